/** `avv verify` as a program: what it prints, how it ends. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Verification } from '../../src/acceptance/index.js';
import { sign } from '../acceptance/evidence.js';
import { copy, evidenceFiles, type EvidenceFiles } from '../acceptance/evidence-files.js';
import { runAvv } from './program.js';

const folder = mkdtempSync(join(tmpdir(), 'avv-verify-'));
let evidence: EvidenceFiles;

const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);

before(async () => {
  evidence = await evidenceFiles();
  for (const [name, content] of Object.entries(evidence.files)) write(name, content);
});
after(() => rmSync(folder, { recursive: true }));

async function avv(...args: string[]) {
  const { stdout: out, stderr: error, code } = await runAvv(args, { cwd: folder });
  return { out, error, code };
}

const ALL = ['--agreement', 'avv.json', '--keys', 'jwks.json', '--chain', 'chain.jsonl'];

describe('avv verify', () => {
  it('passes a receipt with everything that belongs to it, one line a check', async () => {
    const { out, error, code } = await avv('verify', 'receipt.json', ...ALL);
    assert.deepEqual([error, code], ['', 0]);
    const lines = out.split('\n').filter((line) => /^[✓✗–]/.test(line));
    assert.equal(lines.length, 6);
    assert.ok(lines.every((line) => line.startsWith('✓ ')));
    assert.match(out, /^Receipt {5}rcpt_000002$/m);
    assert.match(out, /The receipt is genuine/);
  });

  it('says which checks it could not make', async () => {
    const { out, code } = await avv('verify', 'receipt.json');
    assert.equal(code, 0);
    assert.equal(out.match(/^– /gm)!.length, 4);
    assert.match(out, /^– Signature .*This needs the issuer’s public keys\.$/m);
    assert.match(out, /not everything could be checked/);
  });

  it('fails a changed receipt, with what was expected and found', async () => {
    const { out, code } = await avv('verify', 'changed.json', ...ALL);
    assert.equal(code, 1);
    assert.match(out, /^✗ Record .*changed after the receipt had been issued/m);
    assert.match(out, /^ +expected: sha-256:/m);
    assert.match(out, /^✗ Signature /m);
    assert.match(out, /The receipt proves nothing/);
  });

  it('fails another version of the agreement', async () => {
    const { out, code } = await avv('verify', 'receipt.json', '--agreement', 'other-avv.json');
    assert.equal(code, 1);
    assert.match(out, /^ +found: +muster-avv, version 3 \(de\)$/m);
  });

  it('reads receipt and agreement out of a durable copy, and says what it has not looked at', async () => {
    const { out, code } = await avv('verify', 'copy.html', '--keys', 'jwks.json');
    assert.equal(code, 0);
    assert.match(out, /^✓ Agreement /m);
    assert.match(out, /not how it displays it/);
  });

  it('speaks German', async () => {
    const { out } = await avv('verify', 'receipt.json', '--lang', 'de');
    assert.match(out, /^✓ Erklärung /m);
    assert.match(out, /nicht alles konnte geprüft werden/);
  });

  it('gives programs the whole verification as JSON', async () => {
    const { out, code } = await avv('verify', 'changed.json', ...ALL, '--json');
    const verification = JSON.parse(out) as Verification;
    assert.equal(code, 1);
    assert.equal(verification.valid, false);
    assert.equal(verification.checks.find(({ name }) => name === 'record')!.reason, 'record-differs');
    assert.equal(verification.chain!.valid, true);
  });

  it('lets no receipt command the terminal', async () => {
    const { issuer, receipt } = evidence;
    const hostile = await sign({ ...receipt, issuer: '\u001b[2J\u202egenuine' }, issuer.signer);
    write('hostile.json', JSON.stringify(hostile));
    const { out } = await avv('verify', 'hostile.json');
    assert.ok(!/[\u001b\u202e]/.test(out));
    assert.match(out, /\\u001b\[2J\\u202egenuine/);
  });
});

describe('avv verify --chain', () => {
  it('passes an export and counts what is in it', async () => {
    const { out, code } = await avv('verify', '--chain', 'chain.jsonl', '--keys', 'jwks.json');
    assert.equal(code, 0);
    assert.match(out, /^3 entries, 3 receipts, 0 erased$/m);
    assert.equal(out.match(/^✓ /gm)!.length, 9);
  });

  it('fails a broken one, and names the lines', async () => {
    const { out, code } = await avv('verify', '--chain', 'broken-chain.jsonl', '--keys', 'jwks.json');
    assert.equal(code, 1);
    assert.match(out, /^Line 2 \(no\. 3\): An entry is missing/m);
  });

  it('fails a receipt whose chain is broken', async () => {
    const { out, code } = await avv('verify', 'receipt.json', '--chain', 'broken-chain.jsonl');
    assert.equal(code, 1);
    assert.match(out, /^✗ Place in the chain .*The chain itself is not intact/m);
  });

  it('fails bytes that are not text', async () => {
    write('bytes.jsonl', Uint8Array.of(0xff, 0xfe, 0x0a));
    assert.equal((await avv('verify', '--chain', 'bytes.jsonl')).code, 1);
  });
});

describe('wrong usage ends with code 2 and a remedy', () => {
  const cases: Record<string, [args: string[], remedy: RegExp]> = {
    'no command': [[], /^Usage: avv <command>/],
    'an unknown command': [['verfy'], /There is no command “verfy”; `avv --help` lists them/],
    'no receipt': [['verify'], /Name the receipt to check/],
    'two receipts': [['verify', 'receipt.json', 'changed.json'], /One receipt at a time/],
    'an unknown option': [['verify', 'receipt.json', '--key', 'x'], /--key/],
    'an unknown language': [['verify', 'receipt.json', '--lang', 'fr'], /there are de and en/],
    'an agreement without a receipt': [['verify', '--chain', 'chain.jsonl', '--agreement', 'avv.json'], /name it, too/],
    'a missing file': [['verify', 'nothing.json'], /nothing\.json: there is no such file; check the path/],
    'a missing chain': [['verify', '--chain', 'nothing.jsonl'], /nothing\.jsonl: there is no such file/],
    'a folder': [['verify', '.'], /this is a folder/],
    'a file of another kind': [
      ['verify', 'avv.json'],
      /avv\.json: this is an agreement, not a receipt or a durable copy; give it with --agreement/,
    ],
    'a chain for a receipt': [['verify', 'chain.jsonl'], /this is an exported chain.*give it with --chain/],
    'a file that is cut off': [['verify', 'cut-off.json'], /cut-off\.json: Line \d+.*Ask for it again/],
    'a page that is no copy': [['verify', 'page.html'], /page\.html: A web page with no “avv-receipt”/],
    'other JSON': [['verify', 'notes.json'], /Neither receipt, agreement, key set nor chain, but something-else/],
  };
  for (const [name, [args, remedy]] of Object.entries(cases))
    it(name, async () => {
      const { out, error, code } = await avv(...args);
      assert.deepEqual([out, code], ['', 2]);
      assert.match(error, remedy);
    });

  it('a copy that holds two receipts', async () => {
    write(
      'two.html',
      copy(evidence.receipt).replace('</head>', `${/<script[^>]*avv-receipt.*?<\/script>/.exec(copy({}))![0]}</head>`),
    );
    const { error, code } = await avv('verify', 'two.html');
    assert.equal(code, 2);
    assert.match(error, /“avv-receipt” more than once/);
  });

  it('a copy of an acceptance that got no receipt', async () => {
    write('recorded.html', copy(evidence.receipt.record, 'avv-record'));
    assert.match((await avv('verify', 'recorded.html')).error, /a copy of an acceptance that got no receipt/);
  });
});

describe('help', () => {
  for (const args of [['--help'], ['-h'], ['verify', '--help']])
    it(`avv ${args.join(' ')}`, async () => {
      const { out, code } = await avv(...args);
      assert.equal(code, 0);
      assert.match(out, /^Usage: avv /);
    });
  it('tells the version', async () => assert.match((await avv('--version')).out, /^\d+\.\d+\.\d+\n$/));
});
