import { parseArgs } from 'node:util';

export interface SimulationOptions {
  readonly students: number;
  /** How long they act, from the last one's joining. */
  readonly seconds: number;
  readonly activity: string;
  /** A running server; undefined: one is started for this. */
  readonly url: string | undefined;
  /** Where the figures are written too. */
  readonly json: string | undefined;
  /** Ends the server with SIGKILL halfway and starts it again on the same data. */
  readonly kill: boolean;
  readonly transports: readonly ('polling' | 'websocket')[];
}

/** Options that cannot be meant, in a sentence. */
export class OptionsError extends Error {}

export function readOptions(args: readonly string[], activities: readonly string[]): SimulationOptions {
  const values = parse(args);
  const activity = values.activity ?? 'plane';
  if (!activities.includes(activity))
    throw new OptionsError(`--activity is one of ${activities.join(', ')}, got “${activity}”.`);
  if (values.url !== undefined && values.kill)
    throw new OptionsError('--kill ends a server of its own; a server at --url is not ours to kill.');
  return {
    students: readNumber('students', values.students ?? '24', { min: 1, max: 250 }),
    seconds: readNumber('seconds', values.seconds ?? '20', { min: 1, max: 3600 }),
    activity,
    url: values.url,
    json: values.json,
    kill: values.kill === true,
    transports: readTransport(values.transport),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        students: { type: 'string' },
        seconds: { type: 'string' },
        activity: { type: 'string' },
        url: { type: 'string' },
        json: { type: 'string' },
        transport: { type: 'string' },
        kill: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new OptionsError((error as Error).message, { cause: error });
  }
}

function readNumber(name: string, text: string, { min, max }: { min: number; max: number }): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new OptionsError(`--${name} is a whole number from ${min} to ${max}, got “${text}”.`);
}

function readTransport(text: string | undefined): SimulationOptions['transports'] {
  if (text === undefined) return ['websocket', 'polling'];
  if (text === 'polling' || text === 'websocket') return [text];
  throw new OptionsError(`--transport is polling or websocket, got “${text}”.`);
}
