import { formatsOf } from '#client/locales/formats.ts';

const { whole } = formatsOf('en');

export const files = {
  'unknown-kind': () => 'no kind of file that can be read here. PNG, JPEG, IDX, npy, ndjson and CSV can.',
  'cannot-unpack': ({ said }: { said: string }) => `cannot be unpacked (${said}).`,
  'too-large': ({ bytes, most }: { bytes: number; most: number }) =>
    `unpacked it takes ${whole(bytes / 2 ** 20)} MB; at most ${whole(most / 2 ** 20)} MB are read.`,
  'too-many-files': ({ most }: { most: number }) => `holds more than ${whole(most)} files.`,
  'too-many-drawings': ({ count, most }: { count: number; most: number }) =>
    `holds ${whole(count)} drawings; at most ${whole(most)} are read.`,
  'cut-header': () => 'ends within its header.',
  'not-bytes': ({ type }: { type: string }) => `should hold bytes from 0 to 255, but its type is ${type}.`,
  'not-row-after-row': () => 'should be stored row after row (C order).',
  'not-square': ({ pixels }: { pixels: number }) =>
    `each drawing should be a square, but has ${whole(pixels)} pixels.`,
  'wrong-count': ({ count, side, held }: { count: number; side: number; held: number }) =>
    `the header says ${whole(count)} images of ${side}×${side}, the file holds ${whole(held)}.`,
  'wrong-length': ({ shape, expected, held }: { shape: string; expected: number; held: number }) =>
    `the header says ${shape} = ${whole(expected)} numbers, the file holds ${whole(held)}.`,
  'no-labels': () => 'its labels are missing. Choose both files, images and labels, together.',
  'labels-differ': ({ drawings: count, labels }: { drawings: number; labels: number }) =>
    `there are ${whole(count)} images, but ${whole(labels)} labels.`,
  'bad-row': ({ row, held, expected }: { row: number; held: number; expected: number }) =>
    `row ${whole(row)} has ${whole(held)} columns, but ${whole(expected)} are needed: a label and 784 pixels.`,
  'bad-number': ({ row, text }: { row: number; text: string }) =>
    `row ${whole(row)} has “${text}” where a number from 0 to 255 should be.`,
  'no-drawings': () => 'there is no drawing in it.',
  'picture-too-large': ({ width, height, most }: { width: number; height: number; most: number }) =>
    `the picture has ${whole(width)}×${whole(height)} pixels; at most ${whole(most / 1e6)} megapixels are read.`,
  'picture-cut-off': () => 'the picture is cut off: its end is missing.',
  'picture-unreadable': () => 'the picture cannot be read.',
};
