/** The page for providers: its commands run, its announcement follows the format, in both languages alike. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { agreementSchema, type Agreement } from '../../src/agreement/schema.js';
import { runAvv } from '../cli/program.js';

const local = (path: string) => fileURLToPath(new URL(`../../demo/${path}`, import.meta.url));
const pages = ['de', 'en'].map((language) => readFileSync(local(`announcing/announcing.${language}.md`), 'utf8'));
const blocks = (page: string, kind: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code!);
const commands = (page: string): string[] => blocks(page, 'sh').flatMap((code) => code.trim().split('\n'));

const folder = mkdtempSync(join(tmpdir(), 'avv-announcing-'));
const former = JSON.parse(readFileSync(local('agreements/werkbank-ki.2026-06.avv.json'), 'utf8')) as Agreement;
const current = JSON.parse(readFileSync(local('agreements/werkbank-ki.avv.json'), 'utf8')) as Agreement;

before(() => {
  writeFileSync(join(folder, 'avv-old.json'), JSON.stringify(former));
  writeFileSync(join(folder, 'avv.json'), JSON.stringify(current));
});
after(() => rmSync(folder, { recursive: true }));

describe('how to announce a change', () => {
  it('has the same commands in both languages, and each of them runs', async () => {
    const [german, english] = pages.map(commands);
    assert.deepEqual(german, english);
    assert.equal(german!.length, 3);
    for (const command of german!) {
      const [npx, avv, ...args] = command.split(' ');
      assert.deepEqual([npx, avv], ['npx', 'avv']);
      const { code, stdout, stderr } = await runAvv(args, { cwd: folder });
      assert.deepEqual([code, stderr], [args[0] === 'diff' ? 1 : 0, ''], command);
      assert.match(stdout, /messfeder/i, command);
    }
  });

  it('shows an announcement that follows the format', () => {
    for (const page of pages) {
      const changes = blocks(page, 'json').map((code) => JSON.parse(code) as { id: string });
      assert.equal(changes.length, 1);
      const file = { ...current, subprocessors: { ...current.subprocessors, changes } };
      assert.deepEqual(agreementSchema.safeParse(file).error, undefined);
      assert.ok(page.includes(`#${changes[0]!.id}`));
    }
  });
});
