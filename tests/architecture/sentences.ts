import { parse, type AST } from 'svelte/compiler';

/** Attributes whose words are read by people. */
const spoken = new Set(['alt', 'aria-label', 'aria-description', 'label', 'placeholder', 'title']);

/** Words that stand in a component's own markup, where no other language could replace them. */
export function sentencesIn(source: string): string[] {
  const found: string[] = [];
  visit(parse(source, { modern: true }).fragment, found);
  return found.map((text) => text.trim()).filter((text) => /\p{L}{2}/u.test(text) && text !== 'Chalknet');
}

function visit(node: unknown, found: string[]): void {
  if (Array.isArray(node)) return node.forEach((child) => visit(child, found));
  if (typeof node !== 'object' || node === null) return;
  const { type } = node as { type?: string };
  if (type === 'Text') found.push((node as AST.Text).data);
  if (type === 'StyleDirective') return;
  if (type === 'Attribute' && !spoken.has((node as AST.Attribute).name)) return;
  Object.values(node).forEach((child) => visit(child, found));
}
