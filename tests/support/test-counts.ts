import type { TestModule } from 'vitest/node';

export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

export function noTests(): TestCounts {
  return { passed: 0, failed: 0, skipped: 0 };
}

export function addTests(counts: TestCounts, module: TestModule): void {
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    // What is still pending when the run ends was interrupted: nobody knows that it works.
    counts[state === 'pending' ? 'failed' : state] += 1;
  }
  if (isBroken(module)) counts.failed += 1;
}

/** It did not load, or a hook around its tests threw. */
function isBroken(module: TestModule): boolean {
  const suites = [...module.children.allSuites()];
  return module.errors().length > 0 || suites.some((suite) => suite.errors().length > 0);
}
