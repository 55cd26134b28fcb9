import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { digestOf } from '../../src/agreement/digest.js';
import { load } from '../../src/agreement/load.js';
import { createRecord } from '../../src/acceptance/record.js';
import { submitAcceptance } from '../../src/acceptance/submit.js';
import { generateSigningKey } from '../../src/server/signer.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The code block that follows `<!-- snippet: name -->`. */
function snippet(name: string): string {
  const code = new RegExp(`<!-- snippet: ${name} -->\\s+\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1];
  assert.ok(code, `README has no snippet "${name}"`);
  return code;
}

let folder: string;
const running: ChildProcess[] = [];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'avv-readme-'));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'avv-viewer'), { recursive: true });
  const root = new URL('../../', import.meta.url).pathname;
  cpSync(join(root, 'package.json'), join(modules, 'avv-viewer/package.json'));
  symlinkSync(join(root, 'dist'), join(modules, 'avv-viewer/dist'));
  symlinkSync(join(root, 'node_modules/libsql'), join(modules, 'libsql'));
  writeFileSync(join(folder, 'avv.json'), snippet('agreement'));
  writeFileSync(join(folder, 'key.json'), JSON.stringify(await generateSigningKey()));
});

after(() => {
  for (const child of running) child.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs a snippet as a program and resolves when it answers. */
async function start(name: string): Promise<string> {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, snippet(name));
  const port = await freePort();
  const child = spawn(process.execPath, [file], {
    cwd: folder,
    env: { ...process.env, PORT: String(port) },
    stdio: 'inherit',
  });
  running.push(child);
  const url = `http://127.0.0.1:${port}/`;
  for (;;) {
    assert.equal(child.exitCode, null, `the snippet "${name}" ended by itself`);
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return url;
  }
}

async function acceptance() {
  const { agreement } = await load(JSON.parse(snippet('agreement')) as object);
  const at = '2026-11-21T10:00:00Z';
  return createRecord({
    agreement,
    digest: await digestOf(agreement),
    checked: [],
    act: { method: 'button', label: 'AVV annehmen', at },
    presentation: { mode: 'viewer', shownAt: at, endReached: true },
    client: { version: '0', language: 'de', timeZone: 'Europe/Berlin', origin: 'null' },
  });
}

test('the agreement of the README is a valid agreement', async () => {
  assert.equal((await acceptance()).document.id, 'muster-avv');
});

test('the endpoint without the helper stores an acceptance once and answers 204', async () => {
  const endpoint = await start('plain');
  const record = await acceptance();
  assert.deepEqual(await submitAcceptance({ endpoint, record, key: 'key-1' }), { status: 'recorded' });
  assert.deepEqual(await submitAcceptance({ endpoint, record, key: 'key-1' }), { status: 'recorded' });
  const lines = readFileSync(join(folder, 'acceptances.jsonl'), 'utf8').trim().split('\n');
  assert.equal(lines.length, 1);
  assert.deepEqual((JSON.parse(lines[0]!) as { body: unknown }).body, JSON.parse(JSON.stringify(record)));
});

test('the endpoint with the helper answers with a receipt', async () => {
  const outcome = await submitAcceptance({
    endpoint: await start('helper'),
    record: await acceptance(),
    key: crypto.randomUUID(),
  });
  assert.equal(outcome.status, 'accepted');
  assert.equal(outcome.status === 'accepted' && outcome.receipt.issuer, 'Muster GmbH');
});

test('every attribute, property, event, slot, part and custom property of the manifest is in the README', () => {
  interface Named {
    name?: string;
    fieldName?: string;
    kind?: string;
    privacy?: string;
    static?: boolean;
    inheritedFrom?: unknown;
  }
  interface Declaration {
    tagName?: string;
    attributes: Named[];
    members: Named[];
    events: Named[];
    slots: Named[];
    cssParts: Named[];
    cssProperties: Named[];
  }
  const manifest = JSON.parse(readFileSync(new URL('../../dist/custom-elements.json', import.meta.url), 'utf8')) as {
    modules: { declarations: Declaration[] }[];
  };
  const elements = manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
  assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), ['avv-checkbox', 'avv-subprocessors', 'avv-viewer']);
  const names = elements
    .flatMap(({ attributes, events, slots, cssParts, cssProperties }) => [
      ...(attributes ?? []),
      ...(events ?? []),
      ...(slots ?? []),
      ...(cssParts ?? []),
      ...(cssProperties ?? []),
    ])
    .map(({ name }) => name);
  assert.ok(names.length > 60, 'the manifest is complete');
  const missing = names.filter((name) => name && !readme.includes(`\`${name}\``));
  assert.deepEqual(missing, []);
});
