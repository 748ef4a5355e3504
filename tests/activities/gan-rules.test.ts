import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor, DecisionContext, Seat } from '#shared/activities/activity.ts';
import { bitsOf, worthOf } from '#shared/activities/game/bits.ts';
import { STOPS } from '#shared/activities/game/stops.ts';
import { readyMade } from '#shared/activities/gan/cards/cards.ts';
import { GAN_LIMITS } from '#shared/activities/gan/limits.ts';
import { nextStage, planOf, roundOf } from '#shared/activities/gan/plan.ts';
import { gan } from '#shared/activities/gan/rules.ts';
import { forgeryWorth, verdictsOn } from '#shared/activities/gan/scores.ts';
import { PARTIES, type GanAction, type GanEvent, type GanState } from '#shared/activities/gan/state.ts';
import type { BoardGanView, StudentGanView } from '#shared/activities/gan/view-types.ts';

/** A class at play: what it decides is applied, and kept, so that it can be played again. */
class Table {
  state: GanState = gan.initial();
  now = 1_000_000;
  readonly events: GanEvent[] = [];
  readonly seats: Seat[] = [];

  join(): string {
    const number = this.seats.length + 1;
    this.seats.push({ id: `s${number}`, number });
    return `s${number}`;
  }

  leave(seat: string): void {
    const index = this.seats.findIndex(({ id }) => id === seat);
    if (index < 0) return;
    this.#take(gan.seatRemoved(this.state, seat));
    this.seats.splice(index, 1);
  }

  /** Why it was refused, or undefined. */
  act(action: GanAction, viewer: Actor = { role: 'teacher' }): string | undefined {
    const context: DecisionContext = { viewer, now: this.now, seats: this.seats, randomSeed: () => 77 };
    const decision = gan.decide(this.state, action, context);
    if ('refused' in decision) return decision.refused;
    this.#take(decision.events);
    return undefined;
  }

  by(seat: string, action: GanAction): string | undefined {
    return this.act(action, { role: 'student', seat });
  }

  see(seat: string): StudentGanView {
    return gan.view(this.state, { role: 'student', seat }) as StudentGanView;
  }

  judges(seat: string) {
    return Object.values(this.see(seat).judge!.items);
  }

  board(): BoardGanView {
    return gan.view(this.state, { role: 'board' }) as BoardGanView;
  }

  /** Everything that a student's pages are told. */
  told(): string {
    return this.seats.map(({ id }) => JSON.stringify(this.see(id))).join();
  }

  #take(events: readonly GanEvent[]): void {
    for (const event of events) this.state = gan.apply(this.state, event);
    this.events.push(...events);
  }
}

const strokesOf = (index: number) => readyMade('squareApple', true, 9, index);

function tableOf(seats: number, settings: Partial<GanState['settings']> = {}): Table {
  const table = new Table();
  for (let seat = 0; seat < seats; seat++) table.join();
  table.act({ type: 'configure', settings });
  return table;
}

/** Everybody draws what is asked for, up to the forging of the first round. */
function forging(seats: number): Table {
  const table = tableOf(seats);
  table.act({ type: 'begin' });
  table.seats.forEach(({ id }, index) => table.by(id, { type: 'collect', strokes: strokesOf(index) }));
  table.act({ type: 'next' });
  return table;
}

function judging(seats: number): Table {
  const table = forging(seats);
  table.seats.forEach(({ id }, index) =>
    table.by(id, { type: 'submit', round: 1, strokes: strokesOf(100 + index) }),
  );
  table.act({ type: 'next' });
  return table;
}

test('A game of two houses goes through its phases by the clock, and in no other order', () => {
  const table = tableOf(5);
  expect(table.act({ type: 'next' })).toBe('not-now');
  table.act({ type: 'begin' });
  const phases = ['collect'];
  while (table.state.stage.phase !== 'close') {
    const due = gan.deadline!(table.state)!;
    expect(table.act(due.action, { role: 'clock' })).toBe('not-now');
    table.now = due.at;
    expect(table.act(due.action, { role: 'clock' })).toBeUndefined();
    phases.push(table.state.stage.phase);
  }
  const round = ['forge', 'judge', 'learn', 'reveal'];
  expect(phases).toEqual(['collect', ...round, ...round, ...round, 'close']);
  expect(gan.deadline!(table.state)).toBeUndefined();
});

