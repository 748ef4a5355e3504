import type { Drawing } from '#shared/drawings/drawing.ts';
import { FileError } from '#shared/drawings/formats/file-error.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';

/** Larger pictures are scaled down before their ink is looked for. */
const MOST_SIDE = 256;

/** A PNG or JPEG as ink on a square sheet. What is light on a dark ground is turned round. */
export async function decodePicture({ name, bytes }: NamedFile): Promise<Drawing> {
  const bitmap = await bitmapOf(name, bytes);
  const side = Math.min(MOST_SIDE, Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const scale = side / Math.max(bitmap.width, bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  context.fillStyle = groundOf(bitmap);
  context.fillRect(0, 0, side, side);
  context.drawImage(bitmap, (side - width) / 2, (side - height) / 2, width, height);
  bitmap.close();
  return { ink: inkOf(context.getImageData(0, 0, side, side)), side };
}

async function bitmapOf(name: string, bytes: Uint8Array): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(new Blob([bytes.slice()]), { colorSpaceConversion: 'none' });
  } catch {
    throw new FileError(name, { code: 'picture-unreadable' });
  }
}

/** Beside a picture that is no square lies more of its own ground. */
function groundOf(bitmap: ImageBitmap): string {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'white';
  context.fillRect(0, 0, 1, 1);
  context.drawImage(bitmap, 0, 0, 1, 1, 0, 0, 1, 1); // the upper left corner
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `rgb(${red} ${green} ${blue})`;
}

function inkOf({ data, width }: ImageData): Float32Array {
  const ink = Float32Array.from({ length: width * width }, (_, place) => {
    const [red, green, blue] = [data[4 * place]!, data[4 * place + 1]!, data[4 * place + 2]!];
    return 1 - Math.round(0.299 * red + 0.587 * green + 0.114 * blue) / 255; // ITU-R BT.601
  });
  return edgeInk(ink, width) > 0.5 ? ink.map((value) => 1 - value) : ink;
}

/** The mean along the sheet's edge: paper, unless all is the other way round. */
function edgeInk(ink: Float32Array, side: number): number {
  let sum = 0;
  for (let place = 0; place < side; place++) {
    sum += ink[place]! + ink[side * (side - 1) + place]! + ink[side * place]! + ink[side * place + side - 1]!;
  }
  return sum / (4 * side);
}
