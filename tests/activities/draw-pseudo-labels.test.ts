import { describe, expect, test } from 'vitest';
import { drawAuthority } from '#server/activities/draw/authority.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import type { NetworkFacts } from '#shared/activities/activity.ts';
import { CONVOLUTIONAL, LABELLED } from '#shared/activities/draw/networks.ts';
import { unlabelledOf } from '#shared/activities/draw/pseudo-labels.ts';
import { draw } from '#shared/activities/draw/rules.ts';
import type { DrawEvent } from '#shared/activities/draw/state.ts';
import { DrawingClass, teacher } from '#tests/support/drawing-class.ts';

/** Two seats that drew six each; of two classes, so that some drawings have a label too many. */
function drawnClass(): DrawingClass {
  const drawn = new DrawingClass(2);
  drawn.act(teacher, { type: 'configure', settings: { classes: ['cat', 'dog'] } });
  for (let index = 0; index < 6; index++) for (const { id } of drawn.seats) drawn.draws(id);
  return drawn;
}

const trainingIn = ({ state }: DrawingClass) =>
  Object.entries(state.drawings).filter(([, { isTest }]) => !isTest);

/** The network is so sure of each drawing, and says what its author did, or the other class. */
function answering(drawn: DrawingClass, sureness: (id: number) => number, isRight: (id: number) => boolean) {
  const answers = unlabelledOf(drawn.state.drawings).map((id) => {
    const { prompt } = drawn.state.drawings[id]!;
    const label = isRight(id) ? prompt : 1 - prompt;
    const share = sureness(id);
    return { id, outputs: label === 0 ? [share, 1 - share] : [1 - share, share] };
  });
  return { networks: { [CONVOLUTIONAL]: { facts: { answers } } } } as unknown as NetworkFacts;
}

describe('with few labels', () => {
  test('the networks are told so many of each class, and of later drawings none once there are enough', () => {
    const drawn = drawnClass();
    drawn.act(teacher, { type: 'tellLabels', perClass: 2 });
    const told = trainingIn(drawn).filter(([, { isUnlabelled }]) => !isUnlabelled);
    expect(told.map(([, { prompt }]) => prompt).sort()).toEqual([0, 0, 1, 1]);
    expect(drawn.desk.pseudo).toMatchObject({ perClass: 2, unlabelled: trainingIn(drawn).length - 4 });

    drawn.act(teacher, { type: 'configure', settings: { perSeat: 8 } });
    for (const { id } of drawn.seats) drawn.draws(id);
    const [latest] = trainingIn(drawn).at(-1)!;
    expect(
      Object.values(drawn.state.drawings).filter(({ isTest, isUnlabelled }) => isTest && isUnlabelled),
    ).toEqual([]);
    expect(drawn.state.drawings[Number(latest)]!.isUnlabelled).toBe(true);
    const pixels = Buffer.alloc(784).toString('base64');
    drawn.act(teacher, { type: 'importDrawings', drawings: [{ pixels, label: 1, isTest: false }] });
    expect(drawn.state.drawings[drawn.state.nextDrawing - 1]!.isUnlabelled).toBe(true);
  });

  test('the network labels what it is sure of, and its accuracy is told as people have it', () => {
    const drawn = drawnClass();
    drawn.act(teacher, { type: 'tellLabels', perClass: 1 });
    const ids = unlabelledOf(drawn.state.drawings);
    expect(drawn.act(teacher, { type: 'askForLabels' })).toBeUndefined();
    drawn.hears(
      answering(
        drawn,
        (id) => (id === ids[0] ? 0.6 : 0.97),
        (id) => id !== ids[1],
      ),
    );
    expect(drawn.desk.pseudo).toEqual({
      perClass: 1,
      isAsked: false,
      unlabelled: ids.length,
      labelled: ids.length - 1,
      right: ids.length - 2,
    });
    expect(drawn.board.pseudo).toEqual(drawn.desk.pseudo);
    // Asked again, it may have changed its mind.
    drawn.act(teacher, { type: 'askForLabels' });
    drawn.hears(
      answering(
        drawn,
        () => 0.6,
        () => true,
      ),
    );
    expect(drawn.desk.pseudo).toMatchObject({ labelled: 0 });
  });

  test('nobody but the teacher asks, nobody but the network answers, and there is something to ask for', () => {
    const drawn = drawnClass();
    expect(drawn.act(teacher, { type: 'askForLabels' })).toBe('not-now');
    expect(drawn.act({ role: 'student', seat: 's1' }, { type: 'tellLabels', perClass: 1 })).toBe(
      'teacher-only',
    );
    drawn.act(teacher, { type: 'tellLabels', perClass: 1 });
    expect(drawn.act(teacher, { type: 'namePseudo', labels: { 1: 0 } })).toBe('not-now');
    drawn.act(teacher, { type: 'tellLabels' });
    expect(drawn.desk.pseudo).toBeUndefined();
    expect(unlabelledOf(drawn.state.drawings)).toEqual([]);
  });
});

/** The class does something; → what the networks are told. */
function told(drawn: DrawingClass, event: DrawEvent): readonly TrainingInstruction[] {
  const before = drawn.state;
  drawn.state = draw.apply(before, event);
  return drawAuthority.instruct(before, event, drawn.state);
}

test('one network learns from what it is told and what it labels, one in step from what it is told alone', () => {
  const drawn = drawnClass();
  const unlabelled = trainingIn(drawn)
    .map(([id]) => Number(id))
    .slice(2);
  const builds = told(drawn, { type: 'labelsTold', perClass: 1, unlabelled }).flatMap((one) =>
    one.type === 'build' ? [one] : [],
  );
  const [own, alone] = [CONVOLUTIONAL, LABELLED].map((name) =>
    builds.find(({ network }) => network === name)!,
  );
  expect({ ...alone, network: CONVOLUTIONAL, data: undefined }).toEqual({ ...own, data: undefined });

  const asked = told(drawn, { type: 'pseudoAsked' });
  expect(asked).toMatchObject([{ type: 'ask', network: CONVOLUTIONAL }]);
  const id = unlabelled[0]!;
  const other = 1 - drawn.state.drawings[id]!.prompt;
  const named = told(drawn, { type: 'pseudoNamed', labels: { [id]: other } });
  expect(named[0]).toEqual({ type: 'forgetAnswers', network: CONVOLUTIONAL, ids: unlabelled });
  const upserts = named.flatMap((one) => (one.type === 'upsert' ? [one] : []));
  expect(upserts.map(({ data }) => data)).toEqual(['main', 'measured']);
  expect(upserts[0]!.examples.map((example) => [example.id, example.target.indexOf(1)])).toEqual([
    [id, other],
  ]);

  const taken = told(drawn, { type: 'pseudoNamed', labels: {} });
  expect(taken.find((one) => one.type === 'remove')).toMatchObject({ ids: [id] });
  expect(told(drawn, { type: 'labelsTold', unlabelled: [] }).at(-1)).toEqual({
    type: 'drop',
    network: LABELLED,
  });
});
