import type { NeuronView, Run, TableId } from '#shared/activities/neuron/state.ts';
import type { CurvePoint } from '#shared/protocol/session-view.ts';

export type WayName = 'blind' | 'seeing' | 'backpropagation';

export interface Line {
  readonly id: number;
  readonly path: string;
  readonly isBest: boolean;
}

/** One of the three panels: every table's way down, or the machine's. */
export interface Way {
  readonly name: WayName;
  readonly lines: readonly Line[];
  /** The lowest loss that any of them reached, and how many steps that one took in all. */
  readonly best: number | undefined;
  readonly steps: number;
  /** Of its steps, those that the machine made for somebody who was away. */
  readonly played: number;
}

interface Box {
  readonly width: number;
  readonly height: number;
}

interface Descent {
  readonly id: number;
  readonly best: number;
  readonly steps: number;
  readonly played: number;
  readonly curve: readonly CurvePoint[];
}

/** `own`: only this table's, on its own phone. All losses stand on one axis, from 0 to the highest of them. */
export function threeWays(
  { tables }: NeuronView,
  machine: readonly CurvePoint[],
  box: Box,
  own?: TableId,
): { readonly ways: readonly Way[]; readonly top: number } {
  const shown = Object.entries(tables).filter(([id]) => own === undefined || Number(id) === own);
  const hands = (['blind', 'seeing'] as const).map((name) => ({
    name,
    descents: shown.flatMap(([id, { runs }]) => (runs ? [descentOf(Number(id), runs[name])] : [])),
  }));
  const all = [...hands, { name: 'backpropagation' as const, descents: descentsOf(machine) }];
  const losses = all.flatMap(({ descents }) =>
    descents.flatMap(({ curve }) => curve.map(([, loss]) => loss ?? 0)),
  );
  const top = Math.max(0.1, ...losses) * 1.05;
  return { top, ways: all.map(({ name, descents }) => wayOf(name, descents, box, top)) };
}

function descentOf(id: number, { steps, played, best, curve }: Run): Descent {
  return { id, steps, played, best, curve };
}

function descentsOf(curve: readonly CurvePoint[]): readonly Descent[] {
  const measured = curve.filter(([, loss]) => loss !== null);
  const last = measured.at(-1);
  if (!last) return [];
  return [
    {
      id: 0,
      steps: last[0],
      played: 0,
      best: Math.min(...measured.map(([, loss]) => loss!)),
      curve: measured,
    },
  ];
}

/** Every panel has its own axis of steps, as long as its longest way. */
function wayOf(name: WayName, descents: readonly Descent[], box: Box, top: number): Way {
  const longest = Math.max(1, ...descents.map(({ steps }) => steps));
  const [best] = descents.toSorted((a, b) => a.best - b.best);
  return {
    name,
    best: best?.best,
    steps: best?.steps ?? 0,
    played: best?.played ?? 0,
    lines: descents.map((descent) => ({
      id: descent.id,
      isBest: descent === best,
      path: pathOf(descent.curve, box, longest, top),
    })),
  };
}

function pathOf(curve: readonly CurvePoint[], { width, height }: Box, longest: number, top: number): string {
  return curve
    .map(([step, loss], index) => {
      const x = (step / longest) * width;
      const y = height - ((loss ?? 0) / top) * height;
      return `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
