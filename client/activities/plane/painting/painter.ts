import { compile, type Kernels, type Network } from '#shared/engine/index.ts';
import { DiagramPainter, type DiagramStyle } from '#client/components/diagram/paint-diagram.ts';
import { SurfacePainter } from '#client/components/surface/paint-surface.ts';
import { PlaneSampler } from '../plane-fields.ts';
import type { PaintingRequest, Part, Scene } from './messages.ts';

/** Computes and paints what a network makes of the plane, on canvases of the page's: the engine is the same, the numbers too. */
export class Painter {
  readonly #kernels: Kernels;
  readonly #contexts: Partial<Record<Part, OffscreenCanvasRenderingContext2D>> = {};
  #plane: SurfacePainter | undefined;
  #diagram: DiagramPainter | undefined;
  /** The units that the diagram's style shows, column by column. */
  #visible: DiagramStyle['visible'] = [];
  #scene: Scene | undefined;
  #network: Network | undefined;
  #spec = '';
  #sampler: PlaneSampler | undefined;
  #grid = '';

  constructor(kernels: Kernels) {
    this.#kernels = kernels;
  }

  take(request: PaintingRequest): void {
    switch (request.type) {
      case 'scene':
        this.#show(request.scene);
        break;
      case 'canvas':
        this.#contexts[request.part] = request.canvas.getContext('2d')!;
        break;
      case 'style':
        if (request.part === 'plane') this.#plane = new SurfacePainter(request.style);
        else {
          this.#diagram = new DiagramPainter(request.style);
          this.#visible = request.style.visible;
        }
        break;
      case 'gone':
        delete this.#contexts[request.part];
        break;
      default:
        request satisfies never;
    }
    this.#paint();
  }

  #show(scene: Scene): void {
    const spec = JSON.stringify(scene.spec);
    if (spec !== this.#spec) {
      this.#network?.free();
      this.#network = compile(scene.spec, { kernels: this.#kernels, rows: scene.side ** 2 });
      this.#spec = spec;
    }
    const grid = JSON.stringify([scene.side, scene.axes]);
    if (grid !== this.#grid) this.#sampler = new PlaneSampler(scene.side, scene.axes);
    this.#grid = grid;
    this.#network!.setParameters(scene.weights);
    this.#scene = scene;
  }

  #paint(): void {
    const { plane, diagram } = this.#contexts;
    const network = this.#network;
    if (!this.#scene || !network || !this.#sampler) return;
    const { form } = this.#scene;
    const fields = this.#sampler.sample(network, { withNeurons: diagram !== undefined, form });
    if (plane) this.#plane?.paint(plane, fields.output);
    if (!diagram || !hasAll(network, this.#visible)) return;
    this.#diagram?.paint(diagram, {
      weightOf: (layer, output, input) => network.layers[layer]?.weight(output, input) ?? 0,
      biasOf: (layer, unit) => network.layers[layer]?.biasOf(unit) ?? 0,
      fieldOf: (column, unit) => fields.of(column, unit),
    });
  }
}

/** Where layers change, the style of the one network and the scene of the other are on their way for a moment. */
function hasAll({ inputs, layers }: Network, visible: DiagramStyle['visible']): boolean {
  const sizes = [inputs, ...layers.map(({ outputs }) => outputs)];
  return (
    visible.length === sizes.length &&
    visible.every((units, column) => units.every((unit) => unit < sizes[column]!))
  );
}
