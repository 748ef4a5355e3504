import type { Fields } from './paint-field.ts';

/** Each class's lead over the best of the others: its line at 0 is the class's border. */
export function leads({ values, side }: Fields): Float32Array[] {
  return values.map((own, label) => {
    const lead = new Float32Array(side * side);
    for (let cell = 0; cell < lead.length; cell++) {
      let rival = -Infinity;
      for (let other = 0; other < values.length; other++)
        if (other !== label && values[other]![cell]! > rival) rival = values[other]![cell]!;
      lead[cell] = own[cell]! - rival;
    }
    return lead;
  });
}
