import type { ExampleId, Phase } from '#shared/protocol/session-view.ts';

/** A neuron by its layer (0 is the first after the inputs), or a synapse into it; the bias is the one after the inputs. */
export type Touched =
  | { readonly kind: 'neuron'; readonly layer: number; readonly neuron: number }
  | { readonly kind: 'synapse'; readonly layer: number; readonly neuron: number; readonly input: number };

/** What one screen looks at inside the network. */
export interface Seen {
  readonly touched?: Touched | undefined;
  /** The example that someone picked; otherwise one is picked for them. */
  readonly example?: ExampleId | undefined;
  /** How far the neuron's card has been told. */
  readonly phase: Phase;
  readonly showsBiasNeurons: boolean;
  /** Synapses carry what the batch asks of them instead of their weights. */
  readonly showsPulls?: boolean;
}

export class SeeInside {
  seen = $state.raw<Seen>({ phase: 'delta', showsBiasNeurons: false });

  get touched(): Touched | undefined {
    return this.seen.touched;
  }

  touch(touched: Touched): void {
    this.seen = { ...this.seen, touched };
  }

  close(): void {
    this.seen = { ...this.seen, touched: undefined };
  }

  pick(example: ExampleId | undefined): void {
    this.seen = { ...this.seen, example };
  }

  goTo(phase: Phase): void {
    this.seen = { ...this.seen, phase };
  }

  get showsPulls(): boolean {
    return this.seen.showsPulls === true;
  }

  set showsPulls(showsPulls: boolean) {
    this.seen = { ...this.seen, showsPulls };
  }

  get showsBiasNeurons(): boolean {
    return this.seen.showsBiasNeurons;
  }

  set showsBiasNeurons(showsBiasNeurons: boolean) {
    this.seen = { ...this.seen, showsBiasNeurons };
  }
}
