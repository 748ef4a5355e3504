/** Numbers and plurals of one language. */
export interface Formats {
  /** 1,203 */
  whole(value: number): string;
  /** 1,203; from a million on 1.13 M, which a counter has room for. */
  count(value: number): string;
  /** 0.190 */
  fixed(value: number, digits: number): string;
  /** +0.86, with a real minus sign */
  signed(value: number, digits: number): string;
  /** Three decimals while that is readable; far losses get shorter. */
  loss(value: number): string;
  /** 1.40: one loss beside a picture. */
  shortLoss(value: number): string;
  /** As many digits as it takes: 0.0001, 3, 1.5 */
  plain(value: number): string;
  /** +0.0012, with as many digits as it takes, up to three that count. */
  signedPlain(value: number): string;
  /** 1.2 KB */
  bytes(count: number): string;
  percent(share: number): string;
  plural(count: number, forms: PluralForms): string;
}

/** A sentence in which words and numbers take turns: words come first. */
export type Parts = readonly string[];

export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

export function formatsOf(language: string): Formats {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const plain = new Intl.NumberFormat(language, { maximumSignificantDigits: 6 });
  const few = new Intl.NumberFormat(language, { maximumSignificantDigits: 3, signDisplay: 'exceptZero' });
  const kilo = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  const million = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const far = new Intl.NumberFormat(language, { notation: 'scientific', maximumFractionDigits: 1 });
  const rules = new Intl.PluralRules(language);
  const fixedBy = byDigits((digits) => decimals(language, digits, 'auto'));
  const signedBy = byDigits((digits) => decimals(language, digits, 'exceptZero'));
  return {
    whole: (value) => minus(whole.format(value)),
    count: (value) => (value < 1e6 ? whole.format(value) : `${million.format(value / 1e6)} M`),
    fixed: (value, digits) => minus(fixedBy(digits).format(value)),
    signed: (value, digits) => minus(signedBy(digits).format(value)),
    loss: (value) => (value < 1000 ? fixedBy(digitsOf(value)).format(value) : far.format(value)),
    shortLoss: (value) => (value < 1000 ? fixedBy(value < 100 ? 2 : 0).format(value) : far.format(value)),
    plain: (value) => minus(plain.format(value)),
    signedPlain: (value) => minus(few.format(value)),
    bytes: (count) => (count < 1e6 ? `${kilo.format(count / 1e3)} KB` : `${kilo.format(count / 1e6)} MB`),
    percent: (share) => percent.format(share),
    plural: (count, forms) =>
      (rules.select(count) === 'one' ? forms.one : forms.other).replace('#', whole.format(count)),
  };
}

/** Made when first asked for: few pages need many digits. */
function byDigits(make: (digits: number) => Intl.NumberFormat): (digits: number) => Intl.NumberFormat {
  const made = new Map<number, Intl.NumberFormat>();
  return (digits) => {
    const format = made.get(digits) ?? make(digits);
    made.set(digits, format);
    return format;
  };
}

function digitsOf(value: number): number {
  if (value < 10) return 3;
  return value < 100 ? 2 : 1;
}

function decimals(language: string, digits: number, signDisplay: 'auto' | 'exceptZero'): Intl.NumberFormat {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay,
  });
}

function minus(text: string): string {
  return text.replace('-', '−');
}
