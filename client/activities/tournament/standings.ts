import { type Standing, standingOf } from '#shared/activities/tournament/ranking.ts';
import type { TournamentView } from '#shared/activities/tournament/state.ts';
import type { LiveNetworks } from '#client/state/live-networks.svelte.ts';

/** How every copy stands now. Asked for in an effect, it follows the networks. */
export function standingsOf({ entries }: TournamentView, networks: LiveNetworks): readonly Standing[] {
  return Object.keys(entries).map((seat) => standingOf(seat, networks.get(seat)?.metrics));
}
