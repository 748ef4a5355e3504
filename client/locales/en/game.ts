import { formatsOf } from '../formats.ts';

const { whole } = formatsOf('en');

/** What both games of forgers and detectives say, on drawings and on points. */
export const game = {
  judge: 'Real or forged?',
  /** The keys to bet with. */
  keys: {
    label: 'How sure are you that it is real?',
    forged: 'forged',
    real: 'real',
    said: (percent: string, forged: string, real: string) =>
      `${percent} real. If it is forged ${forged} bits, if it is real ${real}`,
  },
  stakes: { ifRight: 'if right', ifWrong: 'if wrong', unit: 'bits' },
  overSaid: 'Look at the board: what do your own numbers say?',
  latentPlace: (x: string, y: string) => `${x} across, ${y} up`,
  latentWaits: 'The generator has not arrived yet.',
  iteration: 'iteration',
  theClass: 'the class',
  discriminator: 'discriminator',
  generator: 'generator',
  diversity: 'diversity',
  close: {
    title: 'Is it true?',
    verdicts: { yes: 'yes, here', no: 'no, not here', chance: 'within chance' },
    none: 'Too little was judged to say anything.',
  },
  /** A teacher's. */
  controls: {
    controls: 'Round and clock',
    left: 'Time left',
    pause: 'Pause',
    resume: 'Go on',
    extend: '+15 s',
  },
  drive: {
    run: 'Run',
    stop: 'Pause',
    step: 'One step each',
    speed: 'Speed',
    speedOf: (speed: number) => (speed === 0 ? 'as fast as it goes' : `${whole(speed)} a second`),
    players: { both: 'both learn', generator: 'generator only', discriminator: 'discriminator only' },
    player: 'Who learns',
  },
  files: {
    title: 'Export',
    record: 'Round record (CSV)',
    generator: 'Generator (ONNX)',
    discriminator: 'Discriminator (ONNX)',
    trouble: 'That did not work. Check the connection and try again.',
  },
};
