import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

/** Bundles the server's workers once for a whole run of tests; server/worker-boot.mjs takes them from there. */
export default async function bundleWorkers({ config: { root } }: TestProject): Promise<() => Promise<void>> {
  const folder = join(root, '.cache', 'workers');
  await mkdir(folder, { recursive: true });
  const ofThisRun = await mkdtemp(join(folder, 'run-'));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      outDir: ofThisRun,
      ssr: true,
      sourcemap: 'inline',
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: {
          'training-worker': 'server/training/worker.ts',
          'journal-worker': 'server/journal/worker.ts',
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  process.env.CHALKNET_BUNDLED_WORKERS = `${pathToFileURL(ofThisRun)}/`;
  return () => rm(ofThisRun, { recursive: true, force: true });
}
