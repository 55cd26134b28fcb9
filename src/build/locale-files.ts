import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { minifySync, parseSync, transformWithOxc, type ESTree, type Plugin } from 'vite';
import { dynamicImports, importBeside, type DynamicImport } from './beside.js';
import { applyEdits, type Edit } from './edits.js';
import type { ShortIds } from './short-ids.js';

const MODULE = /^\.{1,2}\/(?:.*\/)?generated\/locales\/([\w-]+)\.js$/;

/**
 * Writes each translation as a file of its own beside the single file and loads it from there.
 *
 * The file imports nothing, so a page fetches it alone; `html` and `str` are handed in.
 */
export function localeFiles(name: string, ids: ShortIds): Plugin {
  const locales = new Set<string>();
  return {
    name: 'locale-files',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: /generated\/locales\// },
      handler(code, id) {
        const imports = localeImports(code);
        for (const { locale, specifier } of imports) {
          locales.add(locale);
          this.addWatchFile(resolve(id, '..', specifier.replace(/\.js$/, '.ts')));
        }
        return { code: loadFromFiles(code, imports, name), map: null };
      },
    },
    async generateBundle() {
      if (locales.size === 0) this.error('No module loads src/generated/locales/*: translations would be missing.');
      for (const locale of locales) {
        const source = await localeFile(resolve('src/generated/locales', `${locale}.ts`), ids);
        this.emitFile({ type: 'asset', fileName: `${name}.${locale}.js`, source });
      }
    },
  };
}

interface LocaleImport extends DynamicImport {
  locale: string;
}

const localeImports = (code: string): LocaleImport[] =>
  dynamicImports(code).flatMap((found) => {
    const locale = MODULE.exec(found.specifier)?.[1];
    return locale ? [{ ...found, locale }] : [];
  });

function loadFromFiles(code: string, imports: readonly LocaleImport[], name: string): string {
  const edits = imports.map(({ locale, node: { start, end } }): Edit => ({
    start,
    end,
    text: `${importBeside(`${name}.${locale}.js`)}.then((file) => ({ templates: file.default($str) }))`,
  }));
  return `import { str as $str } from '@lit/localize/internal/str-tag.js';
${applyEdits(code, edits)}`;
}

/** `export const templates = {…}` as `export default (str) => ({…})`. */
async function localeFile(path: string, ids: ShortIds): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path);
  const { body } = parseSync(basename(path, '.ts') + '.js', code).program;
  const templates = body.find((statement) => statement.type === 'ExportNamedDeclaration')?.declaration;
  const value = templates?.type === 'VariableDeclaration' ? templates.declarations[0]?.init : undefined;
  if (value?.type !== 'ObjectExpression') throw new Error(`${path} does not export its templates as an object.`);
  const object = applyEdits(
    code,
    value.properties.map((property) => shortKey(property, ids)),
  ).slice(value.start);
  return minifySync('locale.js', `export default (str) => (${object.slice(0, object.lastIndexOf('}') + 1)});`, {
    module: true,
  }).code;
}

function shortKey(property: ESTree.ObjectPropertyKind, ids: ShortIds): Edit {
  if (property.type !== 'Property' || property.key.type !== 'Literal') throw new Error('A message has no literal id.');
  const { start, end, value } = property.key;
  return { start, end, text: JSON.stringify(ids.of(String(value))) };
}
