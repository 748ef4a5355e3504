import { createInterface } from 'node:readline';

/**
 * Serves measurements to the benchmark, line by line: first which works there are and what differs in them, then for
 * each line `WORK MILLISECONDS` the steps a second. `works`: { W1: { note?, prepare() → step } }.
 */
export function serve(works) {
  const steps = new Map();
  console.log(
    JSON.stringify(Object.fromEntries(Object.entries(works).map(([name, { note = '' }]) => [name, note]))),
  );
  createInterface({ input: process.stdin }).on('line', (line) => {
    const [name, milliseconds] = line.split(' ');
    if (!steps.has(name)) steps.set(name, works[name].prepare());
    console.log(stepsPerSecond(steps.get(name), Number(milliseconds)));
  });
}

/** Looks at the clock seldom when steps are short, after each when they are long. */
function stepsPerSecond(step, milliseconds) {
  const start = performance.now();
  let done = 0;
  let elapsed = 0;
  for (let chunk = 1; elapsed < milliseconds;) {
    for (let index = 0; index < chunk; index++) step();
    done += chunk;
    elapsed = performance.now() - start;
    const rate = done / elapsed;
    chunk = Math.max(1, Math.min(chunk * 2, 1024, Math.floor((rate * milliseconds) / 8)));
  }
  return (done * 1000) / elapsed;
}
