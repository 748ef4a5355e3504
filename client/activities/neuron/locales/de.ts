import { byHand } from '../by-hand/locales/de.ts';
import { habits } from './de-habits.ts';
import { formatsOf } from '#client/locales/formats.ts';
import type { Catalogue } from '#client/locales/en.ts';
import type { NeuronPlace } from './en.ts';

const { plural, whole } = formatsOf('de');

const nominative = ({ kind, number }: NeuronPlace) =>
  ({ input: `Eingang ${number}`, hidden: `verdecktes Neuron ${number}`, output: 'die Ausgabe' })[kind];
const dative = ({ kind, number }: NeuronPlace) =>
  ({ input: `Eingang ${number}`, hidden: `verdecktem Neuron ${number}`, output: 'der Ausgabe' })[kind];

export const neuron: Catalogue['activities']['neuron'] = {
  title: 'Dreißig Hände',
  against: 'Dreißig Hände gegen einen Gradienten',
  tasks: { and: 'UND', xor: 'XOR', majority: 'Mehrheit', clusters: 'Zwei Haufen' },
  taskSaid: {
    and: '+1 nur, wo beide Eingänge 1 sind.',
    xor: '+1, wo genau ein Eingang 1 ist.',
    majority: '+1, wo mindestens zwei von drei Eingängen 1 sind.',
    clusters: '+1 für den einen Punkthaufen, −1 für den anderen.',
  },
  phases: {
    setup: 'Verteilen',
    blind: 'Blind',
    seeing: 'Sehend',
    backpropagation: 'Backpropagation',
    compare: 'Vergleich',
  },
  doing: {
    setup: 'Alle bekommen einen Teil eines kleinen Netzes.',
    blind: 'Dreht. Nur der Verlust sagt euch, wie es läuft.',
    seeing: 'Ihr seht den Verlust entlang des eigenen Reglers. Geht hinunter.',
    backpropagation: 'Derselbe Start; nun dreht die Maschine an allem.',
    compare: 'Ein Start, drei Wege hinunter.',
  },
  left: (time) => `noch ${time}`,
  stopped: 'angehalten',
  table: (id) => `Tisch ${id}`,
  played: (count) => `${count} von der Maschine`,
  loss: 'Verlust',
  slope: 'Steigung',
  best: 'bester',
  start: 'Start',
  steps: (count) => plural(count, { one: '# Schritt', other: '# Schritte' }),
  iterations: (count) => plural(count, { one: '# Iteration', other: '# Iterationen' }),
  byHand,
  habits,
  student: {
    titles: {
      setup: 'Dein Teil des Netzes',
      blind: 'Dreh blind',
      seeing: 'Finde den kleinsten Verlust',
      backpropagation: 'Nun dreht die Maschine',
      compare: 'Drei Wege hinunter',
    },
    waiting: 'Gleich wird verteilt',
    waitingSaid: 'Du wirst einen Teil eines kleinen Netzes halten.',
    weight: (source, target) => ['Dein Gewicht ', 'w', `: von ${dative(source)} zu ${dative(target)}.`],
    bias: (target) => ['Dein Bias ', 'b', ` verschiebt ${nominative(target)}.`],
    shared: 'Jemand hält es mit dir.',
    next: {
      setup: 'Danach: blind drehen',
      blind: 'Danach: mit dem Verlust vor Augen',
      seeing: 'Danach: Backpropagation, vom selben Start',
      backpropagation: 'Danach: die drei Kurven',
      compare: 'Schau zur Tafel',
    },
    played: 'Hier dreht die Maschine, bis du drehst.',
    choice: 'Woran dein Regler dreht',
    earlier: 'Das Neuron davor',
    later: 'Das nächste Neuron',
    input: 'Eingabe',
    mean: (letters) => ['Mittel von ', letters, ' = Steigung des Verlusts'],
    rows: 'Dein Neuron bei jedem Beispiel',
    knob: 'Dein Gewicht',
    knobSaid: (value, loss, slope) =>
      slope === undefined ? `${value}, Verlust ${loss}` : `${value}, Verlust ${loss}, Steigung ${slope}`,
    less: 'Ein Hundertstel weniger',
    more: 'Ein Hundertstel mehr',
  },
  board: {
    subtitle: (students, task, weights) =>
      `${plural(students, { one: '# Lernende:r', other: '# Lernende' })}, ${task}, ${plural(weights, { one: '# Parameter', other: '# Parameter' })}`,
    input: 'Eingabe',
    hidden: 'verdeckt',
    output: 'Ausgabe',
    empty: 'Tretet mit dem Handy bei. Alle werden einen Teil dieses Netzes halten.',
    played: '○ Die Maschine dreht für alle, die es nicht tun.',
    tables: (count) => plural(count, { one: '# Tisch', other: '# Tische' }),
    more: (count) => `+${whole(count)}`,
    curve: (name, first, best) => `${name}: Verlust von ${first} auf ${best}.`,
    none: '–',
    status: (phase, tables) => `${phase}. ${plural(tables, { one: '# Tisch', other: '# Tische' })}.`,
  },
  teacher: {
    said: {
      task: 'UND und Mehrheit brauchen ein Neuron; XOR und die Haufen eine verdeckte Schicht aus zweien.',
      share:
        'Je eine Zahl, oder alle Gewichte und der Bias eines Neurons; überzählige Plätze teilen sich eines.',
      seed: 'Derselbe Seed gibt allen Tischen, und der Maschine, dieselben ersten Gewichte.',
    },
    path: {
      setup:
        'Aufgabe wählen und verteilen. Alle bekommen ein Gewicht oder ein ganzes Neuron; ein Tisch teilt sich ein Netz.',
      blind: 'Niemand sieht, wo es hinuntergeht. Dreißig Hände, eine Zahl.',
      seeing: 'Jede und jeder sieht den Verlust entlang eines Reglers. Nun sind sie der Gradientenabstieg.',
      backpropagation: 'Eine Zahl für jedes Gewicht, alle zugleich. Achtet auf die dritte Kurve.',
      compare: 'Warum geht das so viel schneller? Wer musste auf wen warten?',
    },
    round: 'Runde',
    task: 'Aufgabe',
    share: 'Ein Platz hält',
    shares: { parameter: 'ein Gewicht oder Bias', neuron: 'ein ganzes Neuron' },
    seed: 'Start: Seed',
    fewer: 'Seed: eins weniger',
    more: 'Seed: eins mehr',
    changes: 'Eine Änderung beendet die Runde: neu verteilen.',
    deal: 'Verteilen',
    again: 'Neu verteilen',
    begin: 'Blind beginnen',
    extend: '+15 s',
    stop: 'Uhr anhalten',
    go: 'Weiter',
    turns: (count) => plural(count, { one: '# Drehung', other: '# Drehungen' }),
    asked: {
      predict: {
        title: 'Erst vorhersagen',
        said: 'Ist die Maschine nach ebenso vielen Schritten tiefer? Erst antworten, dann ausprobieren.',
      },
      claim: {
        title: 'Stimmt’s? Viele Hände',
        said: 'Abstimmen, die Maschine ebenso viele Schritte machen lassen, noch einmal abstimmen.',
      },
    },
    nothingToAsk: 'Erst drehen eure Tische, mit dem Verlust vor Augen.',
    controls: 'Phasen',
  },
};
