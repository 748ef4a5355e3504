import { formatsOf } from '#client/locales/formats.ts';

const { plural } = formatsOf('en');

const students = (count: number) => plural(count, { one: '# student', other: '# students' });
const countOfPoints = (count: number) => plural(count, { one: '# point', other: '# points' });

const begin = { title: 'Begin', said: 'Choose where real points lie, and who plays.' };
const talk = {
  title: 'Talk',
  said: 'Did the forgers crowd together? When did the judges catch up?',
};

export const points = {
  title: 'Forgers on the plane',
  shapes: { ring: 'A ring', line: 'A line', blobs: 'Four heaps', bend: 'A bend' },
  presets: {
    both: 'Points',
    forgers: 'Fool the machine',
    detectives: 'Spot the machine',
    networks: 'Spectate',
  },
  roles: { detective: 'Detectives', forger: 'Forgers' },
  roundOf: (round: number, rounds: number) => `round ${round} of ${rounds}`,
  roundShort: (round: number, rounds: number) => `round ${round}/${rounds}`,
  student: {
    roles: { detective: 'Detective', forger: 'Forger' },
    spectator: 'Spectator',
    waiting: 'It starts in a moment',
    waitingSaid: {
      both: 'Real points lie somewhere on the plane. Forgers try to put theirs among them.',
      forgers: 'Real points lie somewhere on the plane. Put yours where a network takes them for real.',
      detectives: 'Real points lie somewhere on the plane. A network tries to put its own among them.',
      networks: 'Two networks play: one makes points, one judges them.',
    },
    nextRound: 'You play from the next round on',
    nextRoundSaid: 'Watch the board until then.',
    paint: 'Where would real points lie?',
    paintSaid: '● are real. Choose how sure you are, then paint the squares.',
    paintSaidAgain: '● are real, ▲ were forged last round. Paint again.',
    drag: 'Drag your points uphill',
    dragSaid: 'Squares: what the detectives believe. Where they believe more, yours pass for real.',
    dragSaidMachine: 'Squares: what a network believes. Where it believes more, yours pass for real.',
    believed: 'taken for real just now',
    believedLabel: 'How real your points are taken for just now',
    paintLabel: 'Plane to paint. Arrow keys choose a square, 1 to 5 how sure, space paints.',
    dragLabel: 'Plane with your three points',
    pointAt: (number: number, x: string, y: string) =>
      `Your point ${number}, at ${x}, ${y}. Arrow keys move it.`,
    cell: (column: number, row: number, percent: number) => `column ${column}, row ${row}: ${percent} % real`,
    stops: 'How sure you are that a point here is real',
    forgedEnd: 'forged',
    realEnd: 'real',
    revealTitle: 'What was real',
    passed: (count: number, all: number) => `${count} of your ${all} points passed`,
    own: (bits: string) => `You made ${bits} bits a bet.`,
    ownBeside: (bits: string, mean: string) =>
      `You made ${bits} bits a bet; everybody in your role ${mean} on average.`,
    none: 'You had no role in this round.',
    judgeSaid: (number: number, all: number) =>
      `Point ${number} of ${all}. ● are real: would it lie among them?`,
    judged: 'All judged',
    latent: 'Wander through the noise',
    latentSaid: 'Your finger is the noise. The generator makes the ringed point of it, on this device.',
    latentPad: 'Noise that the generator starts from',
    latentHint: 'The same finger, another point? Then the generator has learned.',
    latentMiddle: 'To the middle',
    over: 'That was the last round',
    as: { detective: 'as detective', forger: 'as forger' },
    totalsSaid: 'Your bits a bet, over all your rounds. Saying ½ everywhere makes 0.',
  },
  board: {
    subtitle: (count: number) => students(count),
    setup: {
      both: 'Forgers put points where they pass for real. Detectives paint where they believe real points lie.',
      forgers: 'Put your points where a network takes them for real.',
      detectives: 'A network puts points where you take them for real. Do not be fooled.',
      networks: 'One network makes points, one judges them. Both learn from each other.',
    },
    setupSaid: {
      both: 'A network of each kind plays along: one climbs the class’s belief, one learns from every round.',
      forgers: 'After each round it learns from what you forged.',
      detectives: 'It climbs what you believe. A second network judges as you do.',
      networks: 'After every round everybody judges four points.',
    },
    believe: (count: number) =>
      `What ${plural(count, { one: '# detective believes', other: '# detectives believe' })}`,
    machineBelieves: 'What the network believes',
    percentReal: '% real',
    forged: (count: number, forgers: number) =>
      `${countOfPoints(count)} of ${plural(forgers, { one: '# forger', other: '# forgers' })}`,
    uphill: 'uphill in belief',
    crowded: (count: number, cells: number) => `${count} of them sit on ${cells} of 64 squares`,
    network: 'the generator’s points',
    realOnes: 'real',
    slope: 'slope',
    nearest: 'Nearest neighbour tells (1-NN)',
    asIfReal: 'as if real',
    distance: 'Distance (sliced Wasserstein)',
    realToReal: 'real to real',
    bits: (real: string, forged: string) => `bits a bet: real ${real}, forged ${forged}`,
    means: {
      detective: 'detectives',
      forger: 'forgers',
      generator: 'the generator',
      discriminator: 'the discriminator',
    },
    inMean: 'Bits a bet, on average',
    measuring: 'The networks are being asked …',
    surface: 'Blue, orange: the discriminator’s belief.',
    faceDown: {
      both: 'lie face down until roles change',
      forgers: 'lie face down until the last round',
    },
    picture: (real: number, forged: number) =>
      `A plane of 8 by 8 squares of belief, ${countOfPoints(real)} real, ${countOfPoints(forged)} forged.`,
    collapse: 'Mode collapse: nearly all in one spot.',
    claims: {
      forgersCrowd: '“Forgers crowd into one place.”',
      generatorCollapses: '“A generator falls into mode collapse.”',
      closestNetwork: (diversity: string) =>
        `Its points lay ${diversity} times as far apart as real ones when they lay closest.`,
      forgersCatchUp: '“Forgers get better from round to round.”',
      networkForgesBetter: '“A network is the better forger.”',
      networkJudgesBetter: '“A network is the better detective.”',
      nobodyCanTell: '“In the end nobody can tell.”',
      closest: (diversity: string) =>
        `Your points lay ${diversity} times as far apart as real ones when they lay closest.`,
      rose: (first: string, last: string) =>
        `Forgers made ${first} bits a bet at the start, ${last} at the end.`,
      beside: (people: string, network: string) => `You made ${people} bits a bet, the network ${network}.`,
      told: (first: string, last: string) => `You got ${first} right at the start, ${last} at the end.`,
    },
    question: {
      both: 'When one square was hot, who cooled it first: you, or the network?',
      forgers: 'Did the same places work again once the network had learned them?',
      detectives: 'Where did the generator go when you cooled its favourite place?',
      networks: 'What would happen if only one of the two went on learning?',
    },
  },
  teacher: {
    path: {
      both: [
        begin,
        { title: 'Three rounds', said: 'Half the class paints, half forges: 20 seconds each.' },
        { title: 'Change places', said: 'Three more rounds in the other role, with real points elsewhere.' },
        talk,
      ],
      other: [begin, { title: 'Six rounds', said: '20 seconds each, then the result.' }, talk],
    },
    presetSaid: {
      both: '4 minutes. Students forge, students judge.',
      forgers: '4 minutes. Students forge, a network judges.',
      detectives: '4 minutes. A network forges, students judge.',
      networks: 'Network against network. You choose who learns.',
    },
    game: 'Game',
    shape: 'Real points lie on',
    begin: 'Start',
    beginOf: (preset: string) => `Start: ${preset}`,
    again: 'Play again',
    leave: 'Back to the beginning',
    noSeats: 'Nobody has joined yet.',
    play: (round: number, rounds: number) => `Round ${round} of ${rounds}`,
    reveal: (round: number, rounds: number) => `Result of round ${round} of ${rounds}`,
    toReveal: 'Show the result',
    toRound: 'Next round',
    toClose: 'To the end',
    setup: 'Not begun',
    over: 'Played to the end',
    exportNone: 'The record can be saved once a round was played.',
  },
};
