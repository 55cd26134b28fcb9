import { readFileSync } from 'node:fs';
import { defineConfig, type BuildOptions, type Plugin, type UserConfig } from 'vite';
import pkg from './package.json' with { type: 'json' };
import { compactTemplates } from './src/build/compact-templates.js';
import { collectPackages, licences, type Packages } from './src/build/licences.js';
import { legacyDecorators } from './src/build/legacy-decorators.js';
import { linkedFile } from './src/build/linked-file.js';
import { localeFiles } from './src/build/locale-files.js';
import { markedLexerOnly } from './src/build/marked-lexer.js';
import { serverFile } from './src/build/server-file.js';
import { ShortIds } from './src/build/short-ids.js';
import { separateFile, sideFile } from './src/build/side-file.js';
import { terser } from './src/build/terser.js';
import { tolerantTrustedTypes } from './src/build/trusted-types.js';

const common = {
  target: 'es2022',
  emptyOutDir: true,
  copyPublicDir: false,
  reportCompressedSize: false,
} satisfies BuildOptions;

/** The schema for editors and other languages, as `avv-viewer/schema.json`. */
const schemaFile = (): Plugin => ({
  name: 'schema-file',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'schema.json', source: readFileSync('src/generated/schema.json') });
  },
});

/** What is installed beside the package: its dependencies, and the databases that `avv serve` can use. */
const EXTERNAL = [...Object.keys(pkg.dependencies), 'libsql', 'pg'];

const isOf = (id: string, names: readonly string[]): boolean =>
  names.some((name) => id === name || id.startsWith(`${name}/`));

/** `dist/npm`: modules for bundlers and Node. Dependencies stay imports; @lit/localize, a private copy, does not. */
const forPackage: UserConfig = {
  plugins: [
    schemaFile(),
    serverFile('copy/index.js', 'src/copy/index.ts', (id) => isOf(id, EXTERNAL) && !isOf(id, ['lit'])),
  ],
  build: {
    ...common,
    outDir: 'dist/npm',
    minify: false,
    lib: {
      formats: ['es'],
      entry: {
        index: 'src/index.ts',
        define: 'src/define.ts',
        'agreement/index': 'src/agreement/index.ts',
        'acceptance/index': 'src/acceptance/index.ts',
        'server/index': 'src/server/index.ts',
        'cli/main': 'src/cli/main.ts',
      },
    },
    rolldownOptions: {
      external: (id) => isOf(id, EXTERNAL) || id.startsWith('node:'),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};

const ids = new ShortIds();
const packages: Packages = new Map();

/**
 * `dist/cdn`: one self-contained file for a script tag to read with, and files that it loads from beside it when they
 * are needed: the act, the check of its receipt with the durable copy, what searches the list of subprocessors, what
 * tells where announced changes stand and lets customers object, what holds the text against a former version, each
 * further language, the whole of Markdown.
 * Apart from it, the verifier.
 */
const forScriptTag: UserConfig = {
  plugins: [
    tolerantTrustedTypes(),
    legacyDecorators(),
    compactTemplates(),
    ids.plugin(),
    localeFiles('avv-viewer', ids),
    collectPackages(packages),
    linkedFile({
      fileName: 'avv-viewer.act.js',
      specifier: './conclusion.js',
      main: 'src/cdn.ts',
      entry: 'src/elements/conclusion.ts',
      plugins: () => [compactTemplates(), ids.plugin(), collectPackages(packages), terser()],
    }),
    linkedFile({
      fileName: 'avv-viewer.proof.js',
      specifier: './proof.js',
      main: 'src/cdn.ts',
      entry: 'src/elements/proof.ts',
      plugins: () => [compactTemplates(), ids.plugin(), collectPackages(packages), terser()],
    }),
    linkedFile({
      fileName: 'avv-viewer.checkbox.js',
      specifier: './checkbox-field.js',
      main: 'src/cdn.ts',
      entry: 'src/elements/checkbox-field.ts',
      plugins: () => [compactTemplates(), ids.plugin(), collectPackages(packages), terser()],
    }),
    linkedFile({
      fileName: 'avv-viewer.bound.js',
      specifier: './bound-checkbox.js',
      main: 'src/cdn.ts',
      entry: 'src/elements/bound-checkbox.ts',
      plugins: () => [compactTemplates(), ids.plugin(), collectPackages(packages), terser()],
    }),
    linkedFile({
      fileName: 'avv-viewer.subprocessors.js',
      specifier: './subprocessor-list.js',
      main: 'src/cdn.ts',
      entry: 'src/elements/subprocessor-list.ts',
      plugins: () => [compactTemplates(), ids.plugin(), collectPackages(packages), terser()],
    }),
    linkedFile({
      fileName: 'avv-viewer.changes.js',
      specifier: './announced-changes.js',
      main: 'src/cdn.ts',
      entry: 'src/elements/announced-changes.ts',
      plugins: () => [compactTemplates(), ids.plugin(), collectPackages(packages), terser()],
    }),
    linkedFile({
      fileName: 'avv-viewer.compare.js',
      specifier: './version-comparison.js',
      main: 'src/cdn.ts',
      entry: 'src/elements/version-comparison.ts',
      plugins: () => [compactTemplates(), ids.plugin(), collectPackages(packages), terser()],
    }),
    sideFile('avv-viewer.markdown.js', './markdown-full.js', 'src/view/markdown-full.ts', [
      markedLexerOnly(),
      collectPackages(packages),
      terser(),
    ]),
    separateFile('avv-verify.js', 'src/cdn-verify.ts', [collectPackages(packages), terser()]),
    terser(),
    licences(packages),
  ],
  build: {
    ...common,
    outDir: 'dist/cdn',
    lib: { formats: ['es'], entry: 'src/cdn.ts', fileName: () => 'avv-viewer.js' },
    rolldownOptions: { output: { minify: true, comments: false, codeSplitting: false } },
  },
};

export default defineConfig(({ mode }) => (mode === 'cdn' ? forScriptTag : forPackage));
