import { posix } from 'node:path';
import ts from 'typescript';

/** Path within the project → source. */
export type Sources = ReadonlyMap<string, string>;

export interface Import {
  readonly from: string;
  /** A path within the project, or a package's name. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Erased before anything runs. */
  readonly isType: boolean;
  readonly isExportAll: boolean;
}

export function importsOf(sources: Sources): Import[] {
  return [...sources].flatMap(([from, source]) => {
    const file = ts.createSourceFile(
      from,
      scriptOf(from, source),
      ts.ScriptTarget.ESNext,
      false,
      ts.ScriptKind.TS,
    );
    return importsIn(file).map(({ specifier, ...kind }) => ({ from, ...resolve(from, specifier), ...kind }));
  });
}

function scriptOf(path: string, source: string): string {
  if (!path.endsWith('.svelte')) return source;
  return [...source.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map((match) => match[1]).join('\n');
}

interface Found {
  readonly specifier: string;
  readonly isType: boolean;
  readonly isExportAll: boolean;
}

function importsIn(node: ts.Node): Found[] {
  const found = importAt(node);
  const inside: Found[] = [];
  ts.forEachChild(node, (child) => void inside.push(...importsIn(child)));
  return found ? [found, ...inside] : inside;
}

function importAt(node: ts.Node): Found | undefined {
  if (ts.isImportDeclaration(node)) {
    const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { specifier: textOf(node.moduleSpecifier), isType, isExportAll: false };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const isExportAll = !node.exportClause || ts.isNamespaceExport(node.exportClause);
    return { specifier: textOf(node.moduleSpecifier), isType: node.isTypeOnly, isExportAll };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments;
    if (!specifier || !ts.isStringLiteralLike(specifier)) return undefined;
    return { specifier: specifier.text, isType: false, isExportAll: false };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: textOf(node.argument.literal), isType: true, isExportAll: false };
  }
  return undefined;
}

function textOf(node: ts.Node): string {
  if (!ts.isStringLiteralLike(node)) throw new Error('An import names its module by a string.');
  return node.text;
}

/** `./x.ts`, `#shared/x.ts`, `zod`, `node:fs`; Vite's `?url` and the like do not matter. */
function resolve(from: string, specifier: string): { to: string; isPackage: boolean } {
  const name = specifier.replace(/\?.*$/, '');
  if (name.startsWith('.')) return { to: posix.join(posix.dirname(from), name), isPackage: false };
  if (name.startsWith('#')) return { to: name.slice(1), isPackage: false };
  const length = name.startsWith('@') ? 2 : 1;
  return {
    to: name
      .replace(/^node:/, '')
      .split('/')
      .slice(0, length)
      .join('/'),
    isPackage: true,
  };
}
