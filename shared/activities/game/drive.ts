export const PLAYERS = ['both', 'generator', 'discriminator'] as const;

/** Who learns. */
export type Player = (typeof PLAYERS)[number];

/** How a generator and its discriminator learn where the teacher steers them. */
export interface Drive {
  readonly isRunning: boolean;
  readonly player: Player;
  /** Iterations a second, 0 for as many as the machine gives. */
  readonly speed: number;
}

export type DriveAction =
  | { readonly type: 'drive'; readonly drive: Partial<Drive> }
  /** One iteration of whoever learns. */
  | { readonly type: 'step' };
