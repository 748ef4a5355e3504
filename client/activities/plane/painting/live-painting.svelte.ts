import { startPaintingWorker } from './start-worker.ts';
import type { PaintingNews, PaintingRequest, Part, PartStyles, Scene } from './messages.ts';

/** A network that stays as it is needs no worker: one is loaded when it has changed so often. */
const STILL_SCENES = 3;

type WhenAsked = () => Scene | undefined;

/**
 * Pictures of a network that a worker paints. Of the scenes that come while it paints only the newest is kept, so its
 * pictures are behind by what comes meanwhile, and never further. Where a browser cannot do this, `isReady` stays false
 * and the page paints itself.
 */
export class LivePainting {
  isReady = $state(false);
  #worker: Worker | undefined;
  #shown = 0;
  #isPainting = false;
  #next: WhenAsked | undefined;

  /** A network as it is now, or as it will be when the worker has time for it; undefined where it is gone by then. */
  show(scene: WhenAsked): void {
    this.#shown += 1;
    if (this.#shown === STILL_SCENES) this.#start();
    if (!this.isReady || this.#isPainting) this.#next = scene;
    else this.#paint(scene);
  }

  /** From here on the worker paints this canvas, and nobody else can. */
  attach<Name extends Part>(part: Name, canvas: HTMLCanvasElement, style: PartStyles[Name]): void {
    const offscreen = canvas.transferControlToOffscreen();
    this.restyle(part, style);
    this.#ask({ type: 'canvas', part, canvas: offscreen }, [offscreen]);
  }

  restyle<Name extends Part>(part: Name, style: PartStyles[Name]): void {
    this.#ask({ type: 'style', part, style } as PaintingRequest);
  }

  detach(part: Part): void {
    this.#ask({ type: 'gone', part });
  }

  close(): void {
    this.isReady = false;
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): void {
    const worker = startPaintingWorker();
    if (!worker) return;
    worker.onmessage = ({ data }: MessageEvent<PaintingNews>) => this.#hear(data);
    worker.onerror = () => this.close();
    this.#worker = worker;
  }

  #hear({ type }: PaintingNews): void {
    if (type === 'ready') this.isReady = true;
    else this.#isPainting = false;
    const scene = this.#next;
    this.#next = undefined;
    if (scene) this.#paint(scene);
  }

  #paint(whenAsked: WhenAsked): void {
    const scene = whenAsked();
    if (!scene) return;
    this.#isPainting = true;
    this.#ask({ type: 'scene', scene });
  }

  #ask(request: PaintingRequest, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(request, transfer);
  }
}
