import { fileURLToPath } from 'node:url';
import { activities } from './activities/registry.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { builtPages, developmentPages } from './http/pages.ts';
import { JournalError } from './journal/journal.ts';
import { openLog } from './log.ts';
import { ListenError, startServer, type RunningServer } from './server.ts';
import { greeting } from './greeting.ts';

/** dist/client, beside dist/server where this runs from. */
const PAGES = fileURLToPath(new URL('../client', import.meta.url));

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env);
  const log = openLog(config.logLevel);
  const server = await startServer({
    ...config,
    activities,
    log,
    onFatal: (error) => {
      log.error(
        { err: error },
        'The server cannot go on and stops; start it again, nothing acknowledged is lost',
      );
      process.exit(1);
    },
    pages: async (http) => (config.isDevelopment ? developmentPages(http) : builtPages(PAGES)),
  });
  process.stdout.write(await greeting({ ...config, port: server.port }));
  closeOnSignal(server, config);
}

/** The first signal closes cleanly, a second one at once. */
function closeOnSignal(server: RunningServer, { folder }: Config): void {
  let isClosing = false;
  const close = async () => {
    if (isClosing) process.exit(1);
    isClosing = true;
    await server.close();
    process.stdout.write(folder === undefined ? 'Stopped.\n' : `Stopped. Everything is kept in ${folder}.\n`);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void close());
}

main().catch((error: unknown) => {
  const isExpected =
    error instanceof ConfigError || error instanceof ListenError || error instanceof JournalError;
  process.stderr.write(
    isExpected ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
