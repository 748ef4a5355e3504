import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { browserLaunchOptions, findBrowser } from './tests/support/browser.ts';

const isBrowserThere = findBrowser() !== undefined;

/** Everything that needs no browser: it runs from the TypeScript sources, in Node. */
const unit: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'unit',
    environment: 'node',
    include: ['tests/{activities,architecture,bench,drawings,engine,protocol,server}/**/*.test.ts'],
    testTimeout: 20_000,
  },
};

/** Components and state classes, each alone, in a real browser. */
const component: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'component',
    include: ['tests/client/**/*.test.ts'],
    testTimeout: 15_000,
    browser: {
      enabled: isBrowserThere,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: browserLaunchOptions() }),
      instances: [{ browser: 'chromium' }],
      viewport: { width: 1366, height: 768 },
    },
    sequence: { groupOrder: 1 },
  },
};

/** Stories: the built server and real browsers. They wait more than they work, so two go side by side. */
const e2e: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'e2e',
    environment: 'node',
    include: ['tests/e2e/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
    sequence: { groupOrder: 2 },
  },
};

export default defineConfig(({ mode, isSsrBuild }) => ({
  root: mode === 'test' ? '.' : 'client',
  plugins: [svelte({ configFile: false })],
  build: isSsrBuild ? serverBuild() : clientBuild(),
  test: {
    watch: false,
    projects: isBrowserThere ? [unit, component, e2e] : [unit],
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
