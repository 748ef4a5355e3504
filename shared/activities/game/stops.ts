/** The stops of a bet that something is real, in percent. */
export const STOPS = [10, 30, 50, 70, 90] as const;

export type Stop = (typeof STOPS)[number];
