import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ListedDrawing } from '#shared/drawings/formats/drawing-list.ts';
import { subjectOf } from '#shared/drawings/formats/drawing-list.ts';
import type { FileError, FileTrouble } from '#shared/drawings/formats/file-error.ts';
import { parseIdx, writeIdx } from '#shared/drawings/formats/idx.ts';
import { parseNpy } from '#shared/drawings/formats/npy.ts';
import { packGzip, packZip } from '#shared/drawings/formats/packing.ts';
import { readFiles } from '#shared/drawings/formats/read-files.ts';
import { EXPORT_KINDS, writeFile } from '#shared/drawings/formats/write-files.ts';
import { rasterize } from '#shared/drawings/rasterize.ts';

const encoder = new TextEncoder();
const text = (content: string) => encoder.encode(content);
const noPictures = async () => {
  throw new Error('There is no picture among these.');
};
const read = (name: string, bytes: Uint8Array, others: { name: string; bytes: Uint8Array }[] = []) =>
  readFiles([{ name, bytes }, ...others], { decode: noPictures });

async function troubleOf(work: () => unknown): Promise<FileTrouble> {
  try {
    await work();
  } catch (error) {
    return (error as FileError).trouble;
  }
  throw new Error('It was read.');
}

const images = (count: number, held = count) => {
  const whole = writeIdx({ shape: [count, 28, 28], values: new Uint8Array(count * 784) });
  return whole.subarray(0, 16 + held * 784);
};

function npy(header: string, ...values: number[]): Uint8Array {
  const padded = header.padEnd(118) + '\n';
  const word = Uint8Array.from('\x93NUMPY', (letter) => letter.charCodeAt(0));
  return Uint8Array.of(...word, 1, 0, padded.length, 0, ...text(padded), ...values);
}

const strokes = fc.array(
  fc
    .array(fc.tuple(fc.nat(1024), fc.nat(1024)), { minLength: 1, maxLength: 8 })
    .map((points) => points.flat()),
  { minLength: 1, maxLength: 4 },
);
const drawings = fc.array(
  fc
    .record({ name: fc.constantFrom('cat', 'Baum, groß', '7', 'a/b "c"', '50 %', 'x.y', 'cat-2'), strokes })
    .map((drawn): ListedDrawing => ({ ...drawn, pixels: rasterize(drawn.strokes) })),
  { minLength: 1, maxLength: 6 },
);
const fileOf = ({ name, bytes }: { name: string; bytes: Uint8Array }) => [name, bytes] as const;
const pixelsOf = (list: readonly ListedDrawing[]) =>
  list.map(({ name, pixels }) => ({ name, pixels: Array.from(pixels) }));

describe('what was exported is imported again, bit for bit', () => {
  const withoutStrokes = EXPORT_KINDS.filter((kind) => kind !== 'png' && kind !== 'ndjson');

  for (const kind of withoutStrokes) {
    test(kind, async () => {
      await fc.assert(
        fc.asyncProperty(drawings, async (list) => {
          const file = writeFile(kind, list);
          const again = (await read(file.name, file.bytes)).drawings;
          const expected = kind === 'npy' ? grouped(list) : list;
          expect(pixelsOf(again)).toEqual(pixelsOf(expected));
          expect(writeFile(kind, again).bytes).toEqual(file.bytes);
        }),
        { numRuns: 30 },
      );
    });
  }

  test('and each drawing stays for learning or for the test, whichever kind of file it went through', async () => {
    const list = Array.from({ length: 6 }, (_, index): ListedDrawing => {
      const strokes = [[10 * index, 20, 500, 700 + index]];
      return { name: index % 2 ? 'cat' : 'test', strokes, pixels: rasterize(strokes), isTest: index > 3 };
    });
    for (const kind of [...withoutStrokes, 'ndjson'] as const) {
      const again = (await read(...fileOf(writeFile(kind, list)))).drawings;
      const sets = again.map(({ name, isTest }) => `${name} ${isTest}`).toSorted();
      expect(sets).toEqual(list.map(({ name, isTest }) => `${name} ${isTest}`).toSorted());
    }
  });

  test('and exported once more it is the same file, however both sets were mixed', async () => {
    const mixed = fc
      .array(fc.tuple(drawings, fc.boolean()), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.flatMap(([list, isTest]) => list.map((drawing) => ({ ...drawing, isTest }))));
    for (const kind of EXPORT_KINDS.filter((one) => one !== 'png')) {
      await fc.assert(
        fc.asyncProperty(mixed, async (list) => {
          const file = writeFile(kind, list);
          expect(writeFile(kind, (await read(...fileOf(file))).drawings).bytes).toEqual(file.bytes);
        }),
        { numRuns: 20 },
      );
    }
  });

  test('ndjson, with every stroke', async () => {
    await fc.assert(
      fc.asyncProperty(drawings, async (list) => {
        const file = writeFile('ndjson', list);
        expect((await read(file.name, file.bytes)).drawings).toEqual(list);
      }),
      { numRuns: 30 },
    );
  });

  /** One file for each class, in the order in which the classes came. */
  function grouped(list: readonly ListedDrawing[]): ListedDrawing[] {
    return [...new Set(list.map(({ name }) => name))].flatMap((name) =>
      list.filter((one) => one.name === name),
    );
  }
});

