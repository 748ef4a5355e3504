import { formatsOf, type Parts } from '../formats.ts';

const { plural, whole } = formatsOf('en');

/** What every session says, whatever its activity. */
export const session = {
  connecting: 'Connecting…',
  reconnecting: (waiting: number) =>
    waiting === 0
      ? 'Reconnecting…'
      : `Reconnecting… ${plural(waiting, { one: '# change waits', other: '# changes wait' })}`,
  home: 'Back to the start',
  reload: 'Reload',
  useHere: 'Use it here again',
  joinAgain: 'Join again',
  dismiss: 'Close this message',
  ended: {
    title: 'This class has ended',
    said: 'Everything the class made has been deleted from the server.',
  },
  gone: {
    title: 'You are no longer in this class',
  },
  elsewhere: {
    title: 'Your seat is open elsewhere',
    said: 'Another tab or window has it now. Nothing is lost.',
  },
  card: {
    youAre: 'You are',
    said: 'This is your name in class. Nobody needs your real one.',
    go: 'Start',
    reroll: 'Another name',
    rerollsLeft: (left: number) => plural(left, { one: '# more try', other: '# more tries' }),
  },
  frozen: {
    title: 'Eyes to the front',
    said: 'The teacher has frozen all screens.',
  },
  menu: {
    open: 'Menu',
    language: 'Language',
    leave: 'Leave the class',
    privacy: 'What is stored',
  },
  board: {
    joinAt: (address: string): Parts => ['join at ', address],
    qr: 'QR code of the join link',
  },
  teacher: {
    students: (seats: number, connected: number) =>
      `${plural(seats, { one: '# student', other: '# students' })}, ${whole(connected)} connected`,
    pauseAll: 'Pause all',
    goOn: 'Go on',
    freeze: 'Freeze screens',
    unfreeze: 'Unfreeze screens',
    end: 'End',
    endTitle: 'End this class?',
    endSaid: 'All of its examples, seats and its network are deleted, now and for good.',
    endYes: 'End and delete',
    cancel: 'Cancel',
    openBoard: 'Open the board',
    copyLink: 'Copy the join link',
    copied: 'Copied',
    minutes: (count: number) => `${count} min`,
    next: (step: string) => `Next: ${step}`,
    lesson: 'Lesson',
    tabs: 'Settings',
    wrongDevice: 'Only the device that started this class can steer it.',
  },
  roster: {
    tab: 'Students',
    join: 'Students join at',
    empty: 'Nobody has joined yet. Show the board, or share the link.',
    simulated: 'simulated',
    away: 'away',
    remove: 'Remove seat',
    removeTitle: (name: string) => `Remove ${name}?`,
    removeSaid: 'The seat and its examples go. The student can join again as someone else.',
    removeYes: 'Remove seat',
    actions: (name: string) => `More for ${name}`,
  },
  tile: (name: string, colour: number, shape: number) => `${name}: ${COLOURS[colour]} ${SHAPES[shape]}`,
};

const COLOURS = ['teal', 'purple', 'green', 'rose', 'ochre', 'slate'];
const SHAPES = ['circle', 'square', 'diamond', 'plus', 'wedge', 'star', 'moon'];
