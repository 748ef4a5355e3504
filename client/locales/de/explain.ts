import type { Catalogue } from '../en.ts';
import { formatsOf } from '../formats.ts';

const { whole } = formatsOf('de');

const ordinals = ['ersten', 'zweiten', 'dritten', 'vierten', 'fünften', 'sechsten'];
const colours = ['Blau', 'Orange', 'Grün', 'Rosa'];
/** A class has a colour; a value is a number, which follows. */
const labelled = (label: number | undefined) =>
  label === undefined ? ', Ziel' : `, Klasse ${colours[label]}`;
const adjectives = ['blaues', 'oranges', 'grünes', 'rosa'];

export const explain: Catalogue['explain'] = {
  open: 'Hineinsehen',
  close: 'Schließen',
  diagram: 'Das Netz',
  diagramSaid: 'Tippe auf ein Neuron oder eine Linie und sieh die Zahlen.',
  diagramKeys: 'Das Netz. Pfeiltasten gehen von Neuron zu Neuron, die Eingabetaste öffnet eines.',
  noExample: 'Setze zuerst ein Beispiel. Dann zeigt jedes Neuron, was es daraus macht.',
  noExampleClass: 'Sobald die Klasse ein Beispiel gesetzt hat, zeigt jedes Neuron, was es daraus macht.',
  another: 'Anderes Beispiel',
  biasNeuron: 'Bias als Neuron',
  biasNeuronSaid: 'Ein Neuron, das immer 1 ist; seine Gewichte sind die Bias-Werte.',
  pullsToggle: 'Züge des Batches',
  pullsToggleSaid:
    'Die Linien zeigen, was von jeder Synapse verlangt wird, −η·δ·x ÷ Batch, statt ihres Gewichts.',
  pullsMine: 'Zug meines Beispiels',
  strongestPull: (place, pull, sum) =>
    `Am stärksten: ${place}, ${pull}.${sum === undefined ? '' : ` Der ganze Batch kommt dort zusammen auf ${sum}.`}`,
  neuron: (neuron, layer, layers) =>
    layers === 1
      ? `Neuron ${neuron} der verdeckten Schicht`
      : `Neuron ${neuron} der ${ordinals[layer]} verdeckten Schicht`,
  outputNeuron: (neuron, outputs) =>
    outputs === 1 ? 'Das Ausgabeneuron' : `Ausgabeneuron ${neuron}, ${colours[neuron - 1]}`,
  shortNeuron: (neuron, layer, layers) =>
    layers === 1 ? `verdecktes Neuron ${neuron}` : `Neuron ${neuron}, verdeckte Schicht ${layer + 1}`,
  shortOutput: (neuron, outputs) => (outputs === 1 ? 'Ausgabeneuron' : `Ausgabeneuron ${neuron}`),
  shortInput: (input) => `Eingabe ${input}`,
  biasInput: 'Bias',
  ownExample: (label) => ['für dein Beispiel ', labelled(label)],
  batchExample: (label) => ['für ein Beispiel dieses Batches ', labelled(label)],
  someExample: (label) => ['für das Beispiel ', labelled(label)],
  testExample: (label) => ['für ein Testbeispiel ', labelled(label)],
  forward: 'vorwärts',
  bias: 'Bias',
  back: 'zurück von der Ausgabe',
  backThroughLayer: 'zurück von der nächsten Schicht',
  backFromLoss: 'zurück vom Verlust',
  output: 'Ausgabe',
  target: 'Ziel',
  probability: 'Wahrscheinlichkeit',
  deltaOfOutput: () => ['', 'δ', ' der Ausgabe'],
  timesWeight: () => ['× ', 'w', ' zur Ausgabe'],
  slope: 'Steigung',
  deltaOfThis: () => ['', 'δ', ' dieses Neurons'],
  lossSlope: 'Steigung des Verlusts',
  whatIf: 'Was wäre mit einem anderen Bias?',
  whatIfHint: 'Ziehe b: Was wäre, wenn?',
  whatIfSaid: () => ['was, wenn ', ''],
  notTheNetwork: 'nur ausprobiert',
  formula: 'Das ganze Netz',
  formulaSaid: 'Alle Gewichte und Bias-Werte, wie sie gerade sind.',
  spoken: {
    times: (one, other) => `${one} × ${other}`,
    answer: (output, target) => `Ausgabe ${output}, Ziel ${target}`,
    delta: (delta) => `Delta ${delta}`,
    pull: (from, pull) => `Zug an ${from} ${pull}`,
  },
  synapse: (from, to) => `Von ${from} zu ${to}`,
  openSynapse: (from) => `Gewicht von ${from}`,
  openNeuron: (name) => `${name} öffnen`,
  weight: 'Gewicht',
  weightBefore: 'vorher',
  weightNow: 'jetzt',
  gradient: 'Gradient',
  step: 'Schritt',
  pulls: 'Wer zieht, und wohin',
  pullsOfStep: (iteration, count) =>
    `Iteration ${whole(iteration)}: was ${count === 1 ? 'ihr Beispiel' : `jedes ihrer ${whole(count)} Beispiele`} verlangte`,
  pullsNow: (count) =>
    count === 1
      ? 'Was das Beispiel des letzten Batches jetzt verlangen würde'
      : `Was jedes der ${whole(count)} Beispiele des letzten Batches jetzt verlangen würde`,
  pullsSum: 'alle zusammen',
  down: 'kleiner',
  up: 'größer',
  mine: 'deins',
  pullMine: 'Dein Beispiel',
  pullOf: (label) => `Ein ${adjectives[label]} Beispiel`,
  noBatch: 'Noch kein Batch ging durch das Netz. Starte es oder mache einen Schritt.',
  onlyPart: (shown) =>
    `Ein großer Batch: Hier sind nur die ersten ${whole(shown)} Beispiele bekannt; ihre Summe ist nicht der Schritt.`,
  someGone: 'Einige Beispiele dieses Batches wurden inzwischen entfernt; die Summe ist nicht der Schritt.',
  decay: 'Zug von L2',
  sgdWithL2: 'Reines SGD: Der Schritt ist die Summe aller Züge und dessen, was L2 verlangt.',
  sgd: 'Einfaches SGD: Der Schritt ist genau die Summe.',
  notSgd: (optimizer) =>
    `${optimizer} geht nicht um die Summe weiter: Es erinnert sich auch an frühere Batches. Die Summe ergibt den Gradienten; der Schritt ist, was daraus wurde.`,
  tooFast: 'Zwischen zwei Bildern liegen mehrere Schritte; einzeln gegangen, steht jeder Schritt hier.',
  toStep: 'Nach dem nächsten einzelnen Schritt steht er hier.',
  batchOne: 'Ein Batch weiter',
  pullRule: '−η·δ·x ÷ Batch',
  phases: {
    title: 'Wie weit die Iteration erzählt ist',
    forward: 'vorwärts',
    loss: 'Verlust',
    delta: 'Delta',
    next: 'Nächste Phase',
    update: 'Update',
  },
  lossOfExample: 'Verlust',
  shareRule: '−η δ ÷ Batch',
  pull: 'Zug',
  updateSaid:
    'Jedes Gewicht soll sich um −η δ ÷ Batch mal sein x bewegen. Der Schritt zählt alle Beispiele des Batches zusammen.',
};
