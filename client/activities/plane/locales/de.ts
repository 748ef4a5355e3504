import type { Catalogue } from '#client/locales/en.ts';
import { formatsOf } from '#client/locales/formats.ts';
import { files } from './de-files.ts';
import { habits } from './de-habits.ts';
import { missions } from './de-missions.ts';
import { switches } from './de-switches.ts';

const { plural, whole, signed, loss, plain } = formatsOf('de');

const sides = ['blauen', 'orangen', 'grünen', 'rosa'];
const colours = ['Blau', 'Orange', 'Grün', 'Rosa'];
const examples = (count: number) => plural(count, { one: '# Beispiel', other: '# Beispiele' });
/** In Sätzen mit „von“: der Dativ. */
const ofExamples = (count: number) => plural(count, { one: '# Beispiel', other: '# Beispielen' });

export const plane: Catalogue['activities']['plane'] = {
  title: 'Bring der Ebene etwas bei',
  intro: 'Setze Beispiele jeder Farbe. Das Netz lernt, sie zu unterscheiden.',
  introOfCurve: 'Setze Punkte. Das Netz biegt eine Kurve hindurch.',
  classes: colours,
  axes: {
    x: 'x',
    y: 'y',
    age: 'Alter in Jahren',
    salary: 'Gehalt in Euro im Jahr',
    today: 'Preis heute in Euro',
    tomorrow: 'Preis morgen in Euro',
  },
  examples,
  student: {
    task: (label) => `Tippe und setze ${colours[label]}`,
    taskOfCurve: 'Tippe und setze einen Wert',
    full: 'Alle sind gesetzt',
    of: (placed, limit) => `${placed} von ${limit}`,
    inBatch: 'Du bist im Batch',
    batchShare: (mine, size) => `${whole(mine)} von ${ofExamples(size)}`,
    notInBatch: 'Nicht im Batch',
    inShare: (share) => `Du bist in ${share} der Batches`,
    waitingToStart: 'Die Lehrkraft startet gleich',
    paused: 'Das Training ist angehalten',
    noExamples: 'Tippe auf die Ebene und setze dein erstes Beispiel.',
    allRight: (count) =>
      count === 1 ? 'Dein Beispiel liegt richtig.' : `Alle ${whole(count)} liegen richtig.`,
    wrong: (wrong, own, side) =>
      own === 1
        ? `Dein Beispiel liegt im ${sides[side]} Teil.`
        : `${whole(wrong)} deiner ${whole(own)} ${wrong === 1 ? 'liegt' : 'liegen'} im ${sides[side]} Teil.`,
    wrongMixed: (wrong, own) => `${whole(wrong)} deiner ${whole(own)} liegen falsch.`,
    youSay: (target, output) => ['Du sagst ', target, ', das Netz ', output, '.'],
    youSayClass: (label, guess, share) => [
      `Du sagst ${colours[label]}, das Netz ${colours[guess]} (`,
      share,
      ').',
    ],
    farthest: (count) =>
      count === 1 ? 'Die Kurve und dein Punkt.' : 'Von diesem deiner Punkte ist die Kurve am weitesten weg.',
    thisPoint: 'Die Kurve und dieser Punkt.',
    hollow: 'Hohle sind für den Test.',
    dragHint: 'Ziehen bewegt, hinaus entfernt.',
    undo: 'Zurück',
    remove: 'Entfernen',
    plane: (count) =>
      `Die Ebene mit ${ofExamples(count)}. Pfeiltasten bewegen die Marke, die Eingabetaste setzt.`,
    ownValue: (x, y) => `Dein Punkt bei ${x}, ${y}. Pfeiltasten bewegen ihn, Entf entfernt ihn.`,
    ownExample: (label, x, y) =>
      `Dein Beispiel, ${colours[label]}, bei ${x}, ${y}. Pfeiltasten bewegen es, Entf entfernt es.`,
    isTest: 'Für den Test.',
    isWrong: 'Auf der falschen Seite.',
  },
  board: {
    subtitle: (students, count) =>
      `${plural(students, { one: '# Lernende:r', other: '# Lernende' })}, ${examples(count)}`,
    input: 'Eingabe',
    hidden: 'verdeckt',
    hiddenLayers: (count) => `${count} verdeckte Schichten`,
    output: 'Ausgabe',
    loss: 'Verlust',
    train: 'Train',
    test: 'Test',
    none: '–',
    iteration: 'Iteration',
    batch: 'Batch',
    epoch: 'Epoche',
    inBatch: 'In diesem Batch',
    shares: 'Anteil der Batches',
    pulls: (size, strongest) => `Züge von ${examples(size)}, addiert; stärkster ${strongest}`,
    noPulls: 'Züge gibt es, sobald ein Batch durchgelaufen ist.',
    empty: 'Tretet mit dem Telefon bei und setzt die ersten Beispiele.',
    waiting: 'Das Netz wird vorbereitet …',
    diverged: 'Die Zahlen wuchsen über alle Grenzen. Neu starten, mit kleinerer Lernrate.',
    flat: (axis, largest) =>
      `„${axis}“ bis ${largest}: Jedes Neuron ist flach, δ = 0. Normiere die Eingaben.`,
    more: (count) => `+${whole(count)}`,
    updated: (iteration) =>
      `Anpassung: Jedes Gewicht hat seinen Schritt gemacht. Iteration ${whole(iteration)}.`,
    alternative: (count, first, last) =>
      first === undefined || last === undefined
        ? `${examples(count)}.`
        : `${examples(count)}; der Verlust ging von ${loss(first)} auf ${loss(last)}.`,
  },
  counters: {
    explain: (size, batch, batches) =>
      `Eine Iteration ist eine Anpassung mit einem Batch. Eine Epoche geht einmal durch ${plural(size, { one: 'das eine Trainingsbeispiel', other: 'alle # Trainingsbeispiele' })}: ${whole(size)} ÷ ${whole(batch)}${size % batch === 0 ? ' =' : ', aufgerundet:'} ${plural(batches, { one: '# Iteration', other: '# Iterationen' })}.`,
  },
  teacher: {
    path: {
      join: {
        title: 'Beitreten',
        said: 'Zeige die Tafel. Alle geben den Code ein oder scannen das Quadrat.',
      },
      place: {
        title: 'Beispiele setzen',
        said: 'Alle setzen bis zu sechs Beispiele und wählen deren Farbe.',
      },
      train: {
        title: 'Trainieren',
        said: 'Starte das Netz und schau, wie sich die Linie biegt. Welche Beispiele widersetzen sich?',
      },
      phases: {
        title: 'Schritt für Schritt',
        said: 'Ein Batch geht durch. Jedes Beispiel sagt, wie weit es daneben liegt. Dann läuft δ zurück. Tippe auf ein Neuron.',
      },
      party: {
        title: 'Batch-Party',
        said: 'Wer im Batch ist, leuchtet. Wann waren alle einmal dran? Das ist eine Epoche.',
      },
      predict: { title: 'Erst vorhersagen', said: 'Erst antworten alle, dann läuft es.' },
      fewestNeurons: { title: 'XOR, wenige Neuronen', said: 'Nehmt Neuronen weg, solange es noch lernt.' },
      explode: {
        title: 'Explodieren lassen',
        said: 'Welcher Schalter treibt die Zahlen über alle Grenzen?',
      },
      rescue: { title: 'Rettet es', said: 'Rohe Einheiten: Warum ist alles eine Farbe? Was hilft?' },
      stopInTime: { title: 'Rechtzeitig anhalten', said: 'Das Training fällt weiter. Wo dreht der Test?' },
      memorise: {
        title: 'Unsinn auswendig',
        said: 'Zu verstehen gibt es hier nichts: Was sagt der Test?',
      },
      everyEpoch: {
        title: 'Stimmt’s? Jede Epoche',
        said: 'Abstimmen, am eigenen Netz ausprobieren, noch einmal abstimmen.',
      },
      moreEpochs: {
        title: 'Stimmt’s? Mehr Epochen',
        said: 'Abstimmen, am eigenen Netz ausprobieren, noch einmal abstimmen.',
      },
    },
    controls: 'Training steuern',
    run: 'Starten',
    pause: 'Anhalten',
    one: 'eine',
    phase: 'Phase',
    phaseTrack: 'Phasen dieser Iteration',
    phases: { forward: 'vorwärts', loss: 'Verlust', delta: 'Delta', update: 'Anpassung' },
    phaseSaid: {
      forward: (size) =>
        `${plural(size, { one: '# Beispiel ist', other: '# Beispiele sind' })} hindurchgelaufen: Jedes Neuron hat Σ w·x + b = z berechnet, dann f(z). Tippe eines an und sieh die Summe.`,
      loss: (size, loss) =>
        `Die Antworten des Netzes auf ${plural(size, { one: '# Beispiel', other: '# Beispiele' })} sind mit den Klassen verglichen: Der Verlust des Batches ist ${loss}.`,
      delta: () =>
        'Der Fehler ist zurückgelaufen: Jedes Neuron hat jetzt sein δ. Noch hat sich kein Gewicht bewegt.',
    },
    iteration: 'Iteration',
    batch: 'Batch',
    epoch: 'Epoche',
    stepSaid: {
      phase: 'Die nächste der vier Phasen',
      iteration: 'Eine Anpassung aller Gewichte: vorwärts, Verlust, Delta, Anpassung',
      batch: 'Die nächsten Beispiele gehen zusammen hindurch: Ein Batch ist eine Iteration',
      epoch: 'Bis zum Ende dieses Durchgangs durch alle Trainingsbeispiele',
    },
    byPhase: 'Phase für Phase',
    speed: 'Tempo',
    speedOf: (speed) =>
      speed === 0 ? 'so schnell es geht' : plural(speed, { one: '# Iteration/s', other: '# Iterationen/s' }),
    actual: (rate) => `jetzt ${whole(rate)}`,
    needsExamples: 'Das Training beginnt mit dem ersten Trainingsbeispiel.',
    diverged: 'Das Netz ist divergiert: Eine Zahl wurde unendlich.',
    divergedSaid: 'Zu sehen sind die letzten guten Gewichte. Senke die Lernrate und setze das Netz zurück.',
    reset: 'Netz zurücksetzen',
    resetSaid: 'Neue Zufallsgewichte aus dem Startwert; alle Zähler beginnen bei 0.',
    training: 'Training',
    data: 'Daten',
    hiddenLayers: 'Verdeckte Schichten',
    neurons: 'Neuronen',
    neuronsOf: (layer) => `Neuronen in verdeckter Schicht ${layer}`,
    activation: 'Aktivierung',
    inputs: 'Eingaben',
    seed: 'Startwert',
    loss: 'Verlust',
    optimizer: 'Optimierer',
    learningRate: 'Lernrate',
    batchSize: 'Batchgröße',
    classes: 'Klassen',
    fewer: (what) => `${what}: weniger`,
    more: (what) => `${what}: mehr`,
    activations: { linear: 'linear', sigmoid: 'Sigmoid', tanh: 'tanh', relu: 'ReLU' },
    normalizations: { raw: 'Rohwerte', zeroToOne: '0 bis 1', minusOneToOne: '−1 bis 1' },
    losses: {
      meanSquaredError: 'mittlerer quadr. Fehler',
      arctan: 'Arctan-Fehler',
      crossEntropy: 'Kreuzentropie',
    },
    optimizers: { sgd: 'SGD', momentum: 'Momentum', adam: 'Adam' },
    number: plain,
    size: (parameters, training) =>
      `${plural(parameters, { one: '# Parameter', other: '# Parameter' })}, ${plural(training, { one: '# Trainingsbeispiel', other: '# Trainingsbeispiele' })}`,
    perEpoch: (training, batch, batches) =>
      `${whole(training)} ÷ ${whole(batch)} ${training % batch === 0 ? '=' : '→'} ${plural(batches, { one: '# Iteration je Epoche', other: '# Iterationen je Epoche' })}`,
    tasks: { classification: 'Welche Klasse?', regression: 'Welcher Wert?' },
    set: {
      empty: 'Leer',
      clusters: 'Zwei Haufen',
      ring: 'Ring',
      xor: 'XOR',
      spiral: 'Spirale',
      bank: 'Bankkunden',
      curve: 'Leere Kurve',
      line: 'Gerade',
      wave: 'Welle',
      price: 'Preis von morgen',
    },
    setsSaid:
      'Ein Satz ersetzt den letzten. Die Beispiele der Lernenden bleiben, solange die Achsen dieselben sind.',
    loadTitle: (set) => `„${set}“ laden?`,
    loadSaid: (count) =>
      `Die Achsen sind andere. Was die Lernenden gesetzt haben, ${examples(count)}, verschwindet und kommt nicht zurück.`,
    loadYes: 'Laden',
    clear: 'Ebene leeren',
    undoClear: (count) => `${examples(count)} zurückholen`,
    class: 'Klasse',
    trainColumn: 'Training',
    testColumn: 'Test',
    total: 'alle',
    priceSaid:
      'Dieser Markt ist erfunden: Niedrige Preise steigen, hohe fallen, der Zufall tut das Seine dazu. Aus echten Preisen lässt sich fast nichts lernen.',
    splitOfCurve:
      'Mit Testbeispielen wird nie trainiert. Beim Preis sind es die letzten Tage: Eine Vorhersage gilt der Zukunft.',
    splitSaid: 'Mit Testbeispielen wird nie trainiert. Ab acht Lernenden wird nach Person geteilt.',
    examplesOf: examples,
    removeExamples: 'Beispiele entfernen',
    removeExamplesTitle: (name) => `Die Beispiele von ${name} entfernen?`,
    removeExamplesSaid: 'Unter Daten lassen sie sich zurückholen.',
  },
  switches,
  files,
  habits,
  missions,
  signed,
};
