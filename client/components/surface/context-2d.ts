/** Of a canvas in the page, or of one that a worker paints. */
export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
