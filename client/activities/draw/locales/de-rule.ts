import type { Catalogue } from '#client/locales/en.ts';
import { formatsOf } from '#client/locales/formats.ts';

const { whole } = formatsOf('de');

export const rule: Catalogue['activities']['draw']['rule'] = {
  tab: 'Regel',
  title: 'Eure Regel',
  said: 'Schreibt von Hand eine Regel aus dem, was sich messen lässt. Die Tafel prüft sie neben den Netzen und einem linearen Modell aus denselben Maßen.',
  spread: 'Was sich an den Zeichnungen messen lässt',
  measures: {
    ink: 'Tinte',
    width: 'Breite',
    height: 'Höhe',
    holes: 'Löcher',
    pieces: 'Stücke',
    ends: 'Enden',
    symmetry: 'Symmetrie',
    left: 'linke Hälfte',
    top: 'obere Hälfte',
    across: 'Linien quer',
    down: 'Linien längs',
  },
  measureSaid: {
    ink: 'Pixel voller Tinte.',
    width: 'Pixel vom linken Rand der Tinte bis zum rechten.',
    height: 'Pixel vom oberen Rand der Tinte bis zum unteren.',
    holes: 'Stücke Papier, die ganz umschlossen sind.',
    pieces: 'Stücke Tinte, die zusammenhängen.',
    ends: 'Stellen, an denen eine Linie aufhört.',
    symmetry: 'Prozent der Tinte, die auf Tinte trifft, wenn man links und rechts tauscht.',
    left: 'Prozent der Tinte in der linken Hälfte.',
    top: 'Prozent der Tinte in der oberen Hälfte.',
    across: 'Linien, die die mittlere Zeile trifft.',
    down: 'Linien, die die mittlere Spalte trifft.',
  },
  meanSaid: 'Ein Punkt je Zeichnung zum Lernen; der Strich ist ihr Mittel.',
  nothing: 'Zu messen gibt es erst etwas, wenn die Netze lernen.',
  if: 'wenn',
  and: 'und',
  then: 'dann',
  otherwise: 'sonst',
  addLine: 'Noch eine Zeile',
  addCondition: 'und …',
  measureOf: (line) => `Maß in Zeile ${line}`,
  comparison: (line) => `Mehr oder weniger in Zeile ${line}`,
  numberOf: (line) => `Zahl in Zeile ${line}`,
  classOf: (line) => `Klasse in Zeile ${line}`,
  removeLine: (line) => `Zeile ${line} entfernen`,
  removeCondition: (line) => `Eine Bedingung von Zeile ${line} entfernen`,
  score: (right, total) =>
    `Von den Zeichnungen zum Lernen trifft sie ${whole(right)} von ${whole(total)}. Der Test steht auf der Tafel.`,
};
