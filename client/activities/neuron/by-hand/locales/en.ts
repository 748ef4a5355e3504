import type { Question } from '#shared/activities/neuron/by-hand/question.ts';
import { formatsOf } from '#client/locales/formats.ts';

const { plural } = formatsOf('en');
const neuronName = (layer: number, number: number) =>
  `${layer === 0 ? 'hidden neuron' : 'output neuron'} ${number}`;

export const byHand = {
  games: { beNeuron: 'Be a neuron', blameRelay: 'Blame relay' },
  doing: {
    beNeuron: 'You are the network. Compute z and f(z); what is right travels on.',
    blameRelay: 'Back again: everyone computes their δ, then the pull on each weight.',
  },
  path: {
    beNeuron: 'Everyone is one neuron. A wrong value is shown to its author only.',
    blameRelay: 'The same neurons, the other way. What comes out is one iteration of the engine.',
  },
  youAre: (name: string) => `You are ${name}`,
  neuron: neuronName,
  example: (number: number, count: number) => `Example ${number} of ${count}`,
  task: (kind: Question['kind']) =>
    ({
      z: 'Add up: weight times input, then the bias.',
      output: 'Read f(z) = tanh z from the table.',
      delta: 'How much of the error is yours?',
      pull: 'What does this example ask of your weight?',
    })[kind],
  letter: (kind: Question['kind'], input: number | undefined) => {
    if (kind !== 'pull') return { z: 'z', output: 'f(z)', delta: 'δ' }[kind];
    if (input === 2) return 'Δb';
    return `Δw${['₁', '₂'][input ?? 0]}`;
  },
  mirrored: 'tanh(−z) = −tanh z',
  table: 'Table of z and tanh z',
  keys: 'Calculator keys',
  check: 'Check',
  erase: 'Erase',
  answer: (digits: number) =>
    `Your answer, ${plural(digits, { one: '# digit', other: '# digits' })} after the point`,
  digits: (digits: number) =>
    `${plural(digits, { one: '# digit', other: '# digits' })} after the point. The field can calculate.`,
  wrong: 'Not yet. Only you see this: mend it.',
  unread: 'That is no number and no sum.',
  stopped: 'The clock is stopped. Wait a moment.',
  right: (count: number) => plural(count, { one: '# right value', other: '# right values' }),
  machineTitle: 'The machine played this one',
  machineSaid: 'Nobody had to wait. It plays on for you until you take one again.',
  take: 'Next neuron',
  done: { beNeuron: 'The batch is through', blameRelay: 'The blame has arrived' },
  look: 'Look at the board.',
  board: {
    input: 'input',
    atWork: (count: number) => plural(count, { one: '# at work', other: '# at work' }),
    waits: 'waits',
    ready: 'done',
    legend: (resting: number) =>
      `Filled: by hand. Outlined: by the machine${resting === 0 ? '.' : `, which plays for ${plural(resting, { one: '# seat', other: '# seats' })} now.`}`,
    summary: (hand: number, machine: number) => `${hand} by hand, ${machine} by the machine.`,
    iteration: (before: string, after: string) =>
      `One iteration: loss ${before} → ${after}. What was passed back gives the engine’s new weights, bit for bit.`,
    forward: (loss: string) =>
      `Forward pass done: the loss of this batch is ${loss}. Now the blame goes back.`,
    value: (name: string, done: number, count: number) => `${name}: ${done} of ${count} done`,
  },
  teacher: {
    start: (name: string) => `Start: ${name}`,
    finish: 'Let the machine finish',
    close: 'Back to thirty hands',
    right: (count: number) => `${count} ✓`,
  },
};
