import { hyperbolicTangent, logisticSigmoid } from '../../math/hyperbolic-tangent.ts';
import type { Address, Arena } from '../arena.ts';

const fround = Math.fround;

/** σ′ = σ·(1 − σ) and tanh′ = 1 − tanh², from what the function answered. */
const sigmoidSlope = (y: number): number => fround(y * fround(1 - y));
const tanhSlope = (y: number): number => fround(1 - fround(y * y));

/**
 * gates [i, f, g, o] arrive as sums and stay as answers: i, f, o = σ(·), g = tanh(·);
 * the cell keeps c = f·c₋ + i·g, and shows h = o·tanh c; tanh c stays for the way back.
 */
export function lstm(
  { floats }: Arena,
  gates: Address,
  before: Address,
  cell: Address,
  shown: Address,
  hidden: Address,
  rows: number,
  units: number,
): void {
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit++) {
      const at = gates + row * 4 * units + unit;
      const own = row * units + unit;
      const i = logisticSigmoid(floats[at]);
      const f = logisticSigmoid(floats[at + units]);
      const g = hyperbolicTangent(floats[at + 2 * units]);
      const o = logisticSigmoid(floats[at + 3 * units]);
      const past = before === 0 ? 0 : floats[before + own];
      const c = fround(fround(f * past) + fround(i * g));
      floats[cell + own] = c;
      floats[shown + own] = hyperbolicTangent(c);
      floats[hidden + own] = fround(o * floats[shown + own]);
      floats[at] = i;
      floats[at + units] = f;
      floats[at + 2 * units] = g;
      floats[at + 3 * units] = o;
    }
  }
}

/**
 * ∂L/∂c = ∂L/∂c₊ + ∂L/∂h·o·tanh′c; then δ of each gate is ∂L/∂gate times its slope, and ∂L/∂c₋ = ∂L/∂c·f.
 * Answers in `gates` become δ.
 */
export function lstmBack(
  { floats }: Arena,
  gates: Address,
  before: Address,
  shown: Address,
  dHidden: Address,
  dCell: Address,
  rows: number,
  units: number,
): void {
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit++) {
      const at = gates + row * 4 * units + unit;
      const own = row * units + unit;
      const [i, f, g, o] = [floats[at], floats[at + units], floats[at + 2 * units], floats[at + 3 * units]];
      const past = before === 0 ? 0 : floats[before + own];
      const tangent = floats[shown + own];
      const dh = floats[dHidden + own];
      const dc = fround(floats[dCell + own] + fround(fround(dh * o) * tanhSlope(tangent)));
      floats[at] = fround(fround(dc * g) * sigmoidSlope(i));
      floats[at + units] = fround(fround(dc * past) * sigmoidSlope(f));
      floats[at + 2 * units] = fround(fround(dc * i) * tanhSlope(g));
      floats[at + 3 * units] = fround(fround(dh * tangent) * sigmoidSlope(o));
      floats[dCell + own] = fround(dc * f);
    }
  }
}

/**
 * gates [r, z, n] hold W·x + b, carried holds U·h₋ (with c in n's place); they stay as answers in `gates`:
 * r, z = σ(gate + carried), n = tanh(gate + r·carried), h = (1 − z)·n + z·h₋.
 */
export function gru(
  { floats }: Arena,
  gates: Address,
  carried: Address,
  before: Address,
  hidden: Address,
  rows: number,
  units: number,
): void {
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit++) {
      const at = row * 3 * units + unit;
      const own = row * units + unit;
      const r = logisticSigmoid(fround(floats[gates + at] + floats[carried + at]));
      const z = logisticSigmoid(fround(floats[gates + at + units] + floats[carried + at + units]));
      const inner = fround(r * floats[carried + at + 2 * units]);
      const n = hyperbolicTangent(fround(floats[gates + at + 2 * units] + inner));
      const past = before === 0 ? 0 : floats[before + own];
      floats[hidden + own] = fround(fround(fround(1 - z) * n) + fround(z * past));
      floats[gates + at] = r;
      floats[gates + at + units] = z;
      floats[gates + at + 2 * units] = n;
    }
  }
}

/**
 * ∂L/∂n = ∂L/∂h·(1 − z), ∂L/∂z = ∂L/∂h·(h₋ − n), ∂L/∂r = δₙ·carried; what reaches h₋ directly is ∂L/∂h·z.
 * `gates` become δ of W·x + b, `carried` δ of U·h₋.
 */
export function gruBack(
  { floats }: Arena,
  gates: Address,
  carried: Address,
  before: Address,
  dHidden: Address,
  rows: number,
  units: number,
): void {
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit++) {
      const at = row * 3 * units + unit;
      const own = row * units + unit;
      const [r, z, n] = [floats[gates + at], floats[gates + at + units], floats[gates + at + 2 * units]];
      const past = before === 0 ? 0 : floats[before + own];
      const dh = floats[dHidden + own];
      const dn = fround(fround(dh * fround(1 - z)) * tanhSlope(n));
      const dz = fround(fround(dh * fround(past - n)) * sigmoidSlope(z));
      const dr = fround(fround(dn * floats[carried + at + 2 * units]) * sigmoidSlope(r));
      floats[gates + at] = floats[carried + at] = dr;
      floats[gates + at + units] = floats[carried + at + units] = dz;
      floats[gates + at + 2 * units] = dn;
      floats[carried + at + 2 * units] = fround(dn * r);
      floats[dHidden + own] = fround(dh * z);
    }
  }
}
