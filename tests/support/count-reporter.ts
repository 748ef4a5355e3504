import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { findBrowser } from './browser.ts';
import { testsWithoutBrowser } from './tests-without-browser.ts';
import { addTests, noTests, type TestCounts } from './test-counts.ts';

/**
 * Ends the run with one line that people and machines read: `N passed, N failed, N skipped`. A file that does not load
 * and an error outside of any test count as one failure each. Tests that found no browser count as skipped.
 */
export default class CountReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  async onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): Promise<void> {
    const counts = noTests();
    modules.forEach((module) => addTests(counts, module));
    counts.failed += unhandledErrors.length;
    if (!findBrowser()) await this.#skipWithoutBrowser(counts);
    // The summary of Vitest may still be on its way; nothing comes after this.
    process.once('exit', () => process.stdout.write(`${countLine(counts)}\n`));
  }

  async #skipWithoutBrowser(counts: TestCounts): Promise<void> {
    const { skipped, sentence } = await testsWithoutBrowser(this.#vitest!);
    if (skipped === 0) return;
    counts.skipped += skipped;
    process.stderr.write(`\n${sentence}\n\n`);
    if (process.env.CI === 'true') process.exitCode = 1;
  }
}

function countLine({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
