import { expect, test } from 'vitest';
import { CONNECTED, CONVOLUTIONAL, LABELLED, READER } from '#shared/activities/draw/networks.ts';
import { inputOf } from '#shared/activities/draw/network-input.ts';
import type { BoardDrawView, StudentDrawView, TeacherDrawView } from '#shared/activities/draw/view-types.ts';
import { sketch } from '#server/activities/draw/sketches.ts';
import { compile, createRandom, loadKernelsNow, type NetworkSpec } from '#shared/engine/index.ts';
import type { SessionView } from '#shared/protocol/session-view.ts';
import {
  accepted,
  joinClass,
  openClass,
  openPage,
  serve,
  shown,
  temporaryFolder,
  tokenOf,
} from '#tests/support/class-server.ts';
import { listen } from '#tests/support/listener.ts';

const studentsOf = ({ activity }: SessionView) => activity.view as StudentDrawView;
const boardsOf = ({ activity }: SessionView) => activity.view as BoardDrawView;

/** Two seats that have drawn all they were asked for: six to learn from, two for the test. */
async function drawnClass(url: string) {
  const random = createRandom(5);
  const { code, teacher } = await openClass(url, 'draw');
  accepted(await teacher.act({ type: 'configure', settings: { perSeat: 4 } }));
  const students = await Promise.all(['ada', 'bob'].map((name) => joinClass(url, code, name)));
  await Promise.all(
    students.map(async (student) => {
      for (let index = 0; index < 4; index++) {
        const view = await shown(student, ({ activity }) => {
          const { own, prompt } = activity.view as StudentDrawView;
          return prompt !== undefined && Object.keys(own).length === index;
        });
        const { prompt, settings } = studentsOf(view);
        const strokes = sketch(settings.classes[prompt!]!, prompt!, () => random.uniform());
        accepted(
          await student.act({ type: 'addDrawing', strokes, phase: 'draw', word: settings.classes[prompt!]! }),
        );
      }
    }),
  );
  return { code, teacher, students };
}

test('A class draws, two networks learn in step, and a device answers exactly as the server measured', async () => {
  const { url } = await serve();
  const { code, teacher, students } = await drawnClass(url);
  const board = openPage(url);
  accepted(await board.attend(code, { as: 'board' }));
  accepted(await teacher.act({ type: 'setSpeed', speed: 0 }));
  accepted(await teacher.act({ type: 'run' }));
  await shown(board, () => (board.metrics?.iteration ?? 0) > 20 && board.networks[CONNECTED] !== undefined);
  accepted(await teacher.act({ type: 'pause' }));
  const view = boardsOf(await shown(board, (seen) => !boardsOf(seen).training.isRunning));
  await shown(board, () => board.metrics?.iterationsPerSecond === 0);

  // Who comes now gets all of it at once.
  const late = openPage(url);
  accepted(await late.attend(code, { as: 'board' }));
  await shown(late, () => late.networks[CONVOLUTIONAL] !== undefined);
  const { spec, weights, metrics } = late.networks[CONVOLUTIONAL]!;
  expect([metrics.trainingSize + metrics.testSize, board.networks[CONNECTED]!.metrics.iteration]).toEqual([
    8,
    metrics.iteration,
  ]);
  expect([spec, weights]).not.toContain(undefined);
  const network = compile(spec as NetworkSpec, { kernels: loadKernelsNow('simd'), rows: 1 });
  network.setParameters(weights!);
  const test = Object.values(view.drawings).filter(({ isTest }) => isTest);
  const right = test.filter((drawing) => {
    const shares = Array.from(network.predict(inputOf(drawing, view.settings), 1));
    return shares.indexOf(Math.max(...shares)) === drawing.verdict?.label;
  });
  expect(right.length / test.length).toBe(metrics.testAccuracy);
  expect(Object.keys(students[0]!.networks)).toEqual([CONVOLUTIONAL]);
});

test('No frame says what a drawing is or whose, to a board or another student, before training', async () => {
  const { url } = await serve();
  const { code, teacher, students } = await drawnClass(url);
  const board = listen(url, { as: 'board', code, sender: 'b'.repeat(16) });
  const cleo = listen(url, { as: 'student', code, token: tokenOf('cleo'), sender: 'c'.repeat(16) });
  await expect.poll(board).toContain('"strokes"');
  await expect.poll(cleo).toContain('"own":{}');
  accepted(await teacher.act({ type: 'setPhase', phase: 'label' }));
  const [ada] = students;
  const view = await shown(ada!, (seen) => studentsOf(seen).toLabel !== undefined);
  accepted(await ada!.act({ type: 'labelDrawing', id: studentsOf(view).toLabel!.id, label: 1 }));
  await expect.poll(cleo).toContain('"toLabel"');
  accepted(await teacher.act({ type: 'setSpeed', speed: 5 }));
  await expect.poll(board).toMatch(/"phase":"label"[^]*"speed":5/);
  await expect.poll(cleo).toContain('"speed":5');
  expect(board()).not.toMatch(/"(prompt|verdict|tally|counts|votes|seat)"/);
  expect(cleo()).not.toMatch(/"(isTest|verdict|tally|counts|votes|seat)"/);
  accepted(await teacher.act({ type: 'run' }));
  await expect.poll(board).toContain('"verdict"');
});

