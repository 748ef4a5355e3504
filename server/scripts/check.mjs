import { PlainError } from './plain-error.mjs';
import { runTool } from './run.mjs';

const checks = {
  format: [['prettier', '--check', '--log-level=warn', '--cache', '--cache-location=.cache/prettier', '.']],
  lint: [['eslint', '--cache', '--cache-location=.cache/eslint', '.']],
  types: [
    ['tsc', '-p', 'shared'],
    ['tsc', '-p', 'server'],
    ['tsc', '-p', 'tests'],
    ['svelte-check', '--tsconfig', 'client/tsconfig.json', '--output', 'human'],
  ],
  borders: [['vitest', 'run', '--project=unit', '--reporter=dot', 'tests/architecture']],
  'dead code': [['knip', '--no-progress']],
};

/** Says whether a change is fit to be committed. All checks run, even when one fails; names choose some of them. */
export async function check(names) {
  const unknown = names.filter((name) => !checks[name]);
  if (unknown.length > 0) {
    throw new PlainError(`There is no check "${unknown[0]}". There are: ${Object.keys(checks).join(', ')}.`);
  }
  const failed = [];
  for (const name of names.length > 0 ? names : Object.keys(checks)) {
    console.log(`\n── ${name}`);
    if (!(await passes(checks[name]))) failed.push(name);
  }
  console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nAll is well.');
  return failed.length > 0 ? 1 : 0;
}

async function passes(commands) {
  const codes = [];
  for (const [tool, ...args] of commands) codes.push(await runTool(tool, args));
  return codes.every((code) => code === 0);
}
