/** `avv feed` as a program; the formats themselves are held against parsers in feed-formats.test.ts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runAvv } from './program.js';

const FILE = fileURLToPath(new URL('../../demo/agreements/werkbank-ki.avv.json', import.meta.url));
const HOME = ['--home', 'https://werkbank-ki.example/avv'];

describe('avv feed', () => {
  it('prints JSON Feed in the agreement’s language, or Atom, the same each time', async () => {
    const [json, again, atom] = await Promise.all([
      runAvv(['feed', FILE, ...HOME]),
      runAvv(['feed', FILE, ...HOME]),
      runAvv([
        'feed',
        FILE,
        ...HOME,
        '--format',
        'atom',
        '--lang',
        'en',
        '--self',
        'https://werkbank-ki.example/avv.atom',
      ]),
    ]);
    assert.deepEqual([json.code, json.stderr, again.stdout], [0, '', json.stdout]);
    const { language, items } = JSON.parse(json.stdout) as { language: string; items: { title: string }[] };
    assert.equal(language, 'de');
    assert.ok(
      items.some(({ title }) => title === 'Unterauftragsverarbeiter: neu: Messfeder Analytics OÜ'),
      json.stdout,
    );
    assert.equal(atom.code, 0);
    assert.match(atom.stdout, /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed .*xml:lang="en">/);
  });

  const MISTAKES: [args: string[], message: RegExp][] = [
    [[FILE], /Say with --home on which page/],
    [[], /Name one agreement/],
    [[FILE, '--home', '/avv'], /--home \/avv: an absolute address is needed/],
    [[FILE, '--home', 'javascript:alert(1)'], /an absolute address is needed/],
    [[FILE, ...HOME, '--format', 'rss'], /--format rss: there are json and atom/],
    [[FILE, ...HOME, '--lang', 'fr'], /--lang fr: there are de and en/],
    [['nowhere.json', ...HOME], /nowhere\.json/],
  ];
  it('names what is wrong with how it was called', async () => {
    for (const [args, message] of MISTAKES) {
      const { code, stderr, stdout } = await runAvv(['feed', ...args]);
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.match(stderr, message);
    }
  });
});
