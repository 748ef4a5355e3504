import type { Growth } from './growth.ts';

const PANEL = { width: 330, height: 300, left: 64, right: 14, top: 40, bottom: 48 };

/** One panel for each size: steps a second over size, both logarithmic, so that a cost in proportion is a straight line down. */
export function growthPlot(growths: readonly Growth[]): string {
  const width = growths.length * PANEL.width;
  const panels = growths.map(
    (growth, index) => `<g transform="translate(${index * PANEL.width} 0)">${panel(growth)}</g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${PANEL.height}" viewBox="0 0 ${width} ${PANEL.height}" font-family="sans-serif" font-size="11">`,
    `<rect width="${width}" height="${PANEL.height}" fill="white"/>`,
    ...panels,
    '</svg>',
  ].join('\n');
}

function panel({ size, step, points, fit }: Growth): string {
  const x = axis(
    points.map((point) => point.size),
    PANEL.left,
    PANEL.width - PANEL.right,
  );
  const y = axis(
    points.map((point) => point.stepsPerSecond),
    PANEL.height - PANEL.bottom,
    PANEL.top,
  );
  const fitted = points.map(
    (point) => `${x.place(point.size)},${y.place(1 / (fit.fixed + fit.each * point.size))}`,
  );
  const bottom = PANEL.height - PANEL.bottom;
  const off = (100 * fit.furthest).toFixed(0);
  return [
    text(PANEL.left, 16, 'start', `Cost of ${step} over ${size}`, 'font-weight="bold"'),
    text(
      PANEL.left,
      30,
      'start',
      `dashed: ${micro(fit.fixed)} + ${micro(fit.each)}·size µs, within ${off} %`,
    ),
    ...points.map((point) => text(x.place(point.size), bottom + 16, 'middle', String(point.size))),
    ...y.ticks.map((tick) => text(PANEL.left - 6, y.place(tick) + 4, 'end', short(tick))),
    ...y.ticks.map(
      (tick) => `<path d="M${PANEL.left} ${y.place(tick)}H${PANEL.width - PANEL.right}" stroke="#ddd"/>`,
    ),
    `<path d="M${PANEL.left} ${PANEL.top}V${bottom}H${PANEL.width - PANEL.right}" fill="none" stroke="#333"/>`,
    `<polyline points="${fitted.join(' ')}" fill="none" stroke="#c60" stroke-dasharray="5 4"/>`,
    ...points.map(
      (point) =>
        `<circle cx="${x.place(point.size)}" cy="${y.place(point.stepsPerSecond)}" r="4" fill="#06c"/>`,
    ),
    text((PANEL.left + PANEL.width - PANEL.right) / 2, PANEL.height - 12, 'middle', size),
    `<text transform="translate(14 ${(PANEL.top + bottom) / 2}) rotate(-90)" text-anchor="middle">steps/s</text>`,
  ].join('\n');
}

/** Logarithmic, with a tick at 1, 2 and 5 of each power of ten. */
function axis(values: readonly number[], from: number, to: number) {
  const [low, high] = [Math.min(...values) / 1.2, Math.max(...values) * 1.2];
  const place = (value: number): number =>
    Math.round(10 * (from + ((to - from) * Math.log(value / low)) / Math.log(high / low))) / 10;
  const powers = Array.from({ length: 12 }, (_, power) => 10 ** (power - 2));
  const ticks = powers.flatMap((power) => [power, 2 * power, 5 * power]);
  return { place, ticks: ticks.filter((tick) => tick >= low && tick <= high) };
}

function text(x: number, y: number, anchor: string, words: string, more = ''): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" ${more}>${words}</text>`;
}

function micro(seconds: number): string {
  return (seconds * 1e6).toPrecision(2);
}

function short(value: number): string {
  return value >= 1e6 ? `${value / 1e6}M` : value >= 1000 ? `${value / 1000}k` : String(value);
}
