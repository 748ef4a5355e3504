import type { ChartPoint } from '#client/components/loss-chart.ts';
import { guessPath } from './guess-path.ts';

/** What a loss may do next. */
export const LOSS_OUTCOMES = ['falls', 'level', 'rises'] as const;
export const BOTH_OUTCOMES = ['bothFall', 'testRises', 'bothLevel'] as const;

export type OutcomeName = (typeof LOSS_OUTCOMES)[number] | (typeof BOTH_OUTCOMES)[number];

/** An answer's picture: what was measured so far, then what is guessed. In shares of the picture, y down. */
export interface OutcomePaths {
  readonly past: string;
  readonly training: string;
  readonly test?: string;
}

/** The guess begins here; the real curve so far leads up to it. */
const NOW = 0.45;
/** However far the loss has fallen, there is room to fall farther: what was higher than this allows is cut. */
const LOWEST = 0.4;

const SMALLEST = 1e-3;

type Ahead = (share: number) => number;

const ahead: Readonly<Record<OutcomeName, { readonly training: Ahead; readonly test?: Ahead }>> = {
  falls: { training: (share) => -0.85 * (1 - Math.exp(-3 * share)) },
  level: { training: (share) => 0.08 * Math.sin(14 * share) },
  rises: { training: (share) => 1.6 * share ** 2 },
  bothFall: {
    training: (share) => -0.85 * (1 - Math.exp(-3 * share)),
    test: (share) => -0.6 * (1 - Math.exp(-3 * share)),
  },
  testRises: {
    training: (share) => -0.85 * (1 - Math.exp(-3 * share)),
    test: (share) => 0.7 * share ** 1.5 - 0.25 * share * (1 - share),
  },
  bothLevel: {
    training: (share) => 0.06 * Math.sin(14 * share),
    test: (share) => 0.06 * Math.sin(14 * share + 1),
  },
};

export function isLossOutcome(name: string): name is OutcomeName {
  return Object.hasOwn(ahead, name);
}

/** `curve`: the live network's losses so far, which every picture begins with. */
export function outcomePaths(
  name: OutcomeName,
  curve: readonly ChartPoint[],
  { width, height }: { readonly width: number; readonly height: number },
): OutcomePaths {
  const known = curve.filter(([, loss]) => loss !== null && Number.isFinite(loss));
  const largest = Math.max(...known.map(([, loss]) => loss!), 1e-9);
  /** A loss of 0 is drawn like a very small one: else all that could come of it would look alike. */
  const drawn = (loss: number) => Math.max(loss, largest * SMALLEST);
  const now = drawn(known.at(-1)?.[1] ?? 0);
  const highest = Math.min(largest, now / LOWEST);
  const last = Math.max(1, known.at(-1)?.[0] ?? 1);
  const top = 0.12;
  /** Loss 0 lies at the bottom, the highest so far near the top. */
  const yOf = (level: number) => height * (1 - Math.min(1.08, Math.max(0.02, level)) * (1 - top));
  const past = known.map(
    ([iteration, loss]) =>
      `${(((NOW * iteration) / last) * width).toFixed(1)} ${yOf(drawn(loss!) / highest).toFixed(1)}`,
  );
  const begin = known.length > 1 ? now / highest : 0.6;
  const line = (path: Ahead) => guessPath(NOW * width, width, (share) => yOf(begin + begin * path(share)));
  const { training, test } = ahead[name];
  return {
    past: past.length > 1 ? `M${past.join('L')}` : '',
    training: line(training),
    ...(test && { test: line(test) }),
  };
}
