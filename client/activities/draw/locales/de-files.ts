import type { Catalogue } from '#client/locales/en.ts';
import { formatsOf } from '#client/locales/formats.ts';

const { whole } = formatsOf('de');

export const files: Catalogue['activities']['draw']['files'] = {
  'unknown-kind': () =>
    'Diese Art von Datei lässt sich hier nicht lesen. PNG, JPEG, IDX, npy, ndjson und CSV gehen.',
  'cannot-unpack': ({ said }) => `Sie lässt sich nicht entpacken (${said}).`,
  'too-large': ({ bytes, most }) =>
    `Entpackt hat sie ${whole(bytes / 2 ** 20)} MB; höchstens ${whole(most / 2 ** 20)} MB werden gelesen.`,
  'too-many-files': ({ most }) => `Sie enthält mehr als ${whole(most)} Dateien.`,
  'too-many-drawings': ({ count, most }) =>
    `Sie enthält ${whole(count)} Zeichnungen; höchstens ${whole(most)} werden gelesen.`,
  'cut-header': () => 'Sie endet mitten im Kopf.',
  'not-bytes': ({ type }) => `Sie sollte Bytes von 0 bis 255 enthalten, ihr Typ ist aber ${type}.`,
  'not-row-after-row': () => 'Sie sollte Zeile für Zeile gespeichert sein (C-Ordnung).',
  'not-square': ({ pixels }) => `Jede Zeichnung sollte quadratisch sein, hat aber ${whole(pixels)} Pixel.`,
  'wrong-count': ({ count, side, held }) =>
    `Der Kopf sagt ${whole(count)} Bilder zu ${side}×${side}, die Datei enthält ${whole(held)}.`,
  'wrong-length': ({ shape, expected, held }) =>
    `Der Kopf sagt ${shape} = ${whole(expected)} Zahlen, die Datei enthält ${whole(held)}.`,
  'no-labels': () => 'Die Namen dazu fehlen. Wähle beide Dateien, Bilder und Labels, zusammen.',
  'labels-differ': ({ drawings: count, labels }) =>
    `Es sind ${whole(count)} Bilder, aber ${whole(labels)} Labels.`,
  'bad-row': ({ row, held, expected }) =>
    `Zeile ${whole(row)} hat ${whole(held)} Spalten, nötig sind ${whole(expected)}: ein Name und 784 Pixel.`,
  'bad-number': ({ row, text }) => `In Zeile ${whole(row)} steht „${text}“ statt einer Zahl von 0 bis 255.`,
  'no-drawings': () => 'Es ist keine Zeichnung darin.',
  'picture-too-large': ({ width, height, most }) =>
    `Das Bild hat ${whole(width)}×${whole(height)} Pixel; höchstens ${whole(most / 1e6)} Megapixel werden gelesen.`,
  'picture-cut-off': () => 'Das Bild ist abgeschnitten: Sein Ende fehlt.',
  'picture-unreadable': () => 'Das Bild lässt sich nicht lesen.',
};
