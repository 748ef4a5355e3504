import type { Server } from 'node:http';
import { join } from 'node:path';
import express, { type Express } from 'express';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** The built pages. Files under assets/ carry a hash in their name and stay; the page itself is asked for each time. */
export function builtPages(folder: string): (app: Express) => void {
  return (app) => {
    app.use(
      '/assets',
      express.static(join(folder, 'assets'), { maxAge: YEAR_MS, immutable: true, fallthrough: false }),
    );
    app.use(express.static(folder, { index: false, cacheControl: false }));
    app.get('/{*path}', (_request, response) => {
      response.set('Cache-Control', 'no-cache').sendFile('index.html', { root: folder });
    });
  };
}

/** Vite in this process, with hot reload over the same port. */
export async function developmentPages(http: Server): Promise<(app: Express) => void> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server: http } },
  });
  return (app) => void app.use(vite.middlewares);
}
