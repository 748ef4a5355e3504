import type { Duelist } from './networks.ts';

/** Beyond this error the arctan error pulls less, not more: there d/de 2·atan e/(1 + e²) = 0. */
export const STRONGEST_ERROR = 0.765;

/** ℓ(e) of one example whose answer is wrong by e. |atan e| ≤ |e|, so the arctan error is never the larger one. */
export function lossOf(loss: Duelist, error: number): number {
  return loss === 'arctan' ? Math.atan(error) ** 2 : error ** 2;
}

/** How strongly that example pulls the answer towards its target: dℓ/de. */
export function pullOf(loss: Duelist, error: number): number {
  return loss === 'arctan' ? (2 * Math.atan(error)) / (1 + error ** 2) : 2 * error;
}

/** The mean over all examples; undefined without any. */
export function meanLoss(loss: Duelist, errors: ArrayLike<number>): number | undefined {
  if (errors.length === 0) return undefined;
  let sum = 0;
  for (let index = 0; index < errors.length; index++) sum += lossOf(loss, errors[index]!);
  return sum / errors.length;
}
