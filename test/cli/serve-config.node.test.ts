import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { UsageError } from '../../src/cli/command.js';
import { help, run } from '../../src/cli/serve.js';
import { generateSigningKey } from '../../src/server/index.js';
import { runAvv } from './program.js';
import { servePlace, versioned, type Place } from './serve-process.js';

let place: Place;
before(async () => {
  place = await servePlace();
});
after(() => place.remove());

/** What it says when it refuses to start; places relative to the folder. */
async function refusal(config: string): Promise<string> {
  let message = '';
  await assert.rejects(run([config]), (error: Error) => {
    assert.ok(error instanceof UsageError, error.stack);
    message = error.message.replaceAll(`${place.folder}/`, '');
    return true;
  });
  return message;
}

const withSettings = (settings: object) => refusal(place.configure(settings));

describe('a configuration that cannot be used', () => {
  it('is refused with exit code 2 and nothing on standard output', async () => {
    const { code, stdout, stderr } = await runAvv(['serve', place.configure({ port: '80' })]);
    assert.deepEqual([code, stdout], [2, '']);
    assert.equal(
      stderr.replace(`${place.folder}/`, ''),
      'avv.config.json: port must be a port from 0 to 65535; 0 takes a free one, not "80"\n',
    );
  });

  it('is named with every mistake in it, its place and what is expected there', async () => {
    const lines = (
      await withSettings({
        issuer: undefined,
        allowedOrigins: ['https://good.example', 'https://bad.example/'],
        limit: { requests: -1 },
        pathh: '/x',
        production: 'yes',
      })
    ).split('\n');
    assert.deepEqual(lines.sort(), [
      'avv.config.json: allowedOrigins.1 must be an origin like https://www.example.com, without a path, not "https://bad.example/"',
      'avv.config.json: issuer is missing; expected the name or URL of the provider, which each receipt names as its issuer',
      'avv.config.json: limit.requests must be requests of a customer or address in that time, counted by each process; 0 for any number, not -1',
      lines.find((line) => line.includes('pathh')),
      'avv.config.json: production must be true to refuse trials, false to keep them in a chain of their own, not "yes"',
    ]);
    assert.match(lines.join('\n'), /pathh: there is no such setting; known are issuer, agreements, .*path,/);
  });

  it('is not there, or not JSON', async () => {
    assert.equal(await refusal(join(place.folder, 'none.json')), 'none.json: there is no such file');
    assert.match(
      await refusal(place.write('bad.json', '{\n"issuer": }')),
      /^bad\.json: not JSON: .*[Ll]ine 2, column 11/,
    );
    assert.match(await refusal(place.write('bad.json', [])), /^bad\.json: the file must be an object with settings/);
  });

  it('shows no password and no secret', async () => {
    const message = await withSettings({ database: 'mysql://u:geheim@h/d', identity: { secret: 'geheim' } });
    assert.match(message, /database must be sqlite:FILE, postgres:/);
    assert.match(message, /identity\.secret must be env:NAME/);
    assert.doesNotMatch(message, /geheim/);
    assert.doesNotMatch(await withSettings({ identity: 'geheim' }), /geheim/);
  });

  it('names variables that are not set or hold something else', async () => {
    delete process.env.AVV_TEST;
    assert.match(
      await withSettings({ database: 'env:AVV_TEST' }),
      /database: the environment variable AVV_TEST is not set/,
    );
    process.env.AVV_TEST = 'geheim';
    assert.match(await withSettings({ database: 'env:AVV_TEST' }), /AVV_TEST must hold sqlite:FILE or postgres:/);
    const short = await withSettings({ identity: { secret: 'env:AVV_TEST' } });
    assert.match(short, /identity\.secret: the variable AVV_TEST must hold 32 characters/);
    assert.doesNotMatch(short, /geheim/);
  });

  it('takes one file only', async () => {
    await assert.rejects(run(['a.json', 'b.json']), UsageError);
    await assert.rejects(run(['--watch']), { code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' });
  });
});

describe('keys', () => {
  const key = generateSigningKey();
  const withKey = async (change: (jwk: Record<string, unknown>) => object) =>
    withSettings({ key: place.write('other.json', change({ ...(await key) })) });

  it('are refused when they cannot sign', async () => {
    assert.match(
      await withSettings({ key: './none.json' }),
      /^none\.json: there is no such file; make one with “avv keygen/,
    );
    assert.match(await withKey(({ d: _, ...rest }) => rest), /^other\.json: a public key cannot sign; make one/);
    assert.match(await withKey(() => ({ keys: [] })), /^other\.json: not a key/);
    assert.match(await withKey((jwk) => ({ ...jwk, crv: 'X25519' })), /^other\.json: cannot be used: /);
    assert.match(await withKey((jwk) => ({ ...jwk, x: 'A'.repeat(43) })), /^other\.json: cannot be used: /);
  });

  it('are refused among the retired ones when they are private or none', async () => {
    const retired = async (jwk: object) => withSettings({ retiredKeys: [place.write('old.json', jwk)] });
    assert.match(await retired(await key), /^old\.json: a private key; .*avv keygen --retire/);
    assert.match(await retired({ kty: 'RSA', n: 'AQ', e: 'AQAB' }), /^old\.json: cannot be used: /);
  });
});

describe('agreements', () => {
  const folder = () => join(place.folder, 'agreements');
  const refused = async (files: Record<string, unknown>): Promise<string> => {
    rmSync(folder(), { recursive: true });
    mkdirSync(folder());
    for (const [name, content] of Object.entries(files)) place.write(`agreements/${name}`, content);
    return withSettings({});
  };

  it('are refused when there is none, or one is not valid', async () => {
    assert.match(await withSettings({ agreements: './nowhere' }), /^nowhere: the folder of agreements cannot be read/);
    assert.match(await refused({ 'README.md': '# None' }), /agreements: there is no \*\.json file/);
    assert.match(await refused({ 'a.json': versioned('1'), 'b.json': '{' }), /^agreements\/b\.json: not JSON: /);
    assert.match(
      await refused({ 'a.json': { ...versioned('1'), title: undefined } }),
      /^agreements\/a\.json: Not an AVV agreement: \/title: missing/,
    );
  });

  it('are refused when it cannot be said which is newer', async () => {
    const twice = await refused({ 'a.json': versioned('1.0'), 'b.json': versioned('1.0.0') });
    assert.match(
      twice,
      /^agreements\/[ab]\.json and agreements\/[ab]\.json: both are “muster-avv” \(de\).*neither is newer/,
    );
    const crossed = await refused({
      'a.json': versioned('2', { published: '2026-01-01' }),
      'b.json': versioned('1', { published: '2026-02-01' }),
    });
    assert.match(crossed, /the higher version was published earlier/);
  });
});

describe('a database that cannot be used', () => {
  it('is named with the reason', async () => {
    assert.match(
      await withSettings({ database: 'sqlite:./none/at/all.db' }),
      /avv\.config\.json: database cannot be used: /,
    );
    place.write('text.db', 'This is no database. '.repeat(100));
    assert.match(await withSettings({ database: 'sqlite:./text.db' }), /database cannot be used: .*not a database/);
    const none = await withSettings({ database: 'postgres://u:geheim@127.0.0.1:1/d' });
    assert.match(none, /database cannot be used: .*ECONNREFUSED/);
    assert.doesNotMatch(none, /geheim/);
  });
});

it('an address that is taken is refused', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  try {
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const agreements = place.write('one/a.json', versioned('1')).replace(/a\.json$/, '');
    const expected = new RegExp(`Cannot listen on 127\\.0\\.0\\.1:${port}: .*EADDRINUSE.*; see host and port`);
    assert.match(await withSettings({ port, agreements }), expected);
  } finally {
    taken.close();
  }
});

it('the help names every setting', () => {
  for (const name of ['issuer', 'postgres.migrate', 'identity.secret', 'limit.seconds', 'proxies'])
    assert.match(help, new RegExp(`^  ${name.replace('.', '\\.')} +\\w`, 'm'));
});
