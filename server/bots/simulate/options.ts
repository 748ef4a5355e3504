import { parseArgs } from 'node:util';

export interface SimulationOptions {
  readonly students: number;
  /** How long they act at most, from the last one's joining; a lesson that comes to an end may be over before. */
  readonly seconds: number | undefined;
  readonly activity: string;
  /** One of the activity's own ways to be set up. */
  readonly preset: string | undefined;
  /** A running server; undefined: one is started for this. */
  readonly url: string | undefined;
  /** Where the figures are written too. */
  readonly json: string | undefined;
  /** Ends the server with SIGKILL halfway and starts it again on the same data. */
  readonly kill: boolean;
  /** A folder of real material. */
  readonly data: string | undefined;
  readonly classes: readonly string[] | undefined;
  readonly seed: number;
  /** With it the teacher brings the material along. */
  readonly perClass: number | undefined;
  readonly test: number;
  /** Where it ends before the seconds are over. */
  readonly iterations: number | undefined;
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
    seconds:
      values.seconds === undefined ? undefined : readNumber('seconds', values.seconds, { min: 1, max: 3600 }),
    activity,
    preset: values.preset,
    url: values.url,
    json: values.json,
    kill: values.kill === true,
    data: values.data,
    classes: values.classes?.split(','),
    seed: readNumber('seed', values.seed ?? '1', { min: 0, max: 2 ** 32 - 1 }),
    perClass: optional('per-class', values['per-class'], { min: 1, max: 6000 }),
    test: readNumber('test', values.test ?? '1000', { min: 1, max: 10_000 }),
    iterations: optional('iterations', values.iterations, { min: 1, max: 1_000_000 }),
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
        preset: { type: 'string' },
        url: { type: 'string' },
        json: { type: 'string' },
        transport: { type: 'string' },
        kill: { type: 'boolean' },
        data: { type: 'string' },
        classes: { type: 'string' },
        seed: { type: 'string' },
        'per-class': { type: 'string' },
        test: { type: 'string' },
        iterations: { type: 'string' },
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

function optional(name: string, text: string | undefined, range: { min: number; max: number }) {
  return text === undefined ? undefined : readNumber(name, text, range);
}

function readTransport(text: string | undefined): SimulationOptions['transports'] {
  if (text === undefined) return ['websocket', 'polling'];
  if (text === 'polling' || text === 'websocket') return [text];
  throw new OptionsError(`--transport is polling or websocket, got “${text}”.`);
}
