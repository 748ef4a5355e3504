import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtPages } from '#server/http/pages.ts';
import { joinHost } from '#server/http/join-address.ts';
import { serve, temporaryFolder } from '#tests/support/class-server.ts';

/** A server with two built files. */
async function servePages() {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>Chalknet</title>');
  await writeFile(join(folder, 'assets', 'page-abc.js'), 'console.log(1);'.repeat(500));
  return serve({ pages: async () => builtPages(folder) });
}

describe('The server over HTTP', () => {
  test('gives the same page for every address of the app, to be asked for each time', async () => {
    const { url } = await servePages();
    for (const path of ['/', '/j/123456', '/board/123456', '/nowhere']) {
      const answer = await fetch(url + path);
      expect(await answer.text()).toContain('Chalknet');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
  });

  test('gives scripts compressed and to be kept', async () => {
    const { url } = await servePages();
    const answer = await fetch(`${url}/assets/page-abc.js`);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-encoding')).toMatch(/gzip|br/);
  });

  test('does not give a page where a script is missing', async () => {
    const { url } = await servePages();
    expect((await fetch(`${url}/assets/gone.js`)).status).toBe(404);
    expect((await fetch(`${url}/api/gone`)).status).toBe(404);
  });

  test('allows no address but its own, and asks for no TLS', async () => {
    const { url } = await servePages();
    const { headers } = await fetch(url);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test('draws the join link as a QR code, and refuses what is no code', async () => {
    const { url } = await servePages();
    const drawing = await fetch(`${url}/api/qr/123456.svg`);
    expect(drawing.headers.get('content-type')).toContain('image/svg+xml');
    expect(await drawing.text()).toContain('<svg');
    expect((await fetch(`${url}/api/qr/12.svg`)).status).toBe(404);
  });

  test('says how it does', async () => {
    const { url } = await servePages();
    expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({ ok: true, sessions: 0 });
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^chalknet_sessions 0$/m);
  });
});

test('Students are sent to the network’s address when the page was asked for by a name that only this machine knows', () => {
  expect(joinHost('localhost:3000', 3000, ['192.0.2.7'])).toBe('192.0.2.7:3000');
  expect(joinHost('127.0.0.1:3000', 3000, ['192.0.2.7'])).toBe('192.0.2.7:3000');
  expect(joinHost('localhost:3000', 3000, [])).toBe('localhost:3000');
  expect(joinHost('chalknet.example', 3000, ['192.0.2.7'])).toBe('chalknet.example');
});