describe('an IDX file', () => {
  const small = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6);

  test('is read', () => {
    const { shape, values } = parseIdx({ name: 'a', bytes: small });
    expect([shape, Array.from(values)]).toEqual([
      [2, 3],
      [1, 2, 3, 4, 5, 6],
    ]);
  });

  test('is read packed, with its labels beside it', async () => {
    const labels = writeIdx({ shape: [2], values: Uint8Array.of(7, 1) });
    const beside = [{ name: 't10k-labels-idx1-ubyte.gz', bytes: new Uint8Array(gzipSync(labels)) }];
    const file = new Uint8Array(gzipSync(images(2)));
    const { drawings: list } = await read('t10k-images-idx3-ubyte.gz', file, beside);
    expect(list.map(({ name }) => name)).toEqual(['7', '1']);
  });

  test('whose header lies says both numbers', async () => {
    expect(await troubleOf(() => read('a', images(60, 12)))).toEqual({
      code: 'wrong-count',
      count: 60,
      side: 28,
      held: 12,
    });
  });

  test('that is of another type, cut off, without labels or with too few is refused', async () => {
    const idx = (bytes: Uint8Array) => troubleOf(() => parseIdx({ name: 'a', bytes }));
    expect(await idx(small.with(2, 13))).toEqual({ code: 'not-bytes', type: '13' });
    expect(await idx(small.subarray(0, 6))).toEqual({ code: 'cut-header' });
    expect(await idx(small.subarray(0, 15))).toMatchObject({ code: 'wrong-length', expected: 6, held: 3 });
    expect(await troubleOf(() => read('a', images(2)))).toEqual({ code: 'no-labels' });
    const labels = { name: 'b', bytes: writeIdx({ shape: [1], values: Uint8Array.of(3) }) };
    expect(await troubleOf(() => read('a', images(2), [labels]))).toEqual({
      code: 'labels-differ',
      drawings: 2,
      labels: 1,
    });
    expect(await troubleOf(() => read('a', images(60_001)))).toMatchObject({ code: 'too-many-drawings' });
  });
});

describe('a numpy file', () => {
  const header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), }";

  test('of bytes is read', () => {
    const { shape, values } = parseNpy({ name: 'a', bytes: npy(header, 9, 8, 7, 6) });
    expect([shape, Array.from(values)]).toEqual([
      [2, 2],
      [9, 8, 7, 6],
    ]);
  });

  test('that is none, holds something else or is cut off is refused', async () => {
    const trouble = (bytes: Uint8Array) => troubleOf(() => parseNpy({ name: 'a', bytes }));
    expect(await trouble(text('hello'))).toEqual({ code: 'unknown-kind' });
    expect(await trouble(npy(header.replace('|u1', '<f4')))).toEqual({ code: 'not-bytes', type: '<f4' });
    expect(await trouble(npy(header.replace('False', 'True')))).toEqual({ code: 'not-row-after-row' });
    expect(await trouble(npy(header, 1))).toMatchObject({ code: 'wrong-length', expected: 4, held: 1 });
    expect(await trouble(npy(header).subarray(0, 30))).toEqual({ code: 'cut-header' });
  });

  test('is called after its class', () => {
    expect(
      ['quickdraw-cat-3000.npy', 'full_numpy_bitmap_cat.npy', 'cat.npy', 'x/cat/0001.png', 'cat 12.jpg'].map(
        subjectOf,
      ),
    ).toEqual(Array(5).fill('cat'));
    expect(subjectOf('7.npy')).toBe('7');
  });
});

