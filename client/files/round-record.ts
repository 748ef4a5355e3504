import type { BetCounts } from '#shared/activities/game/bet-counts.ts';
import { STOPS } from '#shared/activities/game/stops.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';

/** Something that was bet on in a round. Who made it or bet on it stays out. */
interface JudgedLine {
  readonly round: number;
  readonly isForged: boolean;
  readonly maker: string;
  readonly bets: BetCounts;
}

/** What stands under each heading. */
type Columns<Line> = Readonly<Record<string, (line: Line) => string | number>>;

/** What was judged in all rounds, a line each: what it is, who made it, the bets on it, and what networks said of it. */
export function roundRecord<Line extends JudgedLine>(
  name: string,
  lines: readonly Line[],
  { item, scores }: { readonly item: Columns<Line>; readonly scores: Columns<Line> },
): NamedFile {
  const bets = STOPS.map((stop) => [`bets_${stop}`, (line: Line) => line.bets[stop] ?? 0] as const);
  const columns: Columns<Line> = {
    round: ({ round }) => round,
    ...item,
    is_forged: ({ isForged }) => (isForged ? 1 : 0),
    maker: ({ maker }) => maker,
    ...Object.fromEntries(bets),
    ...scores,
  };
  const rows = lines.map((line) => Object.values(columns).map((valueOf) => valueOf(line)));
  const table = [Object.keys(columns), ...rows].map((row) => row.join(','));
  return { name, bytes: new TextEncoder().encode([...table, ''].join('\r\n')) };
}
