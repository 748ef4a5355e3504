import type { Axis } from '#shared/activities/plane/axes.ts';
import { formatsOf } from '#client/locales/formats.ts';

const { plural, whole, plain } = formatsOf('en');

/** What is wrong with a line of a file: the shape of PointsProblem, here in words. */
type Problem =
  | { readonly kind: 'no-columns'; readonly found: string }
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

/** Import, export, and the configuration as a link. */
export const files = {
  title: 'Files and link',
  points: 'Points',
  network: 'Network',
  configuration: 'Configuration',
  import: 'Import CSV',
  csv: 'CSV',
  json: 'JSON',
  onnx: 'ONNX',
  save: (kind: string) => `Save the network as ${kind}`,
  copy: 'Copy the link',
  copied: 'Copied. The link starts a class with this set and these settings.',
  copyByHand: 'Copy this link. It starts a class with this set and these settings.',
  format: 'A CSV file begins with the line x,y,class,set; classes count from 1, the set is train or test.',
  taken: (count: number) =>
    `${plural(count, { one: '# point has', other: '# points have' })} joined the plane.`,
  nothingTaken: 'Nothing was imported.',
  moreProblems: (count: number) => `and ${whole(count)} more`,
  problem: (problem: Problem): string => {
    switch (problem.kind) {
      case 'no-columns':
        return `line 1: it should name the columns x and y, but is “${problem.found}”`;
      case 'no-points':
        return 'The file has no line below its head.';
      case 'too-many':
        return `The file has ${whole(problem.found)} points; up to ${whole(problem.most)} can be imported at once.`;
      case 'fields':
        return `line ${problem.line}: ${plural(problem.expected, { one: '# field', other: '# fields' })} expected, ${whole(problem.found)} found`;
      case 'number':
        return `line ${problem.line}: ${problem.column} should be a number, but is “${problem.found}”`;
      case 'range':
        return `line ${problem.line}: ${problem.column} is ${plain(problem.found)}, but the plane goes from ${plain(problem.axis.min)} to ${plain(problem.axis.max)}`;
      case 'class':
        return `line ${problem.line}: class should be 1 to ${problem.most}, but is “${problem.found}”`;
      case 'set':
        return `line ${problem.line}: set should be train or test, but is “${problem.found}”`;
    }
  },
  start: {
    title: 'Start a class with this configuration',
    go: 'Start the class',
    wrong: 'This link is not a configuration',
    problem: (field: string, expected: string, found: string) =>
      `“${field}” should be ${expected}, but is “${found}”.`,
    usual: 'Start with the usual settings',
    failed: 'The class could not be started.',
    data: 'Data',
    dataOf: (set: string, seed: number, noise: string) => `${set}, seed ${seed}, noise ${noise}`,
    layers: 'Hidden layers',
    none: 'none',
  },
};
