import { loadKernelsNow } from '#shared/engine/index.ts';
import type { PaintingNews, PaintingRequest } from './messages.ts';
import { Painter } from './painter.ts';

/** Paints pictures of a network in a thread of its own, so that the page's has nothing to do with them. */

const painter = new Painter(loadKernelsNow());

addEventListener('message', ({ data }: MessageEvent<PaintingRequest>) => {
  painter.take(data);
  if (data.type === 'scene') say({ type: 'painted' });
});
say({ type: 'ready' });

function say(news: PaintingNews): void {
  postMessage(news);
}
