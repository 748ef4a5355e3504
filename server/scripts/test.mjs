import { build } from './build.mjs';
import { withLock } from './lock.mjs';
import { filesIn } from './paths.mjs';
import { runTool } from './run.mjs';

/** All tests, or those whose file names contain one of the filters. Only stories need a built server. */
export async function test(args) {
  if (includesStories(args)) await withLock(build);
  return runTool('vitest', ['run', ...args]);
}

function includesStories(args) {
  // What follows an option may be its value. Taking it for none builds too often at worst.
  const filters = args.filter((arg, index) => !arg.startsWith('-') && !args[index - 1]?.startsWith('-'));
  const stories = filesIn('tests/e2e');
  return filters.length === 0 || stories.some((story) => filters.some((filter) => story.includes(filter)));
}
