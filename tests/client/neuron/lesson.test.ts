import { expect, test } from 'vitest';
import { beginning, LESSON, stepOf } from '#client/activities/neuron/lesson.ts';
import { neuron } from '#shared/activities/neuron/rules.ts';
import { NeuronClass, student, teacher } from '#tests/support/neuron-class.ts';

const seen = ({ state }: NeuronClass) => neuron.view(state, { role: 'teacher' });

test('a lesson goes from the hands over a question to the machine, and on to the network computed by hand', () => {
  const one = new NeuronClass(2);
  for (const step of LESSON.slice(1)) {
    if (step === 'predict') expect(beginning(step, seen(one))).toEqual([]);
    if (step === 'predict') one.act(student('s1'), { type: 'turn', phase: 'seeing', parameter: 0, value: 1 });
    const actions = beginning(step, seen(one));
    expect(actions, step).not.toEqual([]);
    for (const action of actions) expect(one.act(teacher, action), step).toBe('done');
    expect(stepOf(seen(one))).toBe(step);
  }
  expect(beginning('compare', seen(one))).toEqual([{ type: 'closeByHand' }]);
});
