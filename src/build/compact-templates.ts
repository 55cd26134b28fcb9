import { parseSync, Visitor, type ESTree, type Plugin } from 'vite';
import { applyEdits, type Edit } from './edits.js';
import { compactCss, compactHtml } from './compact-text.js';

const compactors: Record<string, (quasis: string[]) => string[]> = {
  html: compactHtml,
  svg: compactHtml,
  css: compactCss,
};

/** Takes indentation and line ends out of `html`, `svg` and `css` templates, which minifiers must not touch. */
export function compactTemplates(): Plugin {
  return {
    name: 'compact-templates',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: /\b(html|svg|css)`/ },
      handler(code) {
        return { code: compactModule(code), map: null };
      },
    },
  };
}

export function compactModule(code: string): string {
  const edits: Edit[] = [];
  const visitor = new Visitor({ TaggedTemplateExpression: (node) => void edits.push(...compactTemplate(node)) });
  visitor.visit(parseSync('module.js', code).program);
  return applyEdits(code, edits);
}

function compactTemplate({ tag, quasi }: ESTree.TaggedTemplateExpression): Edit[] {
  const compact = tag.type === 'Identifier' ? compactors[tag.name] : undefined;
  if (!compact) return [];
  const texts = compact(quasi.quasis.map(({ value }) => value.raw));
  return quasi.quasis.map(({ start, end }, index) => ({ start, end, text: texts[index] ?? '' }));
}
