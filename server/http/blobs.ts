import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { BlobStore } from '#server/blobs/blob-store.ts';
import type { Session } from '#server/session/session.ts';
import { LIMITS } from '#shared/protocol/limits.ts';

export interface BlobWorld {
  readonly blobs: BlobStore;
  find(code: string): Promise<Session | undefined>;
}

/**
 * What is too large for a command comes and goes here, for a class's teacher alone: the token stands in the Authorization
 * header, never in an address.
 */
export function addBlobRoutes(app: Express, { blobs, find }: BlobWorld): void {
  const body = express.raw({ type: 'application/octet-stream', limit: LIMITS.maxBlobBytes });

  app.post('/api/blobs/:code', body, async (request, response) => {
    const session = await taughtSession(request, find);
    if (!session) return refuse(response, 403, 'wrong-token');
    if (!Buffer.isBuffer(request.body) || request.body.length === 0)
      return refuse(response, 400, 'malformed');
    const problem = session.activity.authority.checkBlob?.(request.body) ?? undefined;
    if (problem !== undefined || !session.activity.authority.checkBlob) {
      return refuse(response, 400, 'malformed', problem);
    }
    if ((await blobs.sizeOf(session.id)) + request.body.length > LIMITS.maxBlobBytesPerSession) {
      return refuse(response, 413, 'too-large');
    }
    response.json({ ok: true, blob: await blobs.save(session.id, request.body) });
  });

  app.get('/api/blobs/:code/:session/:hash', async (request, response) => {
    const session = await taughtSession(request, find);
    const { session: owner, hash } = request.params;
    if (session?.id !== owner) return refuse(response, 403, 'wrong-token');
    const bytes = await blobs.load(`${owner}/${hash}`);
    if (!bytes) return refuse(response, 404, 'no-such-example');
    response.type('application/octet-stream').set('Cache-Control', 'no-store').send(Buffer.from(bytes));
  });

  app.use(
    '/api/blobs',
    (error: { status?: number }, _request: Request, response: Response, next: NextFunction) =>
      error.status === 413 ? refuse(response, 413, 'too-large') : next(error),
  );
}

async function taughtSession(request: Request, find: BlobWorld['find']): Promise<Session | undefined> {
  const token = /^Bearer ([0-9a-f]{32})$/.exec(request.get('authorization') ?? '')?.[1];
  if (token === undefined) return undefined;
  const session = await find(String(request.params.code));
  return session?.isTeacher(token) ? session : undefined;
}

function refuse(response: Response, status: number, code: string, detail?: string): void {
  response.status(status).json({ ok: false, code, ...(detail !== undefined && { detail }) });
}
