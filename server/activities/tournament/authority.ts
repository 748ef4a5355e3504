import type { ActivityAuthority } from '#server/session/activities.ts';
import type { BuildInstruction, TrainingInstruction } from '#server/training/training.ts';
import { copySpec, trainedExamples } from '#shared/activities/tournament/copies.ts';
import { TOURNAMENT_LIMITS } from '#shared/activities/tournament/limits.ts';
import { tournamentActionSchema } from '#shared/activities/tournament/schema.ts';
import type {
  Entry,
  TournamentAction,
  TournamentEvent,
  TournamentSettings,
  TournamentState,
} from '#shared/activities/tournament/state.ts';
import { MAIN_NETWORK, type NetworkName } from '#shared/protocol/network-name.ts';

type Authority = ActivityAuthority<TournamentState, TournamentAction, TournamentEvent>;

/** A copy for each seat, from one seed on one copy of the data, up to a last iteration. */
export const tournamentAuthority: Omit<Authority, 'bot'> = {
  parse(action) {
    const parsed = tournamentActionSchema.safeParse(action);
    return parsed.success ? { action: parsed.data } : { problem: parsed.error.message.slice(0, 300) };
  },
  open,
  instruct(_before, event, after) {
    switch (event.type) {
      case 'entered':
      case 'configured':
        return [];
      case 'started':
        return [{ type: 'clear' }, ...open(after)];
      case 'paused':
        return [{ type: 'pause' }];
      case 'resumed':
        return [run];
      case 'left':
        return after.stage.phase === 'choosing' ? [] : [{ type: 'drop', network: event.seat }];
      case 'crowned':
        return [{ type: 'pause' }, { type: 'copy', from: event.seat, network: MAIN_NETWORK }];
      case 'begunAgain':
        return [{ type: 'clear' }];
      default:
        return event satisfies never;
    }
  },
};

const run: TrainingInstruction = { type: 'run', speed: TOURNAMENT_LIMITS.speed };

/** From the start, as the class left it: the same copies come to the same end. */
function open({ settings, stage, entries }: TournamentState): readonly TrainingInstruction[] {
  if (stage.phase === 'choosing') return [];
  const copies = Object.entries(entries);
  if (stage.phase === 'crowned') copies.push([MAIN_NETWORK, stage.entry]);
  const builds = copies.map(([name, entry], index) => build(settings, name, entry, index === 0));
  const isPaused = stage.phase === 'running' && stage.isPaused;
  return [...builds, isPaused ? { type: 'pause' } : run];
}

function build(
  settings: TournamentSettings,
  network: NetworkName,
  entry: Entry,
  withExamples: boolean,
): BuildInstruction {
  return {
    type: 'build',
    network,
    spec: copySpec(settings, entry),
    batchSize: TOURNAMENT_LIMITS.batchSize,
    lastIteration: settings.iterations,
    ...(withExamples && { examples: trainedExamples(settings) }),
  };
}
