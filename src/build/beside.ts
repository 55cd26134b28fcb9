import { parseSync, Visitor, type ESTree } from 'vite';

/** An `import('…')` with a literal specifier. */
export interface DynamicImport {
  specifier: string;
  node: ESTree.ImportExpression;
}

export function dynamicImports(code: string): DynamicImport[] {
  const found: DynamicImport[] = [];
  const visitor = new Visitor({
    ImportExpression(node) {
      if (node.source.type === 'Literal') found.push({ specifier: String(node.source.value), node });
    },
  });
  visitor.visit(parseSync('module.js', code).program);
  return found;
}

/**
 * Code that imports a file lying beside the single file. Its address comes from the script's own, query included, so
 * it works from any origin and `?v=2` reaches both. The fragment is new each time: browsers remember that a module could
 * not be had under an address and never ask for it again; servers and caches do not see fragments.
 */
export const importBeside = (file: string): string =>
  `import(/* @vite-ignore */ Object.assign(new URL('${file}', import.meta.url), { search: new URL(import.meta.url).search, hash: Date.now() }).href)`;