test('The clock stops, waits and runs on as long as it had left, and nobody plays meanwhile', () => {
  const table = forging(4);
  const { at } = gan.deadline!(table.state)!;
  table.act({ type: 'pause' });
  expect(gan.deadline!(table.state)).toBeUndefined();
  expect(table.by('s1', { type: 'submit', round: 1, strokes: strokesOf(1) })).toBe('frozen');
  table.now += 60_000;
  table.act({ type: 'resume' });
  expect(gan.deadline!(table.state)!.at).toBe(at + 60_000);
});

test('Houses are of one size, and who comes late gets the smaller one with the next phase', () => {
  const table = forging(7);
  const late = table.join();
  expect(table.see(late).house).toBeUndefined();
  expect(table.by(late, { type: 'submit', round: 1, strokes: strokesOf(1) })).toBe('not-now');
  table.act({ type: 'next' });
  const houses = Object.values(table.state.houses);
  expect(houses.filter((house) => house === 0).length).toBe(4);
  expect(table.judges(late).length).toBe(GAN_LIMITS.itemsPerSeat);
});

test('Who comes while drawings are collected draws after a card at once, and stays in its house', () => {
  const table = tableOf(4);
  table.act({ type: 'begin' });
  const [first, second] = [table.join(), table.join()];
  const cards = [first, second].map((seat) => table.see(seat).collect!.card);
  expect(new Set(cards).size).toBe(2);
  expect(table.by(first, { type: 'collect', strokes: strokesOf(1) })).toBeUndefined();
  expect(table.state.houses[first]).toBe(table.see(first).house);
  const houses = [first, second].map((seat) => table.see(seat).house);
  table.act({ type: 'next' });
  expect([first, second].map((seat) => table.state.houses[seat])).toEqual(houses);
});

test('Where the class is one house, whoever comes belongs to it at once', () => {
  const table = tableOf(2, { judges: 'network' });
  table.act({ type: 'begin' });
  const late = table.join();
  expect(table.by(late, { type: 'test', round: 1, strokes: strokesOf(1) })).toBeUndefined();
  table.act({ type: 'next' });
  const { forgery } = table.state.rounds[1]![late]!;
  expect(table.state.items[forgery!]).toMatchObject({ house: 0, isHandedIn: true });
});

test('A second tap on "next" skips nothing', () => {
  const table = forging(3);
  expect(table.act({ type: 'next', from: 'collect' })).toBe('not-now');
  expect(table.act({ type: 'next', from: 'forge' })).toBeUndefined();
});

test('A seat judges eight items, three to five of them forged, never its own, and none again in a later round', () => {
  const table = judging(13);
  const seen = new Map<string, Set<number>>();
  for (let round = 1; round <= 3; round++) {
    for (const { id } of table.seats) {
      const { deal } = table.state.rounds[round]![id]!;
      const items = deal.map((item) => table.state.items[item]!);
      const forged = items.filter(({ isForged }) => isForged).length;
      expect([deal.length, new Set(deal).size]).toEqual([8, 8]);
      expect(forged).toBeGreaterThanOrEqual(3);
      expect(forged).toBeLessThanOrEqual(5);
      expect(items.every(({ maker }) => maker.kind !== 'seat' || maker.seat !== id)).toBe(true);
      expect(items.every(({ house }) => house === table.state.houses[id])).toBe(true);
      const known = seen.get(id) ?? new Set();
      expect(deal.some((item) => known.has(item))).toBe(false);
      seen.set(id, new Set([...known, ...deal]));
    }
    for (let phase = 0; phase < 4; phase++) table.act({ type: 'next' });
  }
});

