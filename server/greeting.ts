import QRCode from 'qrcode';
import { lanAddresses } from './http/join-address.ts';

/** What the terminal says once the server listens: where to go, and a QR code for the first phone. */
export async function greeting({
  host,
  port,
  folder,
}: {
  host: string;
  port: number;
  folder: string | undefined;
}) {
  const isOpen = host === '0.0.0.0' || host === '::';
  const local = `http://localhost:${port}`;
  const others = isOpen
    ? lanAddresses().map((address) => `http://${address}:${port}`)
    : [`http://${host}:${port}`];
  const kept = folder === undefined ? 'Nothing is kept on disk.' : `Sessions are kept in ${folder}.`;
  return [
    '',
    '  Chalknet is running.',
    '',
    `  On this machine   ${local}`,
    ...others.map((address) => `  In this network   ${address}`),
    '',
    ...(await qrLines(others[0] ?? local)),
    '',
    `  ${kept} Stop with Ctrl+C.`,
    '',
    '',
  ].join('\n');
}

async function qrLines(url: string): Promise<readonly string[]> {
  const code = await QRCode.toString(url, { type: 'utf8' });
  return code.split('\n').map((line) => `  ${line}`);
}