test('A drawing that is hidden leaves training and every screen, and comes back', async () => {
  const { url } = await serve();
  const { teacher, students } = await drawnClass(url);
  const [ada] = students;
  accepted(await teacher.act({ type: 'run' }));
  await shown(teacher, () => teacher.metrics?.trainingSize === 6);
  const [id] = Object.entries(studentsOf(ada!.view!).own).find(([, { isTest }]) => !isTest)!;
  accepted(await teacher.act({ type: 'hideDrawing', id: Number(id), isHidden: true }));
  await shown(ada!, (view) => Object.keys(studentsOf(view).own).length === 3);
  await shown(teacher, () => teacher.metrics?.trainingSize === 5);
  accepted(await teacher.act({ type: 'hideDrawing', id: Number(id), isHidden: false }));
  await shown(teacher, () => teacher.metrics?.trainingSize === 6);
});

test('After a restart the drawings, the votes and the phase are still there', async () => {
  const folder = await temporaryFolder();
  const first = await serve({ folder });
  const { code, teacher, students } = await drawnClass(first.url);
  accepted(await teacher.act({ type: 'setPhase', phase: 'label' }));
  const view = await shown(students[0]!, (seen) => studentsOf(seen).toLabel !== undefined);
  accepted(await students[0]!.act({ type: 'labelDrawing', id: studentsOf(view).toLabel!.id, label: 1 }));
  await first.close();

  const second = await serve({ folder });
  const page = openPage(second.url);
  accepted(await page.attend(code, { as: 'teacher', token: tokenOf('teacher') }));
  const again = (await shown(page, () => true)).activity.view as TeacherDrawView;
  expect([Object.keys(again.drawings).length, again.phase]).toEqual([8, 'label']);
  expect(Object.values(again.drawings).filter(({ votes }) => Object.keys(votes).length > 0)).toHaveLength(1);
});

test('Told few labels, the network labels what it is sure of; another one reads strokes beside it', async () => {
  const { url } = await serve();
  const { teacher } = await drawnClass(url);
  const deskOf = (view: SessionView) => view.activity.view as TeacherDrawView;
  accepted(await teacher.act({ type: 'configure', settings: { hasReader: true } }));
  accepted(await teacher.act({ type: 'tellLabels', perClass: 1 }));
  accepted(await teacher.act({ type: 'setSpeed', speed: 0 }));
  accepted(await teacher.act({ type: 'run' }));
  await shown(teacher, () => (teacher.networks[READER]?.metrics.iteration ?? 0) > 60);
  accepted(await teacher.act({ type: 'pause' }));
  const told = teacher.networks[LABELLED]!.metrics.trainingSize;
  expect(deskOf(teacher.view!).pseudo).toMatchObject({ perClass: 1, unlabelled: 6 - told, labelled: 0 });
  expect(teacher.networks[READER]!.metrics).toMatchObject({ trainingSize: told, testSize: 2 });

  accepted(await teacher.act({ type: 'askForLabels' }));
  const view = await shown(teacher, (seen) => deskOf(seen).pseudo?.isAsked === false);
  const { labelled } = deskOf(view).pseudo!;
  await shown(teacher, () => teacher.metrics?.trainingSize === told + labelled);
  expect(teacher.networks[LABELLED]!.metrics.trainingSize).toBe(told);
  accepted(await teacher.act({ type: 'tellLabels' }));
  await shown(teacher, () => teacher.networks[LABELLED] === undefined && teacher.metrics?.trainingSize === 6);
});

test('Forty seats send at once: nothing is lost, and what has no example of some class is learned from all the same', async () => {
  const { url } = await serve();
  const { code, teacher } = await openClass(url, 'draw');
  accepted(await teacher.act({ type: 'run' }));
  const seats = Array.from({ length: 40 }, (_, index) => `seat ${index}`);
  const students = await Promise.all(seats.map((name) => joinClass(url, code, name)));
  const words = await Promise.all(
    students.map(async (student) => {
      const { prompt, settings } = studentsOf(
        await shown(student, (view) => studentsOf(view).prompt !== undefined),
      );
      return settings.classes[prompt!]!;
    }),
  );
  const missing = words[0]!;
  const sent = await Promise.all(
    students.map(async (student, index) => {
      const word = words[index]!;
      if (word === missing) return undefined;
      const strokes = sketch(word, index, () => 0.5);
      return accepted(await student.act({ type: 'addDrawing', strokes, phase: 'draw', word })) as {
        id: number;
      };
    }),
  );
  const ids = sent.flatMap((reply) => (reply ? [reply.id] : []));
  expect(new Set(ids).size).toBe(words.filter((word) => word !== missing).length);
  await shown(teacher, () => {
    const { trainingSize = 0, testSize = 0, iteration = 0 } = teacher.metrics ?? {};
    return trainingSize + testSize === ids.length && iteration > 0;
  });
  expect(teacher.metrics!.hasDiverged).toBe(false);
  expect(teacher.metrics!.trainingLoss).toBeGreaterThan(0);
});