test('A bet is made once, on what was dealt; "cannot tell" is worth nothing, and the stakes are a discriminator’s loss', () => {
  const table = judging(6);
  const [first] = table.judges('s1');
  const foreign = table.judges('s2').find(({ id }) => !table.judges('s1').some((item) => item.id === id))!;
  expect(table.by('s1', { type: 'bet', id: foreign.id, stop: 90 })).toBe('no-such-example');
  expect(table.by('s1', { type: 'bet', id: first!.id, stop: 90 })).toBeUndefined();
  expect(table.by('s1', { type: 'bet', id: first!.id, stop: 10 })).toBe('not-now');
  expect(STOPS.map((stop) => bitsOf(worthOf(stop, false)).toFixed(2))).toEqual([
    '-2.32',
    '-0.74',
    '0.00',
    '0.49',
    '0.85',
  ]);
  expect(worthOf(50, true)).toBe(0);
});

test('One student alone plays too: the networks and ready-made drawings are both houses', () => {
  const table = judging(1);
  expect(table.judges('s1').length).toBe(8);
  const forgery = table.state.items[table.state.rounds[1]!['s1']!.forgery!]!;
  expect(verdictsOn(forgery).length).toBe(3);
});

test('Before the reveal no student is told who made an item, whether it is forged, or the other house’s card', () => {
  const table = judging(8);
  const [own, other] = table.state.cards!;
  const inHouse = (house: number) => table.seats.filter(({ id }) => table.state.houses[id] === house);
  for (const { id } of inHouse(0)) {
    const told = JSON.stringify(table.see(id));
    expect(told).toContain(own);
    expect(told).not.toContain(other);
    expect(told).not.toMatch(/maker|isForged|seat|s\d+"|readyMade|network(?!")/);
  }
  table.act({ type: 'next' });
  expect(table.told()).not.toMatch(/maker|isForged/);
});

test('On the board real drawings lie face down until the last reveal, and nothing that looks like them is shown before', () => {
  const table = judging(6);
  const frame = {
    ...{ iteration: 25, losses: { generator: 1, discriminator: 1 } },
    ...{ samples: ['ink'], accuracy: 1, margin: 0, diversity: 1, copyRatio: 1, distance: 0, apart: 1 },
  };
  table.act({ type: 'observed', events: [{ type: 'filmed', house: 0, frame }] }, { role: 'network' });
  expect(table.board().films[0]![0]!.samples).toEqual([]);
  table.act({ type: 'next' });
  table.act({ type: 'next' });
  const wall = table.board().reveal!;
  expect(wall.items.filter(({ isForged }) => !isForged).every(({ ink }) => ink === undefined)).toBe(true);
  expect(wall.cards).toBeUndefined();
  while (table.state.stage.phase !== 'reveal' || roundOf(table.state.stage) < 3) table.act({ type: 'next' });
  const last = table.board();
  expect(last.reveal!.items.every(({ ink }) => ink !== undefined)).toBe(true);
  expect([last.reveal!.cards!.length, last.films[0]![0]!.samples]).toEqual([2, ['ink']]);
});

test('Whoever has tested and not submitted hands in the last test; three tests a round', () => {
  const table = forging(4);
  for (let index = 0; index < 3; index++)
    expect(table.by('s1', { type: 'test', round: 1, strokes: strokesOf(index) })).toBeUndefined();
  expect(table.by('s1', { type: 'test', round: 1, strokes: strokesOf(3) })).toBe('out-of-range');
  table.act({ type: 'next' });
  const { forgery, tests } = table.state.rounds[1]!['s1']!;
  expect(table.state.items[forgery!]!.ink).toBe(tests[2]!.ink);
});

/** What may happen in a class, with numbers that say to whom. */
const happening = fc.record({
  what: fc.constantFrom(
    'join',
    'leave',
    'collect',
    'test',
    'submit',
    'bet',
    'bet',
    'bet',
    'bet',
    'tap',
    'claim',
    'next',
    'timeout',
    'pause',
    'resume',
    'extend',
    'score',
    'hide',
  ),
  who: fc.nat(),
  which: fc.nat(),
});

