import type { NeuronSettings } from '#shared/activities/neuron/state.ts';
import { TableNetwork } from '#shared/activities/neuron/table-network.ts';
import { loadKernels, type Kernels } from '#shared/engine/index.ts';

type Wanted = Pick<NeuronSettings, 'task' | 'seed'>;

/** The task's network on this device, made anew when another task is chosen. Undefined until the engine is there. */
export class TaskNetwork {
  table = $state.raw<TableNetwork | undefined>();
  readonly #rows: number;
  #kernels: Kernels | undefined;
  #task: Wanted | undefined;

  constructor({ rows = 1 } = {}) {
    this.#rows = rows;
    void loadKernels().then((kernels) => {
      this.#kernels = kernels;
      this.#make();
    });
  }

  use(settings: Wanted): void {
    if (this.#task?.task === settings.task && this.#task.seed === settings.seed) return;
    this.#task = settings;
    this.#make();
  }

  free(): void {
    this.table?.free();
    this.table = undefined;
    this.#task = undefined;
  }

  #make(): void {
    if (!this.#kernels || !this.#task) return;
    this.table?.free();
    this.table = new TableNetwork(this.#task, { kernels: this.#kernels, rows: this.#rows });
  }
}
