import { cyclesOf, wayTo } from './graph.ts';
import { importsOf, type Import, type Sources } from './imports.ts';
import { rules } from './rules.ts';

/** What is wrong with the borders of the project, a sentence each. */
export function violations(sources: Sources): string[] {
  const imports = importsOf(sources);
  return [
    ...forbiddenImports(imports),
    ...cyclesOf(imports).map((cycle) => `a cycle: ${cycle.join(' → ')}`),
    ...zodInPages(imports),
    ...namelessIdeas(sources),
  ];
}

function forbiddenImports(imports: readonly Import[]): string[] {
  return imports.flatMap((found) =>
    rules
      .filter((rule) => rule.forbids(found))
      .map((rule) => `${found.from} imports ${found.to}: ${rule.sentence}`),
  );
}

/** Neither directly nor by way of shared: it would be a good part of a student's first load. */
function zodInPages(imports: readonly Import[]): string[] {
  const pages = imports.map(({ from }) => from).filter((from) => from.startsWith('client/'));
  const way = wayTo('zod', pages, imports);
  return way ? [`zod gets into the pages: ${way.join(' → ')}`] : [];
}

function namelessIdeas(sources: Sources): string[] {
  return [...sources.keys()]
    .filter((path) => /(^|\/)(utils?|helpers?|misc|common)[./]/i.test(path))
    .map((path) => `${path} says nothing about what is in it: name the idea`);
}
