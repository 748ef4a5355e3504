import type { ActivityAuthority } from '#server/session/activities.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import { housesInPlay } from '#shared/activities/gan/houses.ts';
import { generatorName } from '#shared/activities/gan/networks.ts';
import { ganActionSchema } from '#shared/activities/gan/schema.ts';
import type { GanAction, GanEvent, GanState } from '#shared/activities/gan/state.ts';
import { forgetScored, forgetTest, questionsOpen, testQuestion } from './asking.ts';
import { buildHouse, partsIn } from './build-house.ts';
import { changesOfData, networkDecoys, withoutForgery } from './examples.ts';
import { beginStage, pastForgeries } from './stage-training.ts';

/**
 * A house's style is learned by a pair, a generator against its discriminator, and by two referees that no player trains.
 * They begin with ready-made drawings, so that they know something when the first forger asks; what the class draws takes
 * their place.
 */
export const ganAuthority: Omit<ActivityAuthority<GanState, GanAction, GanEvent>, 'bot'> = {
  parse(action) {
    const parsed = ganActionSchema.safeParse(action);
    return parsed.success ? { action: parsed.data } : { problem: parsed.error.message.slice(0, 300) };
  },
  open: (state) =>
    state.lots === undefined ? [] : [...build(state), ...pastForgeries(state), ...questionsOpen(state)],
  instruct: (before, event, after) => [
    ...(COLLECTING.has(event.type) ? changesOfData(before, after, partsIn(after)) : []),
    ...instructionsFor(before, event, after),
  ],
};

/** What may change the collections: of all that happens, very little. */
const COLLECTING: ReadonlySet<GanEvent['type']> = new Set([
  'collected',
  'discarded',
  'itemHidden',
  'seatForgotten',
]);

function instructionsFor(before: GanState, event: GanEvent, after: GanState): readonly TrainingInstruction[] {
  switch (event.type) {
    case 'gameBegun':
      return [{ type: 'clear' }, ...build(after)];
    case 'gameLeft':
      return [{ type: 'clear' }];
    case 'stageBegun':
      return [...beginStage(before, after), ...drive(after)];
    case 'tested':
      return testQuestion(after, event);
    case 'testAnswered':
      return forgetTest(after, event.id);
    case 'itemScored':
    case 'survivalMeasured':
      return forgetScored(after, event);
    case 'networkForged':
      return partsIn(after).includes('referee') ? networkDecoys(after, event.house, event.forgeries) : [];
    case 'itemHidden':
      return event.isHidden ? withoutForgery(after, event.id) : [];
    case 'driveSet':
      return drive(after);
    case 'stepped':
      return isSteered(after) ? [{ type: 'step', unit: 'iteration' }] : [];
    default:
      return [];
  }
}

function build(state: GanState): readonly TrainingInstruction[] {
  return [...housesInPlay(state.settings).flatMap((house) => buildHouse(state, house)), ...drive(state)];
}

/** The teacher steers only where a network plays against a network: elsewhere both learn as fast as they can. */
function isSteered({ settings, lots }: GanState): boolean {
  return lots !== undefined && settings.forgers === 'network' && settings.judges === 'network';
}

function drive(state: GanState): readonly TrainingInstruction[] {
  if (state.lots === undefined) return [];
  if (!isSteered(state)) return [{ type: 'run', speed: 0 }];
  const { isRunning, player, speed } = state.drive;
  const isLearning = isRunning && state.stage.phase === 'learn';
  return [
    { type: 'play', network: generatorName(0), player },
    isLearning ? { type: 'run', speed } : { type: 'pause' },
  ];
}
