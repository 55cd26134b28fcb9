import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Lexer } from 'marked';
import { keepLexer } from '../../src/build/marked-lexer.js';
import { guardPolicy } from '../../src/build/trusted-types.js';

const require = createRequire(import.meta.url);
const source = (module: string): string => readFileSync(require.resolve(module), 'utf8');

/** Runs a module's code and gives its exports. */
async function load(code: string): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'avv-module-'));
  const file = join(folder, 'module.mjs');
  writeFileSync(file, code);
  try {
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const MARKDOWN =
  '# a\n\n- [x] *b* **c**\n  1. `d`\n\n> e\n\n| f | g |\n|---|---|\n| [h](i "j") | ~~k~~ |\n\n<b>l</b>\n\n    m\n';

describe('markedLexerOnly', () => {
  it('leaves a Lexer that gives the same tokens, and nothing else', async () => {
    const reduced = await load(keepLexer(source('marked')));
    assert.deepEqual(Object.keys(reduced), ['Lexer']);
    assert.deepEqual((reduced.Lexer as typeof Lexer).lex(MARKDOWN), Lexer.lex(MARKDOWN));
  });

  it('takes at least a sixth of marked away', () => {
    assert.ok(keepLexer(source('marked')).length < (source('marked').length * 5) / 6);
  });

  it('fails when marked no longer exports Lexer as it does, or does more at its top level', () => {
    assert.throws(() => keepLexer('export class Lexer {}'), /Lexer/);
    assert.throws(() => keepLexer('class L {} start(); export { L as Lexer };'), /ExpressionStatement/);
    assert.throws(() => keepLexer('class L {} L.rules = {}; export { L as Lexer };'), /ExpressionStatement/);
  });
});

describe('tolerantTrustedTypes', () => {
  /** What lit-html's policy is on a page that allows only some names. */
  const policyWhere = async (allowed: string[]): Promise<unknown> => {
    const statement = /const t=globalThis.*?createPolicy\(.*?\}\):void 0/s.exec(source('lit-html'))?.[0];
    assert.ok(statement);
    const createPolicy = (name: string): string => {
      if (!allowed.includes(name)) throw new TypeError('refused');
      return name;
    };
    const code = guardPolicy(statement).replace('globalThis', 'globalThis.testTypes');
    Object.assign(globalThis, { testTypes: { trustedTypes: { createPolicy } } });
    return (await load(`${code}; export { e as policy };`)).policy;
  };

  it('tries its own name, then Lit’s, then goes on without', async () => {
    assert.equal(await policyWhere(['avv-viewer', 'lit-html']), 'avv-viewer');
    assert.equal(await policyWhere(['lit-html']), 'lit-html');
    assert.equal(await policyWhere([]), undefined);
  });

  it('fails when lit-html makes no policy, or several', () => {
    assert.throws(() => guardPolicy('const t = 1'), /0 Trusted Types policies/);
    assert.throws(
      () => guardPolicy("a.createPolicy('lit-html', {}); a.createPolicy('lit-html', {})"),
      /2 Trusted Types/,
    );
  });
});
