import type { Catalogue } from '#client/locales/en.ts';
import { formatsOf } from '#client/locales/formats.ts';

const { plural, whole, plain } = formatsOf('de');

export const switches: Catalogue['activities']['plane']['switches'] = {
  more: 'Mehr',
  bias: 'Bias',
  start: 'Beginn',
  starts: { random: 'zufällig, aus', zero: 'alles null' },
  newSeed: 'Anderer Startwert',
  l2: 'L2: λ',
  l2Of: (lambda) => (lambda === 0 ? 'aus' : plain(lambda)),
  stop: 'Halt unter ε',
  stopOf: (epsilon) => (epsilon === 0 ? 'nie' : plain(epsilon)),
  whole: 'alle',
  bytes: (bytes) => `${bytes} Speicher`,
  lossFormulas: {
    meanSquaredError: 'L = Σ (y − t)² ÷ n',
    arctan: 'L = Σ arctan²(y − t) ÷ n',
    binaryCrossEntropy: 'L = −Σ (t·ln p + (1 − t)·ln(1 − p)) ÷ n',
    softmaxCrossEntropy: 'L = −Σ t·ln p ÷ n',
  },
  noise: 'Rauschen',
  noiseOf: (noise) => (noise === 0 ? 'keins' : `${whole(noise * 100)} %`),
  shuffled: 'Gemischte Klassen',
  delta: (delta, epsilon) =>
    epsilon === undefined ? `Trainings-Delta ${delta}` : `Trainings-Delta ${delta}, Halt unter ${epsilon}`,
  deltaUnknown: 'Trainings-Delta nach zwei Epochen',
  said: {
    hiddenLayers:
      'Jede Schicht rechnet mit dem, was die vorige gefunden hat; ohne eine ist die Grenze eine gerade Linie.',
    neurons: 'Jedes Neuron der ersten Schicht zieht eine Linie durch die Ebene; die nächsten verbinden sie.',
    activation:
      'Die Funktion f, die z zur Ausgabe des Neurons biegt; mit linear können viele Schichten nicht mehr als eine.',
    bias: 'Ohne Bias ist z null, wo alle Eingaben null sind: Die Linie jedes Neurons muss durch diesen Punkt.',
    inputs:
      'Bringt vor der ersten Schicht alle Eingaben auf denselben Bereich; als Rohwert ertränkt eine große die anderen.',
    start:
      'Bei null rechnen alle Neuronen einer Schicht dasselbe und werden gleich bewegt: Sie bleiben für immer gleich.',
    loss: 'Die Zahl, die das Training senkt; welche es ist, entscheidet, wie viel ein großer Fehler zählt.',
    optimizer:
      'Wie aus dem Gradienten ein Schritt wird: SGD nimmt ihn, wie er ist, Momentum rollt weiter, Adam gibt jedem Gewicht sein Tempo.',
    learningRate:
      'Wie weit jede Anpassung geht: zu klein, und es kriecht, zu groß, und die Zahlen explodieren.',
    l2: 'Zieht bei jeder Anpassung alle Gewichte ein wenig zur Null, damit die Fläche glatter bleibt.',
    batchSize:
      'So viele Beispiele werden für eine Anpassung gemittelt: eines ist schnell und sprunghaft, alle sind ruhig und brauchen am meisten Speicher.',
    stop: 'Das Training hält von selbst, wenn sich der Trainingsverlust von Epoche zu Epoche um weniger als ε ändert.',
    classes: 'Zwei Klassen brauchen eine Ausgabe; bei mehr hat jede Klasse ihre eigene.',
    noise:
      'Rüttelt die fertigen Punkte, in Anteilen der halben Achse: Dann passt keine Grenze mehr für alle.',
    shuffled:
      'Verteilt die Klassen der Trainingsbeispiele zufällig neu: Das Netz kann sie nur auswendig lernen, und der Test zeigt es.',
  },
  hand: {
    title: 'Von Hand',
    which: 'Welches Gewicht',
    weightFrom: (from) => `Gewicht von ${from}`,
    value: 'Neuer Wert',
    undo: 'Zurück',
    said: 'Die Eingabetaste setzt ihn nach der laufenden Iteration; von dort geht das Training weiter.',
  },
  status: {
    settled: (delta, epsilon) =>
      `Von selbst angehalten: In der letzten Epoche hat sich der Trainingsverlust um ${delta} geändert, weniger als ε = ${epsilon}.`,
    settledLosses: (training, test) => `Trainingsverlust ${training}, Testverlust ${test}.`,
    runOn: 'Weiter trainieren',
    goOn: (rate) => `Weiter mit Lernrate ${rate}`,
    equation: (iteration, epochs, size, batch, batches, done) =>
      `${whole(iteration)} Iterationen = ${plural(epochs, { one: '# ganze Epoche', other: '# ganze Epochen' })} × ⌈${whole(size)} ÷ ${whole(batch)}⌉ = ${whole(epochs)} × ${whole(batches)}${done === 0 ? '' : ` + ${whole(done)} der nächsten`}`,
    noEquation: (iteration) =>
      `${whole(iteration)} Iterationen; unterwegs haben sich Beispiele oder Batchgröße geändert, darum ergibt kein Produkt sie.`,
    saturated: (share, axis, largest, z, slope) =>
      `Als Rohwert reicht „${axis}“ bis ${largest}; so ist z eines Neurons ${z} und seine Steigung f′(z) ${slope}: Bei ${share} der Beispiele ist jedes Neuron der ersten Schicht flach. δ = 0, nichts wird gelernt, eine Farbe füllt die Ebene. Stelle Eingaben auf 0 bis 1 oder −1 bis 1.`,
    noChange: (training, test) =>
      `„Morgen wie heute“, die gestrichelte Linie, hat Trainingsverlust ${training}, Testverlust ${test}.`,
    rawExplodes: (axis, largest) =>
      `Als Rohwert reicht „${axis}“ bis ${largest}: z, δ·x und jeder Schritt wachsen mit. Normiere die Eingaben.`,
    equalNeurons:
      'Bei null haben alle Neuronen einer Schicht dieselben Gewichte und spüren denselben Zug: Sie bleiben ein Neuron.',
    shuffled: 'Die Klassen der Trainingsbeispiele sind gemischt.',
  },
};
