import compression from 'compression';
import express, { type Express, type Request } from 'express';
import helmet from 'helmet';
import QRCode from 'qrcode';
import { addBlobRoutes, type BlobWorld } from './blobs.ts';
import { joinHost, lanAddresses } from './join-address.ts';

export interface AppWorld {
  /** The port that is listened on, known once it is. */
  port(): number;
  /** Only this machine can reach the server. */
  readonly isLoopbackOnly: boolean;
  health(): object;
  /** Prometheus text. */
  metrics(): string;
  readonly blobs: BlobWorld;
  /** Pages: the built ones, or Vite in development. */
  readonly pages: (app: Express) => void;
  readonly isDevelopment: boolean;
}

export function createApp(world: AppWorld): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(world.isDevelopment));
  app.use(compression());
  app.get('/api/health', (_request, response) => void response.json(world.health()));
  app.get('/metrics', (_request, response) => void response.type('text/plain').send(world.metrics()));
  app.get('/api/join', (request, response) => void response.json({ host: hostFor(request, world) }));
  app.get('/api/qr/:code.svg', async (request, response) => {
    const { code } = request.params;
    if (!/^\d{6}$/.test(code))
      return void response.status(404).type('text/plain').send('A code has six digits.');
    const link = `${request.protocol}://${hostFor(request, world)}/j/${code}`;
    const svg = await QRCode.toString(link, {
      type: 'svg',
      margin: 0,
      errorCorrectionLevel: 'M',
      color: { light: '#0000' },
    });
    response.type('image/svg+xml').set('Cache-Control', 'no-cache').send(svg);
  });
  addBlobRoutes(app, world.blobs);
  app.all(
    '/api/{*rest}',
    (_request, response) => void response.status(404).json({ error: 'There is nothing here.' }),
  );
  world.pages(app);
  return app;
}

function hostFor(request: Request, world: AppWorld): string {
  const requested = request.get('host') ?? `localhost:${world.port()}`;
  return joinHost(requested, world.port(), world.isLoopbackOnly ? [] : lanAddresses());
}

/** No request to a third party; plain HTTP in a school's network has to work, so nothing asks for TLS. */
function securityHeaders(isDevelopment: boolean) {
  return helmet({
    strictTransportSecurity: false,
    originAgentCluster: false,
    crossOriginOpenerPolicy: false,
    contentSecurityPolicy: {
      useDefaults: true,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'", "'wasm-unsafe-eval'", ...(isDevelopment ? ["'unsafe-inline'"] : [])],
        'style-src': ["'self'", "'unsafe-inline'"],
        'font-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'connect-src': ["'self'", 'ws:', 'wss:'],
        'upgrade-insecure-requests': null,
      },
    },
  });
}
