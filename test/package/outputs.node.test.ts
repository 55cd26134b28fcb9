/** What must, and must not, be in the built files. Run `npm run build` first. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}/dist/${path}`, 'utf8');
const list = (folder: string): string[] => readdirSync(`${root}/dist/${folder}`, { recursive: true, encoding: 'utf8' });
const singleFile = read('cdn/avv-viewer.js');

/** Asserts that a text has no match; shows its surroundings, not the whole file. */
function absent(text: string, pattern: RegExp, name = 'avv-viewer.js'): void {
  const match = pattern.exec(text);
  if (match)
    assert.fail(`${name} has ${String(pattern)}: ${text.slice(Math.max(0, match.index - 40), match.index + 80)}`);
}

/** Asserts that a text has a match, likewise. */
const present = (text: string, pattern: RegExp): void => assert.ok(pattern.test(text), `no ${String(pattern)}`);

/** Modules that code imports: their names, or `undefined` where the name is made at run time. */
function importsOf(code: string): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  const add = (source: { type: string; value?: unknown } | null): void => {
    if (source) found.push(source.type === 'Literal' ? String(source.value) : undefined);
  };
  const visitor = new Visitor({
    ImportDeclaration: ({ source }) => add(source),
    ExportNamedDeclaration: ({ source }) => add(source),
    ExportAllDeclaration: ({ source }) => add(source),
    ImportExpression: ({ source }) => add(source),
  });
  visitor.visit(parseSync('module.js', code).program);
  return found;
}

describe('the single file', () => {
  const beside = list('cdn').filter((name) => /^avv-viewer\.\w+\.js$/.test(name));

  it('imports nothing but the files beside it, when they are needed: their addresses are made at run time', () => {
    assert.deepEqual(
      importsOf(singleFile),
      beside.map(() => undefined),
    );
  });

  it('has files beside it that import nothing', () => {
    for (const part of ['act', 'proof', 'checkbox', 'bound']) assert.ok(beside.includes(`avv-viewer.${part}.js`), part);
    for (const name of [...beside, 'avv-verify.js']) assert.deepEqual(importsOf(read(`cdn/${name}`)), [], name);
  });

  it('leaves marked, without its parser, to a file that imports nothing', () => {
    const markdown = read('cdn/avv-viewer.markdown.js');
    absent(singleFile, /blockquoteSetextReplace/);
    present(markdown, /blockquoteSetextReplace/);
    absent(markdown, /marked\(\): input parameter/);
  });

  it('holds no zod, no Node, no code from strings', () => {
    absent(singleFile, /ZodError|_zod|\$ZodType/);
    absent(singleFile, /\beval\(|new Function\b|node:|\brequire\(/);
  });

  it('names no host that a page could call', () => {
    absent(singleFile, /https?:\/\/(?!www\.w3\.org)[\w-]+\./);
  });

  it('holds templates without indentation', () => {
    absent(singleFile, /\n {2,}[<.:@}]/);
  });

  it('names what it is made of; the licences are beside it', () => {
    const { name, version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
      name: string;
      version: string;
    };
    assert.ok(singleFile.startsWith(`/*! ${name} ${version}, MIT; with `));
    for (const part of ['lit-html', 'marked', '@lit/localize'])
      present(read('cdn/LICENSES.txt'), new RegExp(`^${part} \\d`, 'm'));
  });

  it('has a file for each translation', () => {
    assert.ok(list('cdn').includes('avv-viewer.en.js'));
  });
});

describe('the modules', () => {
  const dependencies = ['diff', 'jose', 'lit', 'marked', 'parse5', 'zod'];
  const libraries = [
    'index.js',
    'define.js',
    'agreement/index.js',
    'acceptance/index.js',
    'server/index.js',
    'copy/index.js',
  ];
  const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

  /** All modules that one needs at once, with what they import. */
  const closure = (name: string, seen = new Map<string, string[]>()): Map<string, string[]> => {
    const imports = importsOf(read(`npm/${name}`)).filter((specifier) => specifier !== undefined);
    seen.set(name, imports);
    for (const specifier of imports.filter((candidate) => candidate.startsWith('.'))) {
      const next = new URL(specifier, `file:///${name}`).pathname.slice(1);
      if (!seen.has(next)) closure(next, seen);
    }
    return seen;
  };
  const needs = (name: string): string[] => [...closure(name).values()].flat().map(packageOf);

  it('import dependencies and each other only; @lit/localize is inside', () => {
    for (const name of libraries)
      for (const needed of needs(name)) assert.ok(/^\.\.?$/.test(needed) || dependencies.includes(needed), needed);
  });

  it('leave what only Node has to the command', () => {
    assert.ok(needs('cli/main.js').some((needed) => needed.startsWith('node:')));
    assert.match(read('npm/cli/main.js'), /^#!\/usr\/bin\/env node\n/);
  });

  it('keep zod away from pages, and Lit, marked and parse5 away from servers, unless they make copies', () => {
    for (const name of ['index.js', 'define.js', 'acceptance/index.js']) assert.ok(!needs(name).includes('zod'), name);
    for (const name of ['agreement/index.js', 'acceptance/index.js', 'server/index.js'])
      assert.ok(!needs(name).some((specifier) => ['lit', 'marked', 'parse5'].includes(specifier)), name);
    assert.ok(needs('define.js').includes('lit') && !needs('define.js').includes('parse5'));
    // Its Lit is inside: the one that bundlers for workers would choose is for pages.
    assert.deepEqual(
      ['lit', 'parse5'].map((each) => needs('copy/index.js').includes(each)),
      [false, true],
    );
  });

  it('leave the comparison of versions to those who ask for it', () => {
    assert.ok(needs('agreement/index.js').includes('diff'));
    for (const name of ['acceptance/index.js', 'server/index.js']) assert.ok(!needs(name).includes('diff'), name);
    absent(singleFile, /maxEditLength/);
  });

  it('come with types for each entry', () => {
    const types = list('npm').filter((name) => name.endsWith('.d.ts'));
    for (const entry of ['index', 'define', 'agreement/index', 'acceptance/index', 'server/index', 'copy/index'])
      assert.ok(types.includes(`${entry}.d.ts`));
    for (const name of types) absent(read(`npm/${name}`), /from ['"](@lit\/localize|node:)/, name);
  });
});

describe('every file', () => {
  it('names no folder of the machine that built it', () => {
    for (const name of list('.').filter((candidate) => /\.(js|json|d\.ts|txt)$/.test(candidate)))
      for (const folder of [root, homedir(), 'file://']) assert.ok(!read(name).includes(folder), `${name}: ${folder}`);
  });
});
