import { formatsOf, type Parts } from '../formats.ts';

const { whole, loss } = formatsOf('en');

export const landing = {
  tagline: 'A class grows one neural network together.',
  code: 'Code on the board',
  digit: (position: number) => `Digit ${position} of 6`,
  join: 'Join',
  incomplete: 'A code has six digits.',
  start: 'Start a class',
  try: 'Try it with a simulated class',
  resumeTeacher: (code: string) => `Go on teaching class ${code}`,
  resumeStudent: (code: string) => `Go back to class ${code}`,
  learning: (iteration: number, value: number): Parts => [
    'Learning a spiral now: iteration ',
    whole(iteration),
    ', loss ',
    loss(value),
  ],
  network: 'A small neural network, learning on this device to tell two arms of a spiral apart',
  privacy: 'What is stored',
  licences: 'Licences',
  language: 'Language',
};
