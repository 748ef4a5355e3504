import { type Duelist, DUELISTS } from '#shared/activities/duel/networks.ts';
import type { PlaneExample } from '#shared/activities/plane/state.ts';
import type { LiveNetworks } from '#client/state/live-networks.svelte.ts';

/** e = F(x) − y of each example, by each network. */
export type DuelErrors = Readonly<Partial<Record<Duelist, Float32Array>>>;

type Point = Pick<PlaneExample, 'x' | 'y'>;

/** What both live networks answer to the points, compared with them. Asked for in an effect, it follows the weights. */
export function errorsOf(networks: LiveNetworks, points: readonly Point[]): DuelErrors {
  return Object.fromEntries(
    DUELISTS.flatMap((name) => {
      const live = networks.get(name);
      void live?.version;
      if (!live?.network) return [];
      const answers = live.network.predict(
        Float32Array.from(points, ({ x }) => x),
        points.length,
      );
      return [[name, Float32Array.from(points, ({ y }, index) => answers[index]! - y)] as const];
    }),
  );
}
