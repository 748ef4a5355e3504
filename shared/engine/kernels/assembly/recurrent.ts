import { tanh } from './activations';
import { answerOfFourGates, hyperbolicTangent, logisticSigmoid } from './mathematics';
import { bytes, minus, plus, splat, times } from './vector';

// @ts-ignore: decorator
@inline
function sigmoidSlope(y: v128): v128 {
  return times(y, minus(splat(1), y));
}

// @ts-ignore: decorator
@inline
function tanhSlope(y: v128): v128 {
  return minus(splat(1), times(y, y));
}

// @ts-ignore: decorator
@inline
function stateAt(state: i32, own: i32): v128 {
  return state == 0 ? splat(0) : v128.load(bytes(state + own));
}

/** i, f, o = σ(·), g = tanh(·), c = f·c₋ + i·g, h = o·tanh c */
// prettier-ignore
export function lstm(
  gates: i32, before: i32, cell: i32, shown: i32, hidden: i32, rows: i32, units: i32,
): void {
  const gate = bytes(units);
  for (let row = 0; row < rows; row++) {
    const first = gates + row * 4 * units;
    const own = row * units;
    for (let unit = 0; unit < units; unit += 4) {
      const at = bytes(first + unit);
      answerOfFourGates(at, gate);
      const f = v128.load(at + gate);
      const c = plus(times(f, stateAt(before, own + unit)), times(v128.load(at), v128.load(at + 2 * gate)));
      v128.store(bytes(cell + own + unit), c);
      v128.store(bytes(shown + own + unit), c);
    }
    tanh(shown + own, units);
    for (let unit = 0; unit < units; unit += 4) {
      const o = v128.load(bytes(first + unit) + 3 * gate);
      v128.store(bytes(hidden + own + unit), times(o, v128.load(bytes(shown + own + unit))));
    }
  }
}

/** gates ← δ, ∂L/∂c₋ = ∂L/∂c·f */
// prettier-ignore
export function lstmBack(
  gates: i32, before: i32, shown: i32, dHidden: i32, dCell: i32, rows: i32, units: i32,
): void {
  const gate = bytes(units);
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit += 4) {
      const at = bytes(gates + row * 4 * units + unit);
      const own = row * units + unit;
      const i = v128.load(at);
      const f = v128.load(at + gate);
      const g = v128.load(at + 2 * gate);
      const o = v128.load(at + 3 * gate);
      const tangent = v128.load(bytes(shown + own));
      const dh = v128.load(bytes(dHidden + own));
      const dc = plus(v128.load(bytes(dCell + own)), times(times(dh, o), tanhSlope(tangent)));
      v128.store(at, times(times(dc, g), sigmoidSlope(i)));
      v128.store(at + gate, times(times(dc, stateAt(before, own)), sigmoidSlope(f)));
      v128.store(at + 2 * gate, times(times(dc, i), tanhSlope(g)));
      v128.store(at + 3 * gate, times(times(dh, tangent), sigmoidSlope(o)));
      v128.store(bytes(dCell + own), times(dc, f));
    }
  }
}

/** r, z = σ(gate + carried), n = tanh(gate + r·carried), h = (1 − z)·n + z·h₋ */
export function gru(gates: i32, carried: i32, before: i32, hidden: i32, rows: i32, units: i32): void {
  const gate = bytes(units);
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit += 4) {
      const at = bytes(gates + row * 3 * units + unit);
      const to = bytes(carried) - bytes(gates);
      const own = row * units + unit;
      const r = logisticSigmoid(plus(v128.load(at), v128.load(at + to)));
      const z = logisticSigmoid(plus(v128.load(at + gate), v128.load(at + to + gate)));
      const inner = times(r, v128.load(at + to + 2 * gate));
      const n = hyperbolicTangent(plus(v128.load(at + 2 * gate), inner));
      const h = plus(times(minus(splat(1), z), n), times(z, stateAt(before, own)));
      v128.store(bytes(hidden + own), h);
      v128.store(at, r);
      v128.store(at + gate, z);
      v128.store(at + 2 * gate, n);
    }
  }
}

/** gates and carried ← δ, ∂L/∂h ← what of it reaches h₋ directly */
export function gruBack(gates: i32, carried: i32, before: i32, dHidden: i32, rows: i32, units: i32): void {
  const gate = bytes(units);
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit += 4) {
      const at = bytes(gates + row * 3 * units + unit);
      const to = bytes(carried) - bytes(gates);
      const own = row * units + unit;
      const r = v128.load(at);
      const z = v128.load(at + gate);
      const n = v128.load(at + 2 * gate);
      const dh = v128.load(bytes(dHidden + own));
      const dn = times(times(dh, minus(splat(1), z)), tanhSlope(n));
      const dz = times(times(dh, minus(stateAt(before, own), n)), sigmoidSlope(z));
      const dr = times(times(dn, v128.load(at + to + 2 * gate)), sigmoidSlope(r));
      v128.store(at, dr);
      v128.store(at + to, dr);
      v128.store(at + gate, dz);
      v128.store(at + to + gate, dz);
      v128.store(at + 2 * gate, dn);
      v128.store(at + to + 2 * gate, times(dn, r));
      v128.store(bytes(dHidden + own), times(dh, z));
    }
  }
}
