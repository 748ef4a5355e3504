import type { Facts } from '#shared/activities/habits/state.ts';
import type { Catalogue } from '#client/locales/en.ts';
import { formatsOf } from '#client/locales/formats.ts';

const { loss, plain, plural, whole } = formatsOf('de');

const students = (count: number) => plural(count, { one: '# Lernende:r', other: '# Lernende' });

function cameOut({ best, loss: lowest, smallest, largest, exploded }: Facts): string {
  const tried = `Ihr habt ${plain(smallest!)} bis ${plain(largest!)} probiert.`;
  if (best === undefined)
    return `Alle Kopien sind explodiert: Selbst die kleinste Lernrate war zu groß. ${tried}`;
  const gone = exploded
    ? ` ${plural(exploded, { one: '# Kopie ist', other: '# Kopien sind' })} explodiert.`
    : '';
  return `Die beste Kopie hatte Lernrate ${plain(best)} und kam auf Verlust ${loss(lowest!)}. ${tried}${gone}`;
}

export const tournament: Catalogue['activities']['tournament'] = {
  title: 'Turnier',
  sets: { clusters: 'Haufen', ring: 'Ring', xor: 'XOR', spiral: 'Spirale' },
  optimizers: { sgd: 'SGD', momentum: 'Momentum', adam: 'Adam' },
  learningRate: 'Lernrate',
  optimizer: 'Optimierer',
  loss: 'Verlust',
  exploded: 'explodiert',
  iterations: (done, all) => `${whole(done)} von ${whole(all)} Iterationen`,
  student: {
    choose: 'Wähle deine Lernrate',
    chooseSaid: 'Alle trainieren dasselbe Netz vom selben Start. Nur das hier ist verschieden.',
    ready: 'Deine steht. Du kannst sie noch ändern.',
    notYet: 'Schiebe den Regler und lass los.',
    running: 'Deine Kopie lernt',
    paused: 'Das Turnier ist angehalten',
    over: 'Deine Kopie ist fertig',
    overSaid: (loss) => `Ihr Verlust ist ${loss}. Finde ihn an der Tafel: Nur du weißt, welche deine ist.`,
    explodedTitle: 'Deine Kopie ist explodiert',
    explodedSaid: 'Ihre Schritte waren so groß, dass die Gewichte davonliefen. Das siehst nur du.',
    worse: 'Zu große Schritte',
    worseSaid: (loss, start) =>
      `Der Verlust deiner Kopie ist ${loss}, am Start war er ${start}: Sie ist übers Ziel hinausgeschossen. Das siehst nur du.`,
    crowned: 'Deine Kopie steht an der Tafel',
    crownedSaid: 'Nach gleich vielen Iterationen war ihr Verlust der kleinste.',
    other: 'Die beste Kopie steht an der Tafel',
    otherSaid: 'Vergleiche ihre Lernrate mit deiner.',
    lookOn: 'In dieser Runde hast du keine Kopie. Bei der nächsten bist du dabei.',
    picture: 'Was deine Kopie über die Ebene sagt',
  },
  board: {
    subtitle: (count, entered) => `${students(count)}, ${whole(entered)} haben gewählt`,
    copies: (count) => plural(count, { one: '# Kopie', other: '# Kopien' }),
    choose: 'Ein Netz, ein Start, dieselben Batches. Wähle auf deinem Gerät eine Lernrate.',
    best: 'Die beste Kopie',
    bestSaid: (rate, optimizer) => `Lernrate ${rate}, ${optimizer}`,
    chart: 'Der Verlust jeder Kopie über ihrer Lernrate; explodierte stehen am oberen Rand.',
    copy: (loss) => `Eine Kopie mit Verlust ${loss}`,
    copyExploded: 'Eine explodierte Kopie',
    ranked: 'Nach Verlust geordnet, nach gleich vielen Iterationen.',
    allExploded: 'Alle Kopien sind explodiert. Wählt kleinere Schritte.',
  },
  teacher: {
    said: {
      set: 'Was alle Kopien lernen; eine Spirale verlangt mehr als zwei Haufen.',
      count: 'Jede Kopie macht so viele; dann wird verglichen, damit keine voraus ist.',
      seed: 'Zieht die Beispiele, die ersten Gewichte aller Kopien und ihre Batches.',
    },
    path: [
      { title: 'Wählen', said: 'Alle stellen eine Lernrate ein. Frag vorher: Ist mehr immer schneller?' },
      { title: 'Trainieren', said: 'Alle Kopien machen dieselben Iterationen auf denselben Batches.' },
      { title: 'Vergleichen', said: 'Zu klein kriecht, zu groß explodiert. Hol die beste an die Tafel.' },
    ],
    round: 'Runde',
    set: 'Beispiele',
    count: 'Iterationen',
    seed: 'Start: Seed',
    fewer: 'Seed: eins weniger',
    more: 'Seed: eins mehr',
    start: 'Turnier starten',
    pause: 'Anhalten',
    resume: 'Weiter',
    crown: 'Die beste an die Tafel',
    again: 'Neu wählen',
    entry: (rate, optimizer) => `${rate}, ${optimizer}`,
    nothingToAsk: 'Erst braucht es mindestens zwei verschiedene Lernraten.',
    none: 'nichts gewählt',
  },
  habits: {
    prediction: {
      whichRate: {
        title: 'Welche Lernrate gewinnt?',
        asks: ({ iterations }) =>
          `Alle Kopien trainieren ${whole(iterations!)} Iterationen. Welche Lernrate kommt zum kleinsten Verlust?`,
        answers: ['Die größte', 'Eine dazwischen', 'Die kleinste'],
        came: (facts) => cameOut(facts),
      },
    },
    claim: {
      largerIsFaster: {
        claim: '„Je größer die Lernrate, desto schneller lernt ein Netz.“',
        tries: ({ iterations }) =>
          `Alle Kopien trainieren ${whole(iterations!)} Iterationen vom selben Start, jede mit ihrer Lernrate.`,
        came: (facts) => cameOut(facts),
      },
    },
  },
};
