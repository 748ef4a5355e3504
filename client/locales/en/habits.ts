import { formatsOf } from '../formats.ts';

const { plural, whole } = formatsOf('en');

/** Predict, then see; is it true? */
export const habits = {
  titles: { prediction: 'Predict, then see', claim: 'Is it true?' },
  verdicts: ['True', 'Not true'],
  /** Pictures are called A, B, C. */
  letters: ['A', 'B', 'C'],
  student: {
    choose: 'What do you think will happen?',
    vote: 'What do you say?',
    again: 'And now, what do you say?',
    isIn: 'Your answer is in. You can still change it.',
    back: 'Go back',
    open: 'Open',
    running: 'The network tries it now.',
    said: (answer: string) => `You said: ${answer}`,
    saidNothing: 'You did not answer.',
    came: (answer: string) => `What came out: ${answer}`,
    asPredicted: 'As you predicted.',
    before: (answer: string) => `Before: ${answer}`,
    after: (answer: string) => `After: ${answer}`,
  },
  board: {
    answered: (count: number, seats: number) => `${whole(count)} of ${whole(seats)} have answered`,
    again: (count: number, seats: number) => `${whole(count)} of ${whole(seats)} have voted again`,
    epoch: (epoch: number, of: number) => `epoch ${whole(epoch)} of ${whole(of)}`,
    fell: (count: number) => `fell ${whole(count)}`,
    rose: (count: number) => `rose ${whole(count)}`,
    measured: 'measured',
    before: 'before the run',
    after: 'after it',
    votes: (count: number) => plural(count, { one: '# answer', other: '# answers' }),
    onPhone: 'Answer on your phone.',
  },
  teacher: {
    topic: 'Ask about',
    ask: 'Ask all phones',
    none: 'There is nothing to ask yet: the network needs training examples.',
    run: 'Run it',
    cancel: 'Call it off',
    close: 'Show both votes',
    done: 'Done',
    disturbed: 'The network was changed meanwhile, so nothing could be measured. Run it again.',
    running: 'It runs and is measured. It pauses by itself.',
  },
};
