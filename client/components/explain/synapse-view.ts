/** What one example asks of a synapse. */
export interface Pull {
  readonly id: number;
  readonly label: number;
  readonly isMine: boolean;
  readonly value: number;
}

export interface BatchPulls {
  /** From the strongest up to the strongest down. */
  readonly pulls: readonly Pull[];
  readonly sum: number;
  /** What L2 asks for, −η·λ·w: a pull of its own, of no example; 0 without L2 and on a bias. */
  readonly decay: number;
  /** ∂L/∂w of the batch: −sum ÷ η */
  readonly gradient: number;
  /** Why the batch is not known to its last example; then the pulls do not add up to the step. */
  readonly missing: 'none' | 'large' | 'removed';
}

/** A synapse now, or over the latest iteration: only then is there a step. */
export type SynapseFacts =
  | {
      readonly kind: 'step';
      readonly before: number;
      readonly weight: number;
      readonly step: number;
      readonly batch: BatchPulls;
    }
  | { readonly kind: 'now'; readonly weight: number; readonly batch: BatchPulls };

export interface SynapseView {
  readonly title: string;
  readonly facts: SynapseFacts;
  readonly iteration: number;
  readonly learningRate: number;
  /** Its name, where it is not plain SGD. */
  readonly otherOptimizer: string | undefined;
  readonly isRunning: boolean;
}
