import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { minifySync, parseSync, transformWithOxc, Visitor, type ESTree, type Plugin } from 'vite';
import { applyEdits, type Edit } from './edits.js';

const MODULE = /^\.{1,2}\/(?:.*\/)?generated\/locales\/([\w-]+)\.js$/;

/**
 * Writes each translation as a file of its own beside the single file and loads it from there.
 *
 * - The file imports nothing, so a page fetches it alone; `html` and `str` are handed in.
 * - Its address comes from the script's own, query included, so it works from any origin and `?v=2` reaches both.
 */
export function localeFiles(name: string): Plugin {
  const locales = new Set<string>();
  return {
    name: 'locale-files',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: /generated\/locales\// },
      handler(code, id) {
        const imports = localeImports(code);
        for (const { locale, path } of imports) {
          locales.add(locale);
          this.addWatchFile(resolve(id, '..', path.replace(/\.js$/, '.ts')));
        }
        return { code: loadFromFiles(code, imports, name), map: null };
      },
    },
    async generateBundle() {
      if (locales.size === 0) this.error('No module loads src/generated/locales/*: translations would be missing.');
      for (const locale of locales) {
        const source = await localeFile(resolve('src/generated/locales', `${locale}.ts`));
        this.emitFile({ type: 'asset', fileName: `${name}.${locale}.js`, source });
      }
    },
  };
}

interface LocaleImport {
  locale: string;
  path: string;
  node: ESTree.ImportExpression;
}

function localeImports(code: string): LocaleImport[] {
  const found: LocaleImport[] = [];
  const visitor = new Visitor({
    ImportExpression(node) {
      const path = node.source.type === 'Literal' ? String(node.source.value) : '';
      const locale = MODULE.exec(path)?.[1];
      if (locale) found.push({ locale, path, node });
    },
  });
  visitor.visit(parseSync('module.js', code).program);
  return found;
}

function loadFromFiles(code: string, imports: readonly LocaleImport[], name: string): string {
  const edits = imports.map(({ locale, node: { start, end } }): Edit => ({
    start,
    end,
    text: `$load('${name}.${locale}.js')`,
  }));
  return `import { html as $html } from 'lit';
import { str as $str } from '@lit/localize/internal/str-tag.js';
const $load = async (file) => {
  const url = new URL(file, import.meta.url);
  url.search = new URL(import.meta.url).search;
  const { default: templates } = await import(/* @vite-ignore */ url.href);
  return { templates: templates($html, $str) };
};
${applyEdits(code, edits)}`;
}

/** `export const templates = {…}` as `export default (html, str) => ({…})`. */
async function localeFile(path: string): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path);
  const { body } = parseSync(basename(path, '.ts') + '.js', code).program;
  const templates = body.find((statement) => statement.type === 'ExportNamedDeclaration')?.declaration;
  const value = templates?.type === 'VariableDeclaration' ? templates.declarations[0]?.init : undefined;
  if (!value) throw new Error(`${path} does not export its templates as a constant.`);
  return minifySync('locale.js', `export default (html, str) => (${code.slice(value.start, value.end)});`, {
    module: true,
  }).code;
}
