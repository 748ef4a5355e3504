import { formatsOf } from '#client/locales/formats.ts';
import type { Facts } from '#shared/activities/habits/state.ts';
import type { missions as english } from './en-missions.ts';

const { whole, plain, loss, plural } = formatsOf('de');

const neurons = (count: number) =>
  plural(count, { one: '# verdecktes Neuron', other: '# verdeckte Neuronen' });
const right = ({ accuracy }: Facts) =>
  accuracy === undefined ? 'noch nicht gemessen' : `${whole(accuracy)} % richtig`;

export const missions: typeof english = {
  names: {
    fewestNeurons: 'XOR mit möglichst wenigen Neuronen',
    explode: 'Lasst es explodieren',
    rescue: 'Rettet es',
    stopInTime: 'Haltet es rechtzeitig an',
    memorise: 'Unsinn auswendig lernen',
  },
  goals: {
    fewestNeurons: '95 % der Trainingsbeispiele richtig, mit höchstens 3 verdeckten Neuronen.',
    explode: 'Treibt den Verlust über alle Grenzen.',
    rescue: 'Rohe Einheiten halten es vom Lernen ab. Schafft 90 % richtig.',
    stopInTime: 'Haltet an, wo der Testverlust am kleinsten ist: die Hälfte auf 5 % genau.',
    memorise: 'Die Klassen sind gemischt: Zu verstehen gibt es nichts. Schafft trotzdem 75 % richtig.',
  },
  progress: {
    fewestNeurons: (facts) =>
      `${right(facts)}, ${plural(facts['neurons'] ?? 0, { one: '# Neuron', other: '# Neuronen' })}${facts['best'] === undefined ? '' : `; am besten ${whole(facts['best'])}`}`,
    explode: (facts) =>
      `Lernrate ${plain(facts['rate'] ?? 0)}${facts['loss'] === undefined ? '' : `, Verlust ${loss(facts['loss'])}`}`,
    rescue: (facts) => right(facts),
    stopInTime: (facts) =>
      `Epoche ${whole(facts['epoch'] ?? 0)} von ${whole(facts['of'] ?? 0)}, Testverlust ${loss(facts['test'] ?? 0)}`,
    memorise: (facts) =>
      `${right(facts)}${facts['test'] === undefined ? '' : `; im Test ${whole(facts['test'])} %`}`,
  },
  lessons: {
    fewestNeurons: (facts) => `${neurons(facts['best'] ?? 0)} genügen, um eine Grenze um XOR zu biegen.`,
    explode: (facts) =>
      `Bei einer Lernrate von ${plain(facts['rate'] ?? 0)} schießt jeder Schritt weiter über das Ziel hinaus.`,
    rescue: (_facts) => 'Auf einer Skala lassen sich Alter und Gehalt beide abwägen.',
    stopInTime: (facts) =>
      `Der Testverlust war nach Epoche ${whole(facts['lowestAt'] ?? 0)} am kleinsten: ${loss(facts['lowest'] ?? 0)}. ${whole(facts['close'] ?? 0)} von ${whole(facts['stopped'] ?? 0)} hielten auf 5 % genau an.`,
    memorise: (facts) =>
      `${whole(facts['accuracy'] ?? 0)} % Unsinn, auswendig gelernt; im Test ${whole(facts['test'] ?? 0)} %.`,
  },
  wishes: {
    fewer: 'Ein Neuron weniger',
    more: 'Ein Neuron mehr',
    anew: 'Neu beginnen, andere Gewichte',
    rateUp: 'Lernrate × 10',
    rateDown: 'Lernrate ÷ 10',
    batchOfOne: 'Batches aus einem Beispiel',
    linear: 'Lineare Neuronen',
    normalize: 'Eingaben von −1 bis 1',
    adam: 'Adam statt SGD',
    layer: 'Eine Schicht aus 8 mehr',
  },
  done: (time) => `Mission erfüllt in ${time}`,
  over: 'Die Zeit ist um',
  goalMissed: 'Das Ziel wurde nicht erreicht',
  wanted: 'Was soll sich als Nächstes ändern?',
  wantedByClass: 'Was die Klasse will: Antippen führt es aus.',
  yourWish: 'Dein Wunsch ist da. Die Lehrkraft erfüllt, was die meisten wollen.',
  stopHere: 'Hier anhalten',
  youStopped: (epoch, at) => `Du hast nach Epoche ${whole(epoch)} angehalten, bei ${loss(at)}.`,
  stopped: (count, seats) => `${whole(count)} von ${whole(seats)} haben angehalten`,
  watchBoard: 'Beobachte den Testverlust an der Tafel. Tippe einmal.',
  offBy: (share) => `Das ist ${whole(share)} % über dem kleinsten.`,
  lowest: 'Das war der tiefste Punkt.',
  extend: 'Eine Minute mehr',
  end: 'Mission beenden',
  close: 'Fertig',
  left: 'übrig',
  wishedBy: (count) => plural(count, { one: '# Wunsch', other: '# Wünsche' }),
  train: 'Training',
  test: 'Test',
};
