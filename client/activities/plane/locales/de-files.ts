import type { Catalogue } from '#client/locales/en.ts';
import { formatsOf } from '#client/locales/formats.ts';

const { plural, whole, plain } = formatsOf('de');

export const files: Catalogue['activities']['plane']['files'] = {
  title: 'Dateien und Link',
  points: 'Punkte',
  network: 'Netz',
  configuration: 'Konfiguration',
  import: 'CSV einlesen',
  csv: 'CSV',
  json: 'JSON',
  onnx: 'ONNX',
  save: (kind) => `Netz als ${kind} speichern`,
  copy: 'Link kopieren',
  copied: 'Kopiert. Der Link beginnt eine Stunde mit diesen Daten und Einstellungen.',
  copyByHand: 'Kopiere diesen Link. Er beginnt eine Stunde mit diesen Daten und Einstellungen.',
  format: 'Eine CSV-Datei beginnt mit der Zeile x,y,class,set; Klassen zählen ab 1, set ist train oder test.',
  taken: (count) => `${plural(count, { one: '# Punkt ist', other: '# Punkte sind' })} dazugekommen.`,
  nothingTaken: 'Es wurde nichts eingelesen.',
  moreProblems: (count) => `und ${whole(count)} weitere`,
  problem: (problem): string => {
    switch (problem.kind) {
      case 'no-columns':
        return `Zeile 1: Sie muss die Spalten x und y nennen, lautet aber „${problem.found}“`;
      case 'no-points':
        return 'Die Datei hat keine Zeile unter ihrem Kopf.';
      case 'too-many':
        return `Die Datei hat ${whole(problem.found)} Punkte; bis zu ${whole(problem.most)} lassen sich auf einmal einlesen.`;
      case 'fields':
        return `Zeile ${problem.line}: ${plural(problem.expected, { one: '# Feld', other: '# Felder' })} erwartet, ${whole(problem.found)} gefunden`;
      case 'number':
        return `Zeile ${problem.line}: ${problem.column} muss eine Zahl sein, ist aber „${problem.found}“`;
      case 'range':
        return `Zeile ${problem.line}: ${problem.column} ist ${plain(problem.found)}, die Ebene geht aber von ${plain(problem.axis.min)} bis ${plain(problem.axis.max)}`;
      case 'class':
        return `Zeile ${problem.line}: class muss 1 bis ${problem.most} sein, ist aber „${problem.found}“`;
      case 'set':
        return `Zeile ${problem.line}: set muss train oder test sein, ist aber „${problem.found}“`;
    }
  },
  start: {
    title: 'Beginne eine Stunde mit dieser Konfiguration',
    go: 'Stunde beginnen',
    wrong: 'Dieser Link ist keine Konfiguration',
    problem: (field, expected, found) => `„${field}“ muss ${expected} sein, ist aber „${found}“.`,
    usual: 'Mit den üblichen Einstellungen beginnen',
    failed: 'Die Stunde konnte nicht begonnen werden.',
    data: 'Daten',
    dataOf: (set, seed, noise) => `${set}, Startwert ${seed}, Rauschen ${noise}`,
    layers: 'Verdeckte Schichten',
    none: 'keine',
  },
};
