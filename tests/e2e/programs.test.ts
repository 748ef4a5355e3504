import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { LocalServer } from '#server/bots/simulate/local-server.ts';
import { joinClass, openClass, openPage, shown, temporaryFolder } from '#tests/support/class-server.ts';
import { runBuilt } from '#tests/support/programs.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

/** What `simulate` says is read by other programs. */
const FIGURES = [
  'students',
  'joined',
  'sent',
  'acked',
  'lost',
  'duplicated',
  'rejected',
  'statesReceived',
  'ackMs',
  'stateMs',
  'answerMs',
  'unanswered',
  'lossFirst',
  'lossLast',
  'accuracyLast',
  'accuracyByIteration',
  'kilobytesPerSecond',
];

test.each([[[]], [['--kill']]])('a simulated class loses nothing, with %j', async (extra) => {
  const end = await runBuilt('simulate', ['--students', '12', '--seconds', '4', ...extra]);
  const figures = JSON.parse(end.said);
  expect(Object.keys(figures)).toEqual(FIGURES);
  expect(figures).toMatchObject({ students: 12, joined: 12, lost: 0, duplicated: 0 });
  expect(figures.acked).toBeGreaterThan(0);
  expect(figures.ackMs.p99).toBeGreaterThanOrEqual(figures.ackMs.p50);
  expect(end.code).toBe(0);
});

test('a simulation does not kill a server that is not its own', async () => {
  const end = await runBuilt('simulate', ['--url', 'http://127.0.0.1:9', '--kill']);
  expect(end).toEqual({
    code: 1,
    said: '',
    complained: '--kill ends a server of its own; a server at --url is not ours to kill.\n',
  });
});

test('a second server on the same folder, or on a port in use, is refused with a sentence', async () => {
  const server = await startBuilt();
  const ephemeralPort = { PORT: '0', HOST: '127.0.0.1' };
  const sameFolder = await runBuilt('main', [], { ...ephemeralPort, DATA_DIR: server.folder });
  expect(sameFolder).toMatchObject({
    code: 1,
    complained: `Another Chalknet server uses the data folder ${server.folder}. Stop it, or choose another folder with DATA_DIR.\n`,
  });
  const samePort = await runBuilt('main', [], {
    ...ephemeralPort,
    PORT: String(server.port),
    DATA_DIR: await temporaryFolder(),
  });
  expect(samePort).toMatchObject({
    code: 1,
    complained: `Port ${server.port} is in use. Stop what runs there, or choose another: PORT=${server.port + 1} npm start\n`,
  });
});

test('a server that is asked to stop amid traffic keeps all that it acknowledged', async () => {
  const server = await startBuilt();
  const { code } = await openClass(server.url);
  const students = await Promise.all(
    ['one', 'two', 'three', 'four'].map((name) => joinClass(server.url, code, name)),
  );
  const answers = students.flatMap((student, row) =>
    [0, 1, 2, 3, 4, 5].map((column) =>
      student.act({ type: 'addExample', x: column / 6, y: row / 6, label: column % 2 }),
    ),
  );
  await Promise.race(answers);
  await server.terminate();
  await server.start();
  const ids = (await Promise.all(answers)).map((answer) => answer.ok && answer.id);
  const board = openPage(server.url);
  await board.attend(code, { as: 'board' });
  const view = await shown(board, () => true);
  const { examples } = view.activity.view as { examples: Record<string, unknown> };
  expect(Object.keys(examples).map(Number).sort(byNumber)).toEqual(ids.map(Number).sort(byNumber));
});

async function startBuilt(): Promise<LocalServer> {
  const server = await LocalServer.start({ main: MAIN });
  onTestFinished(() => server.stop());
  return server;
}

function byNumber(one: number, other: number): number {
  return one - other;
}
