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
    setup: 'Jede und jeder bekommt ein Gewicht eines kleinen Netzes.',
    blind: 'Dreht. Nur der Verlust sagt euch, wie es läuft.',
    seeing: 'Ihr seht den Verlust entlang des eigenen Reglers. Geht hinunter.',
    backpropagation: 'Derselbe Start; nun dreht die Maschine an allem.',
    compare: 'Ein Start, drei Wege hinunter.',
  },
  left: (time) => `noch ${time}`,
  stopped: 'angehalten',
  table: (id) => `Tisch ${id}`,
  loss: 'Verlust',
  slope: 'Steigung',
  best: 'bester',
  start: 'Start',
  steps: (count) => plural(count, { one: '# Schritt', other: '# Schritte' }),
  iterations: (count) => plural(count, { one: '# Iteration', other: '# Iterationen' }),
  student: {
    titles: {
      setup: 'Dein Gewicht',
      blind: 'Dreh blind',
      seeing: 'Finde den kleinsten Verlust',
      backpropagation: 'Nun dreht die Maschine',
      compare: 'Drei Wege hinunter',
    },
    waiting: 'Gleich wird verteilt',
    waitingSaid: 'Du wirst ein Gewicht eines kleinen Netzes halten.',
    weight: (source, target) => ['Dein Gewicht ', 'w', ` führt von ${dative(source)} zu ${dative(target)}.`],
    bias: (target) => ['Dein Bias ', 'b', ` verschiebt ${nominative(target)}.`],
    shared: 'Jemand hält es mit dir.',
    next: {
      setup: 'Danach: blind drehen',
      blind: 'Danach: mit dem Verlust vor Augen',
      seeing: 'Danach: Backpropagation, vom selben Start',
      backpropagation: 'Danach: die drei Kurven',
      compare: 'Schau zur Tafel',
    },
    which: (index, count) => `${index} von ${count}`,
    earlier: 'Das Gewicht davor',
    later: 'Das nächste Gewicht',
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
    empty: 'Tretet mit dem Handy bei. Jede und jeder wird ein Gewicht dieses Netzes halten.',
    tables: (count) => plural(count, { one: '# Tisch', other: '# Tische' }),
    more: (count) => `+${whole(count)}`,
    curve: (name, first, best) => `${name}: Verlust von ${first} auf ${best}.`,
    none: '–',
    status: (phase, tables) => `${phase}. ${plural(tables, { one: '# Tisch', other: '# Tische' })}.`,
  },
  teacher: {
    path: {
      setup: 'Aufgabe wählen und verteilen. Jede und jeder bekommt ein Gewicht; bis zu neun teilen ein Netz.',
      blind: 'Niemand sieht, wo es hinuntergeht. Dreißig Hände, eine Zahl.',
      seeing: 'Jede und jeder sieht den Verlust entlang eines Reglers. Nun sind sie der Gradientenabstieg.',
      backpropagation: 'Eine Zahl für jedes Gewicht, alle zugleich. Achtet auf die dritte Kurve.',
      compare: 'Warum geht das so viel schneller? Wer musste auf wen warten?',
    },
    round: 'Runde',
    task: 'Aufgabe',
    seed: 'Start: Seed',
    fewer: 'Seed: eins weniger',
    more: 'Seed: eins mehr',
    changes: 'Eine Änderung beendet die Runde: neu verteilen.',
    deal: 'Verteilen',
    again: 'Neu verteilen',
    begin: 'Blind beginnen',
    next: (phase) => `Weiter: ${phase}`,
    extend: '+15 s',
    stop: 'Uhr anhalten',
    go: 'Weiter',
    turns: (count) => plural(count, { one: '# Drehung', other: '# Drehungen' }),
    controls: 'Phasen',
  },
};
