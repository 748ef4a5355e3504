import { DataSet, type Kernels, type NetworkSpec } from '#shared/engine/index.ts';
import { createRandom } from '#shared/engine/math/random.ts';
import { compile } from '#shared/engine/network.ts';
import { Batch } from '#shared/engine/training/batch.ts';

export interface GradientGap {
  readonly what: string;
  readonly computed: number;
  readonly measured: number;
}

const STEP = 0.04;

/**
 * Compares ∂L/∂(every parameter and input) with the slope measured by moving it a little: a fourth-order central
 * difference, so that the step can be wide enough for float32. Where a kink is near, two widths disagree, and the
 * place is skipped.
 */
export function gradientGaps(
  spec: NetworkSpec,
  rows: number,
  kernels: Kernels,
  tolerance = 2e-3,
): GradientGap[] {
  const network = compile(spec, { kernels, rows });
  const { arena } = kernels;
  const random = createRandom(spec.seed, 78);
  for (const { role, offset, stride } of network.plan.layers.flatMap((layer) => layer.parameters)) {
    if (role !== 'bias') continue;
    for (let unit = 0; unit < stride; unit++) network.parameters[offset + unit] = 0.5 * random.normal();
  }
  const gradients = arena.allocate(network.plan.parameterLength);
  const batch = new Batch(network, { rows, gradients, inputDeltas: true });
  placeRandomly(batch, network.inputs, network.outputs, rows, spec);
  const inputs = arena.floats.slice(
    batch.pass.input.values,
    batch.pass.input.values + rows * batch.pass.input.stride,
  );

  const loss = (): number => {
    arena.floats.set(inputs, batch.pass.input.values);
    batch.pass.forward(rows);
    batch.compare(rows);
    return batch.loss;
  };
  loss();
  batch.pass.backward(rows);
  const parameterSlopes = arena.floats.slice(gradients, gradients + network.plan.parameterLength);
  const { deltas, stride } = batch.pass.input;
  const inputSlopes = arena.floats.slice(deltas, deltas + rows * stride);

  const gaps: GradientGap[] = [];
  const compare = (what: string, values: Float32Array, at: number, computed: number): void => {
    const measured = slopeAt(values, at, loss);
    if (measured === null) return;
    if (Math.abs(measured - computed) > tolerance * (0.3 + Math.abs(measured)))
      gaps.push({ what, computed, measured });
  };
  for (const layer of network.plan.layers) {
    for (const { role, offset, rows: height, gates, columns, stride } of layer.parameters) {
      for (let index = 0; index < height * gates * columns; index++) {
        const at = offset + Math.floor(index / columns) * (stride / gates) + (index % columns);
        compare(`${layer.spec.kind} ${role}[${index}]`, network.parameters, at, parameterSlopes[at]);
      }
    }
  }
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < network.inputs; i++) {
      compare(`input[${row}, ${i}]`, inputs, row * stride + i, inputSlopes[row * stride + i]);
    }
  }
  network.free();
  return gaps;
}

function slopeAt(values: Float32Array, at: number, loss: () => number): number | null {
  const start = values[at];
  const lossAt = (offset: number): number => {
    values[at] = start + offset;
    return loss();
  };
  const here = lossAt(0);
  const widths = [STEP / 2, STEP, 2 * STEP].map((step) => {
    const [ahead, behind] = [lossAt(step), lossAt(-step)];
    return { slope: (ahead - behind) / (2 * step), bend: (ahead + behind - 2 * here) / step ** 2 };
  });
  values[at] = start;
  const [narrow, middle, wide] = widths;
  const estimates = [(4 * narrow.slope - middle.slope) / 3, (4 * middle.slope - wide.slope) / 3];
  const tolerance = 4e-4 * (0.3 + Math.abs(estimates[0]));
  const isKinked =
    Math.abs(estimates[0] - estimates[1]) > tolerance ||
    Math.abs(wide.bend - middle.bend) * STEP > tolerance ||
    Math.abs(middle.bend - narrow.bend) * STEP > 2 * tolerance;
  return isKinked ? null : (estimates[0] + estimates[1]) / 2;
}

function placeRandomly(
  batch: Batch,
  inputs: number,
  targets: number,
  rows: number,
  { seed, loss }: NetworkSpec,
): void {
  const random = createRandom(seed, 77);
  const data = new DataSet({ inputs, targets });
  const target = (): number => {
    if (loss === 'binaryCrossEntropy' || loss === 'hinge') return random.below(2);
    return loss === 'softmaxCrossEntropy' ? random.uniform() : random.normal();
  };
  for (let row = 0; row < rows; row++) {
    const input = Array.from({ length: inputs }, () => random.normal());
    data.upsert(row, input, Array.from({ length: targets }, target), 0.5 + random.uniform());
  }
  batch.gather(data, data.ascending().slots, 0, rows);
}
