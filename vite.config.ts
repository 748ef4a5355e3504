import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { browserLaunchOptions, findBrowser } from './tests/support/browser.ts';

const isBrowserThere = findBrowser() !== undefined;

/** Replaces a module, or watches what the process allocates: each of these files gets a process of its own. */
const inProcessesOfTheirOwn = [
  'tests/engine/footprint.test.ts',
  'tests/server/training/{crash,pool}.test.ts',
];

/** Everything that needs no browser: it runs from the TypeScript sources, in Node. Files share what they import. */
const unit: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'unit',
    environment: 'node',
    include: ['tests/{activities,architecture,bench,drawings,engine,protocol,server}/**/*.test.ts'],
    exclude: inProcessesOfTheirOwn,
    testTimeout: 60_000,
    globalSetup: './tests/support/bundle-workers.ts',
    isolate: false,
    maxWorkers: 2,
  },
};

const alone: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'alone',
    environment: 'node',
    include: inProcessesOfTheirOwn,
    testTimeout: 60_000,
    globalSetup: './tests/support/bundle-workers.ts',
    maxWorkers: 1,
    sequence: { groupOrder: 1 },
  },
};

/** Components and state classes, each alone, in a real browser. */
const component: TestProjectInlineConfiguration = {
  extends: true,
  // Found out while a test runs, it would reload the test.
  optimizeDeps: { include: ['fflate'] },
  test: {
    name: 'component',
    include: ['tests/client/**/*.test.ts'],
    testTimeout: 30_000,
    browser: {
      enabled: isBrowserThere,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: browserLaunchOptions() }),
      instances: [{ browser: 'chromium' }],
      viewport: { width: 1366, height: 768 },
    },
    sequence: { groupOrder: 2 },
  },
};

/** Stories: the built server and real browsers. They wait more than they work, so three go side by side. */
const e2e: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'e2e',
    environment: 'node',
    include: ['tests/e2e/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // Files share a browser.
    isolate: false,
    maxWorkers: 3,
    // Where other work shares the machine, a wait may run out: there a story is told once more, and the report says so.
    retry: process.env['CI'] ? 1 : 0,
    sequence: { groupOrder: 3 },
  },
};

/** Every screen in every language, every way to be without a WebSocket: minutes long, so `.ci/run` alone runs them. */
const matrix: TestProjectInlineConfiguration = {
  ...e2e,
  test: { ...e2e.test, name: 'matrix', include: ['tests/matrix/**/*.test.ts'] },
};

export default defineConfig(({ mode, isSsrBuild }) => ({
  root: mode === 'test' ? '.' : 'client',
  plugins: [svelte({ configFile: false })],
  build: isSsrBuild ? serverBuild() : clientBuild(),
  test: {
    watch: false,
    projects: isBrowserThere ? [unit, alone, component, e2e, matrix] : [unit, alone],
    reporters: ['default', './tests/support/count-reporter.ts'],
  },
}));

/** On a slow machine the bundler would explain at length where its time went. */
const quietly = { checks: { bundlerTimings: false } };

function clientBuild() {
  return {
    rolldownOptions: quietly,
    outDir: '../dist/client',
    emptyOutDir: true,
    sourcemap: true,
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
  };
}

/** Each input becomes one file; packages are left to Node. */
function serverBuild() {
  return {
    outDir: '../dist/server',
    emptyOutDir: true,
    copyPublicDir: false,
    sourcemap: true,
    target: 'node20',
    ssr: true,
    rolldownOptions: {
      ...quietly,
      input: {
        main: 'server/main.ts',
        simulate: 'server/bots/simulate/main.ts',
        'training-worker': 'server/training/worker.ts',
        'journal-worker': 'server/journal/worker.ts',
      },
      // All in one folder: start-worker finds the workers beside itself.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  };
}
