import { build } from './build.mjs';
import { withLock } from './lock.mjs';
import { filesIn } from './paths.mjs';
import { runTool } from './run.mjs';

/** All tests but the long matrices, or those whose file names contain one of the filters. Only stories need a built server. */
export async function test(args) {
  const filters = filtersIn(args);
  const wantsMatrix = isAmong(filters, 'tests/matrix');
  if (filters.length === 0 || wantsMatrix || isAmong(filters, 'tests/e2e')) await withLock(build);
  return runTool('vitest', ['run', ...(wantsMatrix ? [] : ['--project=!matrix']), ...args]);
}

/** What follows an option may be its value. Taking it for none builds too often at worst. */
function filtersIn(args) {
  return args.filter((arg, index) => !arg.startsWith('-') && !args[index - 1]?.startsWith('-'));
}

function isAmong(filters, folder) {
  return filesIn(folder).some((file) => filters.some((filter) => file.includes(filter)));
}
