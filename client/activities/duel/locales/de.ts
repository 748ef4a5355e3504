import type { Catalogue } from '#client/locales/en.ts';
import { formatsOf } from '#client/locales/formats.ts';
import type { Facts } from '#shared/activities/habits/state.ts';

const { plural, loss, whole } = formatsOf('de');

const points = (count: number) => plural(count, { one: '# Punkt', other: '# Punkte' });

function lossPath({ exploded, epochs, left, trainFirst, trainLast }: Facts): string {
  return exploded
    ? `In Epoche ${whole(epochs! + left! + 1)} ist es explodiert.`
    : `In ${whole(epochs!)} Epochen ging sein Verlust von ${loss(trainFirst!)} auf ${loss(trainLast!)}.`;
}

export const duel: Catalogue['activities']['duel'] = {
  title: 'Duell',
  losses: { meanSquaredError: 'mittlerer quadr. Fehler', arctan: 'Arctan-Fehler' },
  networks: { meanSquaredError: 'quadratisch', arctan: 'Arctan' },
  shapes: { line: 'Eine Gerade', wave: 'Eine Welle' },
  student: {
    task: 'Wirf einen Ausreißer',
    full: 'Alle deine sind geworfen',
    of: (thrown, limit) => `${thrown} von ${limit}`,
    waiting: 'Warte, bis die Lehrkraft startet',
    running: 'Beide Netze lernen',
    paused: 'Das Training ist angehalten',
    drag: 'Ziehen verschiebt, hinausziehen entfernt.',
    undo: 'Rückgängig',
    remove: 'Entfernen',
    pulls: (one, other) => `Dein Punkt zieht mit ${one} am einen Netz, mit ${other} am anderen.`,
    none: 'Wirf einen Punkt: Wie stark zieht er an jedem Netz?',
  },
  board: {
    subtitle: (students, count) =>
      `${plural(students, { one: '# Lernende:r', other: '# Lernende' })}, ${points(count)} geworfen`,
    trainedWith: 'trainiert mit',
    measured: 'gemessen als',
    never: 'Bei gleichen Abweichungen ist der Arctan-Fehler nie der größere.',
    error: 'Abweichung',
    pull: 'Zug',
    beyond: (at) => `Ab einer Abweichung von ${at} wird das Arctan-Netz schwächer gezogen, nicht stärker.`,
    none: '–',
    plane: (clean, thrown) =>
      `${points(clean)} nahe einer Kurve, ${points(thrown)} weit daneben; die Kurven zweier Netze dazu.`,
    pullPicture:
      'Zwei Zugkurven: die des quadratischen Fehlers ist eine Gerade, die des Arctan steigt bis 0,765 und fällt dann.',
    exploded: (loss) => `Das Netz „${loss}“ ist explodiert. Die Lehrkraft kann neu beginnen.`,
  },
  teacher: {
    said: {
      shape:
        'Worauf die sauberen Punkte liegen; eine Gerade braucht keine verdeckte Schicht, eine Welle schon.',
      learningRate: 'Wie weit jeder Schritt geht, bei beiden Netzen; zu groß, und eines explodiert.',
    },
    path: [
      { title: 'Einig', said: 'Starte: Beide Netze finden dieselbe Kurve.' },
      { title: 'Werfen', said: 'Alle werfen Punkte weit daneben. Welche Kurve läuft ihnen nach?' },
      { title: 'Vergleichen', said: 'Lest beide Fehler beider Netze. Welchem würdet ihr trauen?' },
    ],
    settings: 'Duell',
    shape: 'Saubere Punkte',
    learningRate: 'Lernrate',
    clear: 'Alle geworfenen Punkte entfernen',
    reset: 'Beide neu beginnen',
    thrown: points,
  },
  habits: {
    prediction: {
      runOn: {
        title: '60 Epochen mehr',
        asks: (facts) =>
          `Was macht der Verlust des Netzes mit quadratischem Fehler in ${whole(facts.epochs!)} weiteren Epochen?`,
        answers: ['Er fällt', 'Er ändert sich kaum', 'Er steigt oder explodiert'],
        came: (facts) => lossPath(facts),
      },
    },
    claim: {
      arctanLarger: {
        claim: '„Mit Arctan wird der Fehler fast immer größer sein.“',
        tries: (facts) =>
          `Beide Netze trainieren ${whole(facts.epochs!)} Epochen; dann werden beide Verluste jedes ihrer Fehler verglichen.`,
        came: (facts) =>
          `Von ${whole(facts.errors!)} Fehlern war der Arctan-Fehler bei ${whole(facts.larger!)} der größere. Quadratisch trainiert: ${loss(facts.squaredOfSquared!)} quadratisch, ${loss(facts.arctanOfSquared!)} Arctan. Mit Arctan trainiert: ${loss(facts.squaredOfArctan!)} quadratisch, ${loss(facts.arctanOfArctan!)} Arctan.`,
      },
    },
  },
};
