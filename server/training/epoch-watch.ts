import type { EpochCount, LossPath } from '#shared/protocol/session-view.ts';

/** What is known of the losses at the ends of epochs. */
export interface EpochState {
  /** ε; 0 while nobody asked for it. */
  readonly stopBelow: number;
  /** The training loss at the end of the last epoch. */
  readonly loss?: number;
  /** The training delta: by how much that was more than an epoch before. */
  readonly delta?: number;
  /** |delta| was below ε, and nobody has wanted it to go on since. */
  readonly hasSettled?: boolean;
  /** The count that was asked for last. */
  readonly count?: EpochCount;
  /** Data, weights or settings changed since the last end: this epoch is of two minds, and is not counted. */
  readonly isDisturbed?: boolean;
  /** All that were to be counted are, and nobody has wanted it to go on since. */
  readonly hasCounted?: boolean;
}

/** Losses over the whole sets; `test` where there is one. */
export interface EpochLosses {
  readonly training: number;
  readonly test?: number;
}

/** Watches the losses at the ends of epochs: says when the training delta is small enough to stop, and counts what fell and rose. */
export class EpochWatch {
  #state: EpochState;

  constructor(state: EpochState = { stopBelow: 0 }) {
    this.#state = state;
  }

  get state(): EpochState {
    return this.#state;
  }

  get isOn(): boolean {
    return this.#state.stopBelow > 0 || this.isCounting;
  }

  get isCounting(): boolean {
    const { count } = this.#state;
    return count !== undefined && !count.isOver;
  }

  get hasSettled(): boolean {
    return this.#state.hasSettled === true;
  }

  /** Running has come to its end. */
  get isAtRest(): boolean {
    return this.hasSettled || this.#state.hasCounted === true;
  }

  /** Another ε; without one, what was known of the delta is forgotten. */
  set(stopBelow: number): void {
    const { count } = this.#state;
    const counted = count ? { count, isDisturbed: true } : {};
    this.#state =
      stopBelow > 0
        ? { ...this.#state, ...counted, stopBelow, hasSettled: false }
        : { stopBelow, ...counted };
  }

  /** Counts the next `epochs` whole epochs, from where one ends next, or from `begin`. */
  count(epochs: number): void {
    const { hasCounted: _, isDisturbed: __, ...state } = this.#state;
    const count = { asked: epochs, epochs: 0, fell: 0, rose: 0, left: 0, isOver: false };
    this.#state = { ...state, count };
  }

  /** No epoch is under way: the next one counts. */
  begin(losses: EpochLosses): void {
    const { count } = this.#state;
    if (count) this.#state = { ...this.#state, count: { ...count, ...begun(losses, 0) } };
  }

  /** Data, weights or settings have changed. */
  disturb(): void {
    if (this.isCounting) this.#state = { ...this.#state, isDisturbed: true };
  }

  /** Somebody wants it to go on all the same, or something has changed: at least one more epoch. */
  goOn(): void {
    if (this.isAtRest) this.#state = { ...this.#state, hasSettled: false, hasCounted: false };
  }

  endEpoch(losses: EpochLosses): void {
    const { stopBelow, loss: before } = this.#state;
    const { isDisturbed = false, ...state } = this.#state;
    const counted = this.isCounting ? counting(state.count!, losses, isDisturbed) : {};
    this.#state = { ...state, ...counted };
    if (stopBelow === 0) return;
    const { training: loss } = losses;
    const delta = before === undefined ? {} : { delta: loss - before };
    const hasSettled = before !== undefined && Math.abs(loss - before) < stopBelow;
    this.#state = { ...this.#state, loss, ...delta, hasSettled };
  }
}

function counting(
  count: EpochCount,
  losses: EpochLosses,
  isDisturbed: boolean,
): Pick<EpochState, 'count' | 'hasCounted'> {
  const after = isDisturbed || !count.training ? leftOut(count, losses) : ended(count, losses);
  const isOver = after.epochs + after.left >= after.asked;
  return { count: { ...after, isOver }, ...(isOver && { hasCounted: true }) };
}

/** Losses on other data say nothing beside the ones before: paths begin anew. An epoch begun before the count is none of it. */
function leftOut({ test: _, ...count }: EpochCount, losses: EpochLosses): EpochCount {
  const left = count.training ? count.left + 1 : count.left;
  return { ...count, left, ...begun(losses, count.epochs + left) };
}

function ended(count: EpochCount, losses: EpochLosses): EpochCount {
  const { training, test } = count;
  const before = training!.last;
  const epochs = count.epochs + 1;
  const at = epochs + count.left;
  return {
    ...count,
    epochs,
    fell: count.fell + (losses.training < before ? 1 : 0),
    rose: count.rose + (losses.training > before ? 1 : 0),
    training: onwards(training!, losses.training, at),
    ...(test && losses.test !== undefined && { test: onwards(test, losses.test, at) }),
  };
}

function begun({ training, test }: EpochLosses, at: number): Pick<EpochCount, 'training' | 'test'> {
  return { training: pathFrom(training, at), ...(test !== undefined && { test: pathFrom(test, at) }) };
}

function pathFrom(loss: number, at: number): LossPath {
  return { first: loss, last: loss, lowest: loss, lowestAt: at };
}

function onwards(path: LossPath, last: number, at: number): LossPath {
  return last < path.lowest ? { ...path, last, lowest: last, lowestAt: at } : { ...path, last };
}
