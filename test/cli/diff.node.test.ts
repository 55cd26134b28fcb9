/** `avv diff` and `avv check --pair` as programs: what they print, how they end. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { apply } from '../../src/agreement/compare/apply.js';
import type { Comparison } from '../../src/agreement/compare/model.js';
import type { Agreement, ChangelogEntry } from '../../src/agreement/schema.js';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
// The program runs in another folder, from which tsx would not be found.
const TSX = import.meta.resolve('tsx');
const folder = mkdtempSync(join(tmpdir(), 'avv-diff-'));
after(() => rmSync(folder, { recursive: true }));

const write = (name: string, agreement: object) => writeFileSync(join(folder, name), JSON.stringify(agreement));

async function avv(...args: string[]) {
  const child = spawn(process.execPath, ['--import', TSX, MAIN, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, error, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { out, error, code };
}

const OLD: Agreement = {
  format: 'avv/1',
  id: 'avv',
  version: '1',
  language: 'de',
  title: 'AVV *Muster*',
  sections: [
    {
      id: 's-1',
      label: '§ 1',
      title: 'Weisungen',
      body: 'Die Anbieterin verarbeitet Daten nur auf **Weisung** <der Kundin>.',
    },
    { id: 's-2', label: '§ 2', title: 'Meldung', body: 'Binnen 24 Stunden meldet sie Verletzungen, der Kundin.' },
  ],
};
const NEW: Agreement = {
  ...OLD,
  version: '2',
  published: '2027-01',
  sections: [
    { id: 's-0', label: '§ 1', title: 'Gegenstand\u202e', body: 'Neu ist das.' },
    { ...OLD.sections[0]!, label: '§ 2', body: 'Die Anbieterin verarbeitet Daten auf **Weisung** <der Kundin>.' },
    { ...OLD.sections[1]!, label: '§ 3', body: 'Binnen 24 Stunden meldet sie Verletzungen der Kundin.' },
  ],
};
write('old.json', OLD);
write('new.json', NEW);

describe('avv diff', () => {
  it('sums up, then shows what changed word by word, in Markdown that the words of the file cannot break', async () => {
    const { out, error, code } = await avv('diff', 'old.json', 'new.json', '--lang', 'de');
    assert.deepEqual([error, code], ['', 1]);
    const [title, summary] = out.split('\n\n');
    assert.equal(title, '# AVV \\*Muster\\*');
    assert.match(
      summary!,
      /^Fassung 2 \(de\) gegenüber 1 \(de\)\. 4 Änderungen, davon 2 nur in Form, .*\*\*neue Annahme\*\*/,
    );
    assert.match(out, /### § 2 Weisungen – geändert; Nummer § 1 → § 2/);
    assert.match(
      out,
      /> Die Anbieterin verarbeitet Daten <del>nur<\/del> auf \\\*\\\*Weisung\\\*\\\* \\<der Kundin\\>\./,
    );
    assert.match(out, /### § 1 Gegenstand\\\\u202e – neu/);
    assert.match(out, /## Nur Form, Nummer oder Schreibweise\n\n.*\n?- § 3 Meldung – geändert; Nummer § 2 → § 3/);
  });

  it('prints all of it for programs: with it the old file makes the new one', async () => {
    const { out, code } = await avv('diff', 'old.json', 'new.json', '--format', 'json');
    assert.equal(code, 1);
    assert.deepEqual(apply(OLD, JSON.parse(out) as Comparison), NEW);
  });

  it('proposes the entry for the changelog', async () => {
    const { out } = await avv('diff', 'old.json', 'new.json', '--format', 'changelog');
    const { version, published, effect, summary } = JSON.parse(out) as ChangelogEntry;
    assert.deepEqual([version, published, effect], ['2', '2027-01', 'reacceptance']);
    assert.equal(summary.split('\n').length, 2);
  });

  it('ends with 0 where nothing differs, with 2 where a file is missing', async () => {
    const [same, other] = await Promise.all([
      avv('diff', 'old.json', 'old.json'),
      avv('diff', 'old.json', 'none.json'),
    ]);
    assert.equal(same.code, 0);
    assert.match(same.out, /Both files say the same\./);
    assert.equal(other.code, 2);
    assert.match(other.error, /none\.json: there is no such file/);
  });
});

describe('avv check --pair', () => {
  const demo = (name: string) => fileURLToPath(new URL(`../../demo/agreements/${name}`, import.meta.url));

  it('names place and remedy of what differs between two languages, and ends with 1; else with 0', async () => {
    const english = JSON.parse(readFileSync(demo('regalwerk.en.avv.json'), 'utf8')) as Agreement;
    write('drift.json', { ...english, periods: { ...english.periods, breachHours: 72 } });
    const [fine, drift] = await Promise.all([
      avv('check', '--pair', demo('regalwerk.avv.json'), demo('regalwerk.en.avv.json')),
      avv('check', '--pair', demo('regalwerk.avv.json'), 'drift.json', '--lang', 'de'),
    ]);
    assert.deepEqual([fine.code, drift.code], [0, 1]);
    assert.match(drift.out, /^✗ Die Werte sind verschieden.*Übernehmen Sie den richtigen\.$/m);
    assert.match(
      drift.out,
      /regalwerk\.avv\.json \/periods\/breachHours: 24\n {2}drift\.json \/periods\/breachHours: 72\n$/,
    );
  });
});
