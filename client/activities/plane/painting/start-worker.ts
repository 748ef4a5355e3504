/** Undefined where a browser's workers cannot paint all that there is to paint. */
export function startPaintingWorker(): Worker | undefined {
  const canPaint =
    typeof OffscreenCanvas !== 'undefined' &&
    'transferControlToOffscreen' in HTMLCanvasElement.prototype &&
    'roundRect' in Path2D.prototype;
  if (!canPaint) return undefined;
  return new Worker(new URL('./painting-worker.ts', import.meta.url), { type: 'module' });
}
