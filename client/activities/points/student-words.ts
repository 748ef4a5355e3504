import type { StudentPointsView } from '#shared/activities/points/view-types.ts';
import { locale } from '#client/locales/locale.svelte.ts';

type Words = typeof locale.text.activities.points.student;

/** What to do now, in one line. */
export function titleFor(
  { stage, role, judge, own, ownForged, settings }: StudentPointsView,
  words: Words,
): string {
  if (stage.phase === 'reveal') {
    if (judge)
      return judge.points.every(({ stop }) => stop !== undefined) ? words.judged : locale.text.game.judge;
    if (ownForged && own)
      return words.passed(ownForged.filter(({ bits = 0 }) => bits > 0).length, ownForged.length);
    return words.revealTitle;
  }
  if (settings.cast === 'networks') return words.latent;
  if (!role) return words.nextRound;
  return role === 'detective' ? words.paint : words.drag;
}

/** The sentence under it. */
export function saidTo(view: StudentPointsView, words: Words): string {
  const { stage, role, detective, settings } = view;
  if (stage.phase === 'reveal') return view.judge ? judgedSaid(view, words) : resultSaid(view, words);
  if (settings.cast === 'networks') return words.latentSaid;
  if (!role) return words.nextRoundSaid;
  if (role === 'forger') return view.isMachineJudging ? words.dragSaidMachine : words.dragSaid;
  return detective!.forgedBefore.length > 0 ? words.paintSaidAgain : words.paintSaid;
}

function judgedSaid({ judge, own }: StudentPointsView, words: Words): string {
  const { points } = judge!;
  const left = points.filter(({ stop }) => stop === undefined).length;
  if (left > 0) return words.judgeSaid(points.length - left + 1, points.length);
  return own ? words.own(bits(own.bits)) : '';
}

function resultSaid({ role, own, reveal, settings }: StudentPointsView, words: Words): string {
  if (role && !own) return locale.text.activities.points.board.measuring;
  if (!own) return settings.cast === 'networks' ? words.nextRoundSaid : words.none;
  const mean = reveal?.means[own.role];
  return mean === undefined ? words.own(bits(own.bits)) : words.ownBeside(bits(own.bits), bits(mean));
}

function bits(value: number): string {
  return locale.format.signed(value, 2);
}
