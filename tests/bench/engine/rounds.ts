/** Steps per second over about this many milliseconds, after a warm-up. */
export function stepsPerSecond(step: () => void, milliseconds: number): number {
  const end = performance.now() + milliseconds;
  const start = performance.now();
  let steps = 0;
  let now = start;
  for (let chunk = 1; now < end; chunk = Math.min(chunk * 2, 1024)) {
    for (let index = 0; index < chunk; index++) step();
    steps += chunk;
    now = performance.now();
  }
  return (steps * 1000) / (now - start);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}
