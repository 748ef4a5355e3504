import type { ExampleId } from '#shared/protocol/session-view.ts';

/** A neuron by its layer (0 is the first after the inputs), or a synapse into it; the bias is the one after the inputs. */
export type Touched =
  | { readonly kind: 'neuron'; readonly layer: number; readonly neuron: number }
  | { readonly kind: 'synapse'; readonly layer: number; readonly neuron: number; readonly input: number };

/** What one screen looks at inside the network. */
export class SeeInside {
  touched = $state.raw<Touched | undefined>();
  /** The example that someone picked; otherwise one is picked for them. */
  example = $state<ExampleId | undefined>();
  showsBiasNeurons = $state(false);

  touch(touched: Touched): void {
    this.touched = touched;
  }

  close(): void {
    this.touched = undefined;
  }
}
