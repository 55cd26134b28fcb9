import { parseSync, Visitor, type ESTree, type Plugin } from 'vite';
import { applyEdits, type Edit } from './edits.js';

/**
 * Message ids as short as they can be, in the single file and in its language files alike: the names that people
 * read in the sources and in XLIFF say nothing to a browser.
 */
export class ShortIds {
  readonly #ids = new Map<string, string>();

  /** The short form of an id; the same for every use within a build. */
  of(id: string): string {
    const known = this.#ids.get(id) ?? this.#ids.size.toString(36);
    this.#ids.set(id, known);
    return known;
  }

  plugin(): Plugin {
    return {
      name: 'short-ids',
      transform: {
        filter: { id: /\/src\/.*\.ts$/, code: /\bmsg\(/ },
        handler: (code) => ({ code: applyEdits(code, this.#edits(code)), map: null }),
      },
    };
  }

  #edits(code: string): Edit[] {
    const edits: Edit[] = [];
    const visitor = new Visitor({
      CallExpression: (call) => {
        const id = messageId(call);
        if (id) edits.push({ start: id.start, end: id.end, text: JSON.stringify(this.of(String(id.value))) });
      },
    });
    visitor.visit(parseSync('module.js', code).program);
    return edits;
  }
}

/** The literal `id` in `msg(text, { id: '…' })`. */
function messageId({ callee, arguments: [, options] }: ESTree.CallExpression): ESTree.StringLiteral | undefined {
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  if (name.type !== 'Identifier' || name.name !== 'msg' || options?.type !== 'ObjectExpression') return undefined;
  for (const property of options.properties)
    if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'id')
      return property.value.type === 'Literal' && typeof property.value.value === 'string' ? property.value : undefined;
  return undefined;
}
