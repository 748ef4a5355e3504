import { STOPS, type Stop } from './stops.ts';

/**
 * A bet's worth in millionths of a bit, in whole numbers: so that what a detective wins on a forgery and its forger loses
 * add up to exactly 0, however many bets there are and in whatever order they are added.
 */
export type MicroBits = number;

/** 1 + log₂ p for p of 10, 30, 50, 70, 90 %: the discriminator's loss turned round, 0 for saying ½. */
const WORTH: Readonly<Record<Stop, MicroBits>> = {
  10: -2_321_928,
  30: -736_966,
  50: 0,
  70: 485_427,
  90: 847_997,
};

/** What a bet is worth to a detective. Its forger gets as much less. */
export function worthOf(stop: Stop, isForged: boolean): MicroBits {
  return WORTH[isForged ? opposite(stop) : stop];
}

export function bitsOf(micro: MicroBits): number {
  return micro / 1_000_000;
}

/** The stop nearest to how real a network takes an item for, from 0 to 1: it is clipped like everybody else. */
export function stopFor(score: number): Stop {
  return STOPS.reduce((best, stop) =>
    Math.abs(stop - 100 * score) < Math.abs(best - 100 * score) ? stop : best,
  );
}

function opposite(stop: Stop): Stop {
  return (100 - stop) as Stop;
}
