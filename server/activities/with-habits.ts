import type { ActivityAuthority, ActivityBot, BotMaterial } from '#server/session/activities.ts';
import { openVote } from '#shared/activities/habits/rounds.ts';
import { habitActionSchema } from '#shared/activities/habits/schema.ts';
import {
  CHOICES,
  type HabitActed,
  type HabitHappened,
  type WithRounds,
  type WithRoundView,
} from '#shared/activities/habits/state.ts';

type Own<State, Action, Event> = Omit<ActivityAuthority<State, Action, Event>, 'bot'>;

interface Parts<State, Action, Event, View> extends Own<State, Action, Event> {
  readonly bot: ActivityBot<View, Action>;
}

/** The server's part of an activity whose rules have the habits: what is counted, and bots that answer when they are asked. */
export function withHabits<
  State extends object,
  Action extends { readonly type: string },
  Event extends { readonly type: string },
  View extends object,
>(
  own: Parts<State, Action, Event, View>,
): Parts<State & WithRounds, Action | HabitActed, Event | HabitHappened, View & WithRoundView> {
  return {
    parse(action) {
      if (!isHabit(action)) return own.parse(action);
      const parsed = habitActionSchema.safeParse(action);
      return parsed.success ? { action: parsed.data } : { problem: parsed.error.message.slice(0, 300) };
    },
    open: (state) => own.open(state),
    instruct(before, event, after) {
      if (!hasHappened(event)) return own.instruct(before, event, after);
      const { habit } = event;
      return habit.type === 'begun' && habit.epochs > 0
        ? [{ type: 'countEpochs', epochs: habit.epochs }]
        : [];
    },
    ...(own.checkBlob && { checkBlob: (bytes: Uint8Array) => own.checkBlob!(bytes) }),
    bot: answering(own.bot),
  };
}

function isHabit(action: unknown): boolean {
  return typeof action === 'object' && action !== null && 'type' in action && action.type === 'habit';
}

function hasHappened<Event extends { readonly type: string }>(
  event: Event | HabitHappened,
): event is HabitHappened {
  return event.type === 'habit';
}

/** A whole simulated lesson asks, runs, closes, and asks again, one claim after another. */
function conductRounds({ round, asks }: WithRoundView): HabitActed | undefined {
  const act = (habit: HabitActed['habit']): HabitActed => ({ type: 'habit', habit });
  if (!round) {
    const [topic] = Object.keys(asks?.claim ?? {});
    return topic === undefined ? undefined : act({ type: 'ask', habit: 'claim', topic });
  }
  if (round.stage === 'over') return act({ type: 'dismiss' });
  if (round.stage === 'running' || round.answered === 0) return undefined;
  return act({ type: round.stage === 'first' ? 'run' : 'close' });
}

/** Answers by chance before, and mostly by what was measured after. */
function answering<View extends object, Action extends { readonly type: string }>(
  bot: ActivityBot<View, Action>,
): ActivityBot<View & WithRoundView, Action | HabitActed> {
  const isOwn = (action: Action | HabitActed): action is Action => !isHabit(action);
  const { conduct, bring, withMaterial } = bot;
  return {
    opening: bot.opening,
    conduct: (view) => conduct?.(view) ?? conductRounds(view),
    ...(bring && { bring }),
    // Its own lesson is what the material is for: nobody asks in between.
    ...(withMaterial && {
      async withMaterial(material: BotMaterial) {
        const { conduct: _, ...answers } = answering(await withMaterial(material));
        return answers;
      },
    }),
    next(view, student) {
      const { round } = view;
      if (round?.stage === 'running') return undefined;
      const vote = round && openVote(round.stage);
      if (!round || !vote || round.own?.[vote] !== undefined) return bot.next(view, student);
      const guess = Math.floor(student.chance() * CHOICES[round.habit]);
      const choice = round.measured && student.chance() < 0.8 ? round.measured.outcome : guess;
      return { type: 'habit', habit: { type: 'answer', round: round.id, vote, choice } };
    },
    shows: (view, { action, ...rest }) => !isOwn(action) || bot.shows(view, { action, ...rest }),
    audit(view, seat, done) {
      const own = done.flatMap(({ action, ...rest }) => (isOwn(action) ? [{ action, ...rest }] : []));
      return bot.audit(view, seat, own);
    },
  };
}
