/**
 * The first thing a thread runs when it starts from source. Its arguments: the worker's name, and the address of its
 * source. A test run has bundled the workers before, since translating them anew takes each thread a second; all others
 * run TypeScript from here on.
 */
const [name, source] = process.argv.slice(2);
const bundles = process.env.CHALKNET_BUNDLED_WORKERS;
if (bundles) await import(new URL(`${name}-worker.js`, bundles));
else await runTypeScript();

async function runTypeScript() {
  const { register } = await import('tsx/esm/api');
  register();
  await import(source);
}