describe('a file of Quick, Draw!', () => {
  const cat = '{"word":"cat","drawing":[[[0,255],[0,128]]],"recognized":true}';

  test('is read, its broken lines told and passed over', async () => {
    const { drawings: list, brokenLines } = await read(
      'a.ndjson',
      text(`${cat}\n{"word":\n\n{"word":"cat","drawing":[[[1]]]}\n`),
    );
    expect(list.map((drawing) => drawing.strokes)).toEqual([[[0, 0, 1020, 512]]]);
    expect(brokenLines).toEqual([
      { file: 'a.ndjson', line: 2 },
      { file: 'a.ndjson', line: 4 },
    ]);
  });

  test('of raw drawings, larger than the pad, is fitted to it', async () => {
    const raw = '{"word":"cat","drawing":[[[100,2100],[-50,950],[0,16]]]}';
    expect((await read('a.ndjson', text(raw))).drawings[0]!.strokes).toEqual([[0, 0, 1024, 512]]);
  });

  test('without a single drawing is refused', async () => {
    expect(await troubleOf(() => read('a.ndjson', text('{}\n{}')))).toEqual({ code: 'no-drawings' });
  });
});

describe('a table', () => {
  const row = (label: string, first = '0') => `${label},${first},${Array(783).fill(0).join(',')}`;

  test('is read with and without a heading', async () => {
    const heading = `label,${Array.from({ length: 784 }, (_, index) => `1x${index}`).join(',')}`;
    for (const content of [row('7', '255'), `${heading}\r\n${row('7', '255')}\r\n`]) {
      const { drawings: list } = await read('a.csv', text(content));
      expect([list.length, list[0]!.name, list[0]!.pixels[0]]).toEqual([1, '7', 255]);
    }
  });

  test('with a short row or something that is no byte says where', async () => {
    expect(await troubleOf(() => read('a.csv', text(`${row('1')}\n2,3,4`)))).toEqual({
      code: 'bad-row',
      row: 2,
      held: 3,
      expected: 785,
    });
    expect(await troubleOf(() => read('a.csv', text(`${row('1')}\n${row('2', '256')}`)))).toEqual({
      code: 'bad-number',
      row: 2,
      text: '256',
    });
  });
});

describe('a packed file', () => {
  test('that would unpack to more than is allowed is refused before it is unpacked', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(1000)));
    new DataView(bomb.buffer).setUint32(bomb.length - 4, 4_000_000_000, true);
    expect(await troubleOf(() => read('a.gz', bomb))).toMatchObject({
      code: 'too-large',
      bytes: 4_000_000_000,
    });
  });

  test('that hides its size unpacks no further than it said', async () => {
    const liar = new Uint8Array(gzipSync(new Uint8Array(100_000)));
    new DataView(liar.buffer).setUint32(liar.length - 4, 10, true);
    expect(await troubleOf(() => read('a.gz', liar))).toMatchObject({ code: 'cannot-unpack' });
  });

  test('that is cut off is refused', async () => {
    const whole = packZip([{ name: 'a.csv', bytes: text('x') }]);
    expect(await troubleOf(() => read('a.zip', whole.subarray(0, 40)))).toMatchObject({
      code: 'cannot-unpack',
    });
    const gzip = packGzip(text('hello hello hello'));
    expect(await troubleOf(() => read('a.gz', gzip.subarray(0, 20)))).toMatchObject({ code: /cannot|large/ });
  });
});

describe('a picture', () => {
  const png = (width: number, height: number, isWhole = true) => {
    const bytes = new Uint8Array(isWhole ? 60 : 40);
    bytes.set([0x89, 0x50, 0x4e, 0x47]);
    new DataView(bytes.buffer).setUint32(16, width);
    new DataView(bytes.buffer).setUint32(20, height);
    if (isWhole) bytes.set([0x49, 0x45, 0x4e, 0x44], 52);
    return bytes;
  };

  test('of a hundred megapixels is refused by its header', async () => {
    expect(await troubleOf(() => read('a.png', png(10_000, 10_000)))).toMatchObject({
      code: 'picture-too-large',
      width: 10_000,
    });
  });

  test('that is cut off is refused before it is decoded', async () => {
    expect(await troubleOf(() => read('a.png', png(28, 28, false)))).toEqual({ code: 'picture-cut-off' });
    const jpeg = Uint8Array.of(
      0xff,
      0xd8,
      0xff,
      0xe0,
      0,
      4,
      0,
      0,
      0xff,
      0xc0,
      0,
      11,
      8,
      0,
      28,
      0,
      28,
      1,
      1,
      0,
      0,
    );
    expect(await troubleOf(() => read('a.jpg', jpeg))).toEqual({ code: 'picture-cut-off' });
  });

  test('is cropped and centred, unless it already has 28×28 pixels', async () => {
    const ink = new Float32Array(64 * 64);
    for (let row = 0; row < 10; row++) ink.fill(1, 64 * row, 64 * row + 10);
    const decode = async () => ({ ink, side: 64 });
    const { drawings: list } = await readFiles([{ name: 'cat/1.png', bytes: png(64, 64) }], { decode });
    expect([list[0]!.name, list[0]!.pixels[14 * 28 + 14]]).toEqual(['cat', 255]);
  });
});