function happen(table: Table, { what, who, which }: { what: string; who: number; which: number }): void {
  const { seats, state } = table;
  const seat = seats[who % seats.length]?.id ?? 's1';
  const round = roundOf(state.stage);
  const strokes = strokesOf(which % 40);
  const view = table.see(seat);
  const ids = Object.keys(state.items).map(Number);
  const id = ids[which % Math.max(1, ids.length)] ?? 1;
  switch (what) {
    case 'join':
      if (seats.length < 12) table.join();
      return;
    case 'leave':
      if (which % 4 === 0) table.leave(seat);
      return;
    case 'collect':
      return void table.by(seat, { type: 'collect', strokes });
    case 'test':
      return void table.by(seat, { type: 'test', round, strokes });
    case 'submit':
      return void table.by(seat, { type: 'submit', round, strokes });
    case 'bet': {
      const items = Object.values(view.judge?.items ?? {});
      const item = items[which % Math.max(1, items.length)];
      return void table.by(seat, { type: 'bet', id: item?.id ?? id, stop: STOPS[who % 5]! });
    }
    case 'tap':
      return void table.by(seat, { type: 'tapSurvivor', id: view.learn?.survivors[0]?.id ?? id });
    case 'claim':
      return void table.by(seat, { type: 'claim', id });
    case 'timeout': {
      const due = gan.deadline!(state);
      if (due) table.now = Math.max(table.now, due.at);
      return void (due && table.act(due.action, { role: 'clock' }));
    }
    case 'score': {
      const scores = { hidden: (which % 100) / 100, referee: 0.4, discriminator: 0.7 };
      return void (
        ids.length > 0 &&
        table.act({ type: 'observed', events: [{ type: 'itemScored', id, scores }] }, { role: 'network' })
      );
    }
    case 'hide':
      return void (which % 5 === 0 && table.act({ type: 'hideItem', id, isHidden: who % 2 === 0 }));
    default:
      return void table.act({ type: what as 'next' });
  }
}

function expectHonest(table: Table): void {
  const { items, rounds, houses } = table.state;
  for (const item of Object.values(items)) {
    if (!item.isForged) continue;
    const lost = verdictsOn(item).reduce<number>((sum, stop) => sum + worthOf(stop, true), 0);
    expect(lost + forgeryWorth(item)).toBe(0);
    expect(verdictsOn(item).length).toBeGreaterThanOrEqual(3);
  }
  for (const seat of Object.keys(houses)) {
    const deals = Object.values(rounds).flatMap((seats) => seats[seat]?.deal ?? []);
    expect(new Set(deals).size).toBe(deals.length);
    for (const id of deals) {
      const { maker } = items[id]!;
      expect(maker.kind === 'seat' && maker.seat === seat).toBe(false);
    }
  }
}

test('Whatever a class does: bets cancel exactly, nobody judges the own or one twice, phases go on legally, a replay agrees', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PARTIES),
      fc.array(happening, { minLength: 40, maxLength: 120 }),
      (judges, happenings) => {
        const table = tableOf(4, { judges });
        table.act({ type: 'begin' });
        for (const one of happenings) {
          const before = table.state.stage;
          happen(table, one);
          const { stage } = table.state;
          if (stage.phase === before.phase && roundOf(stage) === roundOf(before)) continue;
          const legal = nextStage(before, planOf(table.state.settings), table.now);
          expect([stage.phase, roundOf(stage)]).toEqual([legal.phase, roundOf(legal)]);
        }
        expectHonest(table);
        const again = table.events.reduce((state, event) => gan.apply(state, event), gan.initial());
        expect(gan.view(again, { role: 'board' })).toEqual(table.board());
      },
    ),
    { seed: 20, numRuns: 40 },
  );
});
