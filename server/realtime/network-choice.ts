import type { NetworkReport, TrainingReport } from '#server/training/training.ts';
import type { Viewer } from '#shared/activities/activity.ts';
import type { NetworkFrame } from '#shared/protocol/frame.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';

/** Weights up to this many go with every frame, larger ones by themselves when there is room for them. */
const SMALL = 1024;

/** What is shown of one network to one viewer. */
export interface ShownNetwork {
  readonly name: NetworkName;
  readonly report: NetworkReport;
  readonly isLarge: boolean;
  /** Whether this viewer gets its weights at all. */
  readonly hasWeights: boolean;
}

/**
 * The networks of a report that a viewer follows: those with these names, or all. A student gets large weights of only one
 * network, the first, since a whole class shares one wireless network; board and teacher get them all.
 */
export function networksShown(
  { networks }: TrainingReport,
  names: readonly NetworkName[] | undefined,
  viewer: Viewer,
): readonly ShownNetwork[] {
  let largeLeft = viewer.role === 'student' ? 1 : Infinity;
  return (names ?? Object.keys(networks)).flatMap((name) => {
    const report = networks[name];
    if (!report) return [];
    const count = report.weights.length;
    const isLarge = count > SMALL;
    const hasWeights = count <= LIMITS.maxExactWeights && (!isLarge || largeLeft-- > 0);
    return { name, report, isLarge, hasWeights };
  });
}

/** What a frame says of them: to whom a network is new, all; else what may have changed. */
export function networkFrames(
  shown: readonly ShownNetwork[],
  { isNew, withLarge }: { isNew(network: ShownNetwork): boolean; withLarge: boolean },
): Readonly<Record<NetworkName, NetworkFrame>> {
  const entries = shown.map((network) => {
    const { metrics, weights, spec, curve } = network.report;
    const isSent = network.hasWeights && (withLarge || !network.isLarge);
    return [network.name, { metrics, ...(isSent && { weights }), ...(isNew(network) && { spec, curve }) }];
  });
  return Object.fromEntries(entries);
}
