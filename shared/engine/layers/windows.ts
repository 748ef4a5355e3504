import type { Address } from '../kernels/arena.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { type Product, productOf } from '../kernels/product.ts';
import type { Layout } from './layout.ts';

/**
 * Convolutions without copying windows: a window's rows of pixels already lie side by side in the image, so a product
 * of matrices can read them where they are. The sum of a window goes over its rows, its columns, its channels.
 */

/** Of an image: where its first pixel is, and its strides. */
export interface Picture extends Layout {
  readonly at: Address;
}

export interface Window {
  /** The pixels that are read: from here on, this many lines and pixels of a window, this many windows. */
  readonly picture: Picture;
  readonly first: Address;
  readonly stride: number;
  readonly down: number;
  readonly across: number;
  /** Weights [down, across, channels, columns], rows padded. */
  readonly weights: Address;
  readonly columns: number;
  /** Where the sums go: lines × pixels of them. */
  readonly target: Picture;
  readonly into: Address;
  readonly lines: number;
  readonly pixels: number;
  readonly intoLine: number;
  readonly intoPixel: number;
  /** A row that every sum starts from, or 0. */
  readonly bias: Address;
  /** Whether relu follows; default not. */
  readonly isRectified?: boolean;
}

/** target[y, x] = bias + Σ picture[y·stride + down, x·stride + across, channel]·weights */
export function windowSums(kernels: Kernels, window: Window): (rows: number) => void {
  const products = windowProducts(window);
  const { picture, target } = window;
  return (rows) => {
    for (let row = 0; row < rows; row++) {
      for (const { product, terms } of products) kernels.multiply(product, window.pixels, terms);
      for (const { product, isFirst } of products) moveBy(product, picture.stride, target.stride, isFirst);
    }
    for (const { product, isFirst } of products) {
      moveBy(product, -rows * picture.stride, -rows * target.stride, isFirst);
    }
  };
}

/** The same product on the next example: moving it is cheaper than making it anew. */
function moveBy(product: Product, a: number, c: number, keepsStart: boolean): void {
  product.a += a;
  product.c += c;
  if (!keepsStart) product.start += c;
}

interface WindowProduct {
  readonly product: Product;
  readonly terms: number;
  readonly isFirst: boolean;
}

/**
 * One product, when a window's row is one run of numbers: a single channel, or channels without padding. Else one
 * product for each row of the window, which goes on with the sums of the one before.
 */
function windowProducts(window: Window): WindowProduct[] {
  const { picture, down, across } = window;
  const { floats, pixel, line } = picture;
  if (floats === 1 || floats === pixel) {
    const terms = across * floats;
    const product = windowProduct(window, 0, {
      groups: down,
      aGroup: line,
      aTerm: floats === 1 ? pixel : 1,
      terms,
      isLast: true,
    });
    return [{ product, terms, isFirst: true }];
  }
  return Array.from({ length: down }, (_, y) => ({
    product: windowProduct(window, y, {
      groups: across,
      aGroup: pixel,
      aTerm: 1,
      terms: floats,
      isLast: y === down - 1,
    }),
    terms: floats,
    isFirst: y === 0,
  }));
}

interface Terms {
  readonly groups: number;
  readonly aGroup: number;
  readonly aTerm: number;
  readonly terms: number;
  /** Whether no other product goes on with these sums. */
  readonly isLast: boolean;
}

function windowProduct(window: Window, y: number, { groups, aGroup, aTerm, terms, isLast }: Terms): Product {
  const { picture, stride, columns, intoLine, intoPixel } = window;
  const width = (columns + 3) & ~3;
  const goesOn = { start: window.into, startLine: intoLine, startRow: intoPixel };
  return productOf({
    a: window.first + y * picture.line,
    aLine: stride * picture.line,
    aRow: stride * picture.pixel,
    aGroup,
    aTerm,
    b: window.weights + y * window.across * picture.floats * width,
    bGroup: terms * width,
    bTerm: width,
    c: window.into,
    cLine: intoLine,
    cRow: intoPixel,
    columns,
    lines: window.lines,
    groups,
    ...(y === 0 ? { start: window.bias } : goesOn),
    isRectified: isLast && window.isRectified === true,
  });
}

/** Gradients of a window's weights: like Window, but the sums go over all places, and end up in the weights' places. */
export interface WindowGradient {
  readonly picture: Picture;
  readonly first: Address;
  readonly stride: number;
  readonly down: number;
  readonly across: number;
  /** δ at each of lines × pixels places. */
  readonly deltas: Picture;
  readonly gradient: Address;
  readonly columns: number;
}

/** gradient[down, across, channel] = Σ over examples and places: picture[…]·δ */
export function windowGradients(kernels: Kernels, window: WindowGradient): (rows: number) => void {
  const products = gradientProducts(window);
  const { picture, deltas } = window;
  return (rows) => {
    for (let row = 0; row < rows; row++) {
      for (const { product, places } of products) {
        product.start = row === 0 ? 0 : product.c;
        kernels.multiply(product, places, deltas.pixels);
        product.a += picture.stride;
        product.b += deltas.stride;
      }
    }
    for (const { product } of products) {
      product.a -= rows * picture.stride;
      product.b -= rows * deltas.stride;
    }
  };
}

interface GradientProduct {
  readonly product: Product;
  /** Rows of weights in each line of the product. */
  readonly places: number;
}

function gradientProducts(window: WindowGradient): GradientProduct[] {
  const { picture, down, across } = window;
  const { floats, pixel, line } = picture;
  if (floats === 1 || floats === pixel) {
    const places = across * floats;
    const rows = { lines: down, aLine: line, aRow: floats === 1 ? pixel : 1, places };
    return [{ product: gradientProduct(window, 0, rows), places }];
  }
  return Array.from({ length: down }, (_, y) => ({
    product: gradientProduct(window, y, { lines: across, aLine: pixel, aRow: 1, places: floats }),
    places: floats,
  }));
}

interface Rows {
  readonly lines: number;
  readonly aLine: number;
  readonly aRow: number;
  readonly places: number;
}

function gradientProduct(window: WindowGradient, y: number, { lines, aLine, aRow, places }: Rows): Product {
  const { picture, stride, deltas, columns } = window;
  const width = (columns + 3) & ~3;
  return productOf({
    a: window.first + y * picture.line,
    aLine,
    aRow,
    aGroup: stride * picture.line,
    aTerm: stride * picture.pixel,
    b: deltas.at,
    bGroup: deltas.line,
    bTerm: deltas.pixel,
    c: window.gradient + y * window.across * picture.floats * width,
    cLine: places * width,
    cRow: width,
    startLine: places * width,
    startRow: width,
    lines,
    groups: deltas.lines,
    columns,
  });
}
