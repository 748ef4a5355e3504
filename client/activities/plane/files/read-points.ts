import { axesOf, taskOf, type Axis, type PlaneSet } from '#shared/activities/plane/axes.ts';
import { PLANE_LIMITS } from '#shared/activities/plane/limits.ts';
import type { ImportedExample } from '#shared/activities/plane/state.ts';

/** What is wrong with a line of a file, or with all of it. Lines count from 1. */
export type PointsProblem =
  | { readonly kind: 'no-columns'; readonly line: 1; readonly found: string }
  | { readonly kind: 'no-points' }
  | { readonly kind: 'too-many'; readonly found: number; readonly most: number }
  | { readonly kind: 'fields'; readonly line: number; readonly expected: number; readonly found: number }
  | { readonly kind: 'number'; readonly line: number; readonly column: string; readonly found: string }
  | {
      readonly kind: 'range';
      readonly line: number;
      readonly column: string;
      readonly found: number;
      readonly axis: Axis;
    }
  | { readonly kind: 'class'; readonly line: number; readonly found: string; readonly most: number }
  | { readonly kind: 'set'; readonly line: number; readonly found: string };

export type PointsFile =
  { readonly examples: readonly ImportedExample[] } | { readonly problems: readonly PointsProblem[] };

interface Plane {
  readonly set: PlaneSet;
  readonly classes: number;
}

/**
 * Points from CSV: a head that names the columns x, y and, as wished, class (from 1) and set (train or test), then a line
 * for each point. Commas, semicolons or tabs; between semicolons and tabs a decimal comma is understood.
 */
export function readPoints(text: string, plane: Plane): PointsFile {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const separator = [';', '\t'].find((mark) => lines[0]!.includes(mark)) ?? ',';
  const fieldsOf = (line: string) =>
    line.split(separator).map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
  const columns = fieldsOf(lines[0]!).map((name) => name.toLowerCase());
  if (!columns.includes('x') || !columns.includes('y'))
    return { problems: [{ kind: 'no-columns', line: 1, found: lines[0]!.slice(0, 40) }] };
  const rows = lines
    .slice(1)
    .flatMap((line, index) => (line.trim() === '' ? [] : [{ line: index + 2, fields: fieldsOf(line) }]));
  if (rows.length === 0) return { problems: [{ kind: 'no-points' }] };
  if (rows.length > PLANE_LIMITS.imported)
    return { problems: [{ kind: 'too-many', found: rows.length, most: PLANE_LIMITS.imported }] };
  const read = rows.map((row) => readRow(row, { columns, plane, decimal: separator === ',' ? '.' : ',' }));
  const problems = read.flatMap((row) => ('problems' in row ? row.problems : []));
  return problems.length > 0
    ? { problems }
    : { examples: read.flatMap((row) => ('example' in row ? [row.example] : [])) };
}

interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

interface Reading {
  readonly columns: readonly string[];
  readonly plane: Plane;
  readonly decimal: '.' | ',';
}

type ReadRow = { readonly example: ImportedExample } | { readonly problems: readonly PointsProblem[] };

function readRow({ line, fields }: Row, { columns, plane, decimal }: Reading): ReadRow {
  if (fields.length !== columns.length)
    return { problems: [{ kind: 'fields', line, expected: columns.length, found: fields.length }] };
  const field = (column: string) => fields[columns.indexOf(column)];
  const axes = axesOf(plane.set);
  const x = readNumber(field('x')!, { line, column: 'x', axis: axes.x, decimal });
  const y = readNumber(field('y')!, { line, column: 'y', axis: axes.y, decimal });
  const label = readClass(field('class'), line, plane);
  const isTest = readSet(field('set'), line);
  const problems = [x, y, label, isTest].filter((part) => typeof part === 'object');
  return problems.length > 0
    ? { problems }
    : { example: { x: x as number, y: y as number, label: label as number, isTest: isTest as boolean } };
}

function readNumber(
  text: string,
  { line, column, axis, decimal }: { line: number; column: string; axis: Axis; decimal: '.' | ',' },
): number | PointsProblem {
  const found = Number((decimal === ',' ? text.replace(',', '.') : text).replace('−', '-') || NaN);
  if (!Number.isFinite(found)) return { kind: 'number', line, column, found: text };
  if (found < axis.min || found > axis.max) return { kind: 'range', line, column, found, axis };
  // More digits than that no screen shows, and a message has an end.
  return Number(found.toPrecision(7));
}

function readClass(text: string | undefined, line: number, { set, classes }: Plane): number | PointsProblem {
  if (text === undefined || taskOf(set) === 'regression') return 0;
  const found = Number(text);
  const isOne = text !== '' && Number.isInteger(found) && found >= 1 && found <= classes;
  return isOne ? found - 1 : { kind: 'class', line, found: text, most: classes };
}

function readSet(text: string | undefined, line: number): boolean | PointsProblem {
  const found = (text ?? 'train').toLowerCase();
  if (found === 'train' || found === 'test') return found === 'test';
  return { kind: 'set', line, found: text! };
}
