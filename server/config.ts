import { parseArgs } from 'node:util';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where the journal lives; undefined: nothing on disk. */
  readonly folder: string | undefined;
  readonly isDevelopment: boolean;
  readonly logLevel: string;
}

/** A setting that cannot be meant, in a sentence for whoever starts the server. */
export class ConfigError extends Error {}

export function readConfig(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const { values } = parseOptions(args);
  return {
    port: readPort(environment.PORT),
    host: environment.HOST || '0.0.0.0',
    folder: values.ephemeral ? undefined : environment.DATA_DIR || 'data',
    isDevelopment: values.dev === true,
    logLevel: environment.LOG_LEVEL || 'info',
  };
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ephemeral: { type: 'boolean' }, dev: { type: 'boolean' } },
    });
  } catch (error) {
    throw new ConfigError(`${(error as Error).message} Known options: --ephemeral, --dev.`, { cause: error });
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ConfigError(`PORT has to be a whole number from 0 to 65535, got “${text}”.`);
}
