import { formatsOf } from '#client/locales/formats.ts';
import type { byHand as english } from './en.ts';

const { plural } = formatsOf('de');
const digitsAfter = (digits: number) => plural(digits, { one: '# Stelle', other: '# Stellen' });

export const byHand: typeof english = {
  games: { beNeuron: 'Sei ein Neuron', blameRelay: 'Fehlerstaffel' },
  doing: {
    beNeuron: 'Ihr seid das Netz. Berechnet z und f(z); was stimmt, wandert weiter.',
    blameRelay: 'Nun zurück: Jede und jeder berechnet δ, dann den Zug an jedem Gewicht.',
  },
  path: {
    beNeuron: 'Jede und jeder ist ein Neuron. Einen falschen Wert sieht nur, wer ihn eingab.',
    blameRelay: 'Dieselben Neuronen, andersherum. Heraus kommt eine Iteration der Maschine.',
  },
  youAre: (name) => `Du: ${name}`,
  neuron: (layer, number) => `${layer === 0 ? 'verdecktes Neuron' : 'Ausgabeneuron'} ${number}`,
  example: (number, count) => `Beispiel ${number} von ${count}`,
  task: (kind) =>
    ({
      z: 'Zähle zusammen: Gewicht mal Eingang, dann der Bias.',
      output: 'Lies f(z) = tanh z in der Tabelle ab.',
      delta: 'Wie viel vom Fehler ist deiner?',
      pull: 'Was will dieses Beispiel von deinem Gewicht?',
    })[kind],
  letter: (kind, input) => {
    if (kind !== 'pull') return { z: 'z', output: 'f(z)', delta: 'δ' }[kind];
    return input === 2 ? 'Δb' : `Δw${['₁', '₂'][input ?? 0]}`;
  },
  mirrored: 'tanh(−z) = −tanh z',
  table: 'Tabelle von z und tanh z',
  keys: 'Tasten des Rechners',
  check: 'Prüfen',
  erase: 'Löschen',
  answer: (digits) => `Deine Antwort, ${digitsAfter(digits)} nach dem Komma`,
  digits: (digits) => `${digitsAfter(digits)} nach dem Komma. Das Feld kann rechnen.`,
  wrong: 'Noch nicht. Nur du siehst das: Verbessere es.',
  unread: 'Das ist keine Zahl und keine Summe.',
  stopped: 'Die Uhr ist angehalten. Warte einen Moment.',
  right: (count) => plural(count, { one: '# richtiger Wert', other: '# richtige Werte' }),
  machineTitle: 'Das hat die Maschine gespielt',
  machineSaid: 'Niemand musste warten. Sie spielt für dich weiter, bis du wieder eines nimmst.',
  take: 'Nächstes Neuron',
  done: { beNeuron: 'Der Batch ist durch', blameRelay: 'Der Fehler ist verteilt' },
  look: 'Schau zur Tafel.',
  board: {
    input: 'Eingang',
    atWork: (count) => plural(count, { one: '# dabei', other: '# dabei' }),
    waits: 'wartet',
    ready: 'fertig',
    legend: (resting) =>
      `Gefüllt: von Hand. Umrandet: von der Maschine${resting === 0 ? '.' : `, die gerade für ${plural(resting, { one: 'einen Platz', other: '# Plätze' })} spielt.`}`,
    summary: (hand, machine) => `${hand} von Hand, ${machine} von der Maschine.`,
    iteration: (before, after) =>
      `Eine Iteration: Verlust ${before} → ${after}. Was zurückkam, gibt die neuen Gewichte der Maschine, Bit für Bit.`,
    forward: (loss) => `Einmal vorwärts: Der Verlust dieses Batches ist ${loss}. Nun geht der Fehler zurück.`,
    value: (name, done, count) => `${name}: ${done} von ${count} fertig`,
  },
  teacher: {
    start: (name) => `Start: ${name}`,
    finish: 'Maschine macht den Rest',
    close: 'Zurück zu den dreißig Händen',
    right: (count) => `${count} ✓`,
  },
};
