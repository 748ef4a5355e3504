import { tokenOf } from './tokens.ts';

/** What is too large for a command, kept by the server for this class. Only its teacher's browser may. Rejects where it was refused. */
export async function saveBlob(code: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const answer = await fetch(`/api/blobs/${code}`, {
    method: 'POST',
    headers: { ...authorization(code), 'Content-Type': 'application/octet-stream' },
    body: bytes,
  });
  const { blob } = (await answer.json()) as { blob?: string };
  if (blob === undefined) throw new Error(`The server did not keep it (${answer.status})`);
  return blob;
}

export async function loadBlob(code: string, blob: string): Promise<Uint8Array> {
  const answer = await fetch(`/api/blobs/${code}/${blob}`, { headers: authorization(code) });
  if (!answer.ok) throw new Error(`The server did not give it (${answer.status})`);
  return new Uint8Array(await answer.arrayBuffer());
}

function authorization(code: string): { Authorization: string } {
  return { Authorization: `Bearer ${tokenOf({ role: 'teacher', code }) ?? ''}` };
}
