import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ForgeScreen from '#client/activities/gan/ForgeScreen.svelte';
import { locale } from '#client/locales/locale.svelte.ts';
import { gan as rules } from '#shared/activities/gan/rules.ts';
import type { StudentGanView } from '#shared/activities/gan/view-types.ts';
import { packInk } from '#shared/activities/gan/ink.ts';
import type { Strokes } from '#shared/drawings/strokes.ts';
import type { CommandReply } from '#shared/protocol/outbox.ts';

const LINE: Strokes = [[100, 100, 800, 900]];
const ink = packInk(new Float32Array(784));

/** A forger who has tested `strokes` and come back: they are on the pad. */
async function open(strokes: Strokes) {
  await locale.choose('en');
  const act = vi.fn(() => Promise.resolve<CommandReply>({ ok: true }));
  const forge: NonNullable<StudentGanView['forge']> = {
    tests: { 0: { strokes, ink } },
    testsLeft: 2,
    referee: { isReady: true, heldOut: 20 },
  };
  const gan = rules.view(rules.initial(), { role: 'student', seat: 'a' }) as StudentGanView;
  const props = { forge, gan, round: 1, leftMs: 5000 as number | undefined, act };
  const screen = await render(ForgeScreen, props);
  return { act, at: (leftMs: number | undefined) => screen.rerender({ ...props, leftMs }) };
}

test('What is on the pad is handed in once, shortly before the time is up', async () => {
  const { act, at } = await open(LINE);
  await at(2000);
  expect(act).not.toHaveBeenCalled();
  for (const leftMs of [1400, 900, 100]) await at(leftMs);
  expect(act.mock.calls).toEqual([[{ type: 'submit', round: 1, strokes: LINE }]]);
});

test('Nothing is handed in while the clock stands still, nor from an empty pad', async () => {
  const drawn = await open(LINE);
  await drawn.at(undefined);
  expect(drawn.act).not.toHaveBeenCalled();
  const empty = await open([]);
  await empty.at(500);
  expect(empty.act).not.toHaveBeenCalled();
});
