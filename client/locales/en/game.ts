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
    scale: 'how real?',
    said: (percent: string, forged: string, real: string) =>
      `${percent} real. If it is forged ${forged} bits, if it is real ${real}`,
  },
  stakes: { ifRight: 'if right', ifWrong: 'if wrong', unit: 'bits' },
  /** What they are, where they are met first. */
  bits: {
    word: /\bbits\b/i,
    title: 'What bits are',
    said: 'A bet puts p on what turns out true. It brings its detective 1 + log₂ p bits, and its forger as much less.',
    detective: (percent: string, isForged: boolean) =>
      `A bet of yours: ${percent} real. It was ${isForged ? 'forged' : 'real'}.`,
    forger: (percent: string) =>
      `A bet on what you forged: ${percent} real. For you it counts the other way round.`,
    five: 'The five bets on something real:',
    sum: (p: string, bits: string) => `1 + log₂ ${p} = ${bits}`,
    forgersSum: (p: string, bits: string) => `−(1 + log₂ ${p}) = ${bits}`,
    mean: 'Scores are means over bets. Always saying ½ makes 0.',
    total: 'A house adds up the means of its forgers and of its detectives, round by round.',
    close: 'Close',
  },
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
