/**
 * What stands in an answer's field: a number, or a sum to be worked out. A comma is a point, × or * a product.
 *
 *     sum = product { (+ | −) product }    product = value { × value }    value = [−] (number | "(" sum ")")
 *
 * Undefined where it is neither.
 */
export function valueOf(text: string): number | undefined {
  const signs = text.replaceAll(',', '.').replaceAll('−', '-').replaceAll('×', '*').replaceAll(/\s/g, '');
  const reader = new Reader(signs);
  const value = reader.sum();
  return reader.isAtEnd && Number.isFinite(value) ? value : undefined;
}

/** Reads from left to right; what cannot be read is NaN. */
class Reader {
  #at = 0;
  readonly #signs: string;

  constructor(signs: string) {
    this.#signs = signs;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#signs.length;
  }

  sum(): number {
    let total = this.#product();
    for (;;) {
      if (this.#takes('+')) total += this.#product();
      else if (this.#takes('-')) total -= this.#product();
      else return total;
    }
  }

  #product(): number {
    let total = this.#value();
    while (this.#takes('*')) total *= this.#value();
    return total;
  }

  #value(): number {
    if (this.#takes('-')) return -this.#value();
    if (!this.#takes('(')) return this.#number();
    const inside = this.sum();
    return this.#takes(')') ? inside : NaN;
  }

  #number(): number {
    const [digits] = /^(\d+\.?\d*|\.\d+)/.exec(this.#signs.slice(this.#at)) ?? [''];
    this.#at += digits.length;
    return digits === '' ? NaN : Number(digits);
  }

  #takes(sign: string): boolean {
    const isNext = this.#signs[this.#at] === sign;
    if (isNext) this.#at += 1;
    return isNext;
  }
}
