/** The recipes, copied into a project of their own, with the built package. Run `npm run build` first. */
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serializeSigned } from 'hono/utils/cookie';
import { SignJWT } from 'jose';
import Database from 'libsql';
import {
  createPostgresStore,
  createSqliteStore,
  eraseCustomer,
  toNodeListener,
  type ConsentStore,
} from '../../src/server/index.js';
import { startPostgres, type TestPostgres } from '../support/postgres.js';
import { recipeProject, SESSION_SECRET, type Project } from './recipes-project.js';
import { answersAsAnEndpoint, type Endpoint } from './recipes-requests.js';
import { bundle, runWithWebGlobals } from './recipes-web-only.js';

const PATH = '/avv/acceptances';

const token = (account: string) =>
  new SignJWT({ account, sub: 'user_1' })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(SESSION_SECRET));

const cookie = async (account: string) => ({ Cookie: `theme=dark; session=${await token(account)}` });
const bearer = async (account: string) => ({ Authorization: `Bearer ${await token(account)}` });
const honoCookie = async (account: string) => ({
  Cookie: await serializeSigned('account', account, SESSION_SECRET),
});

const eraseIn = (store: ConsentStore) => (customer: string) =>
  eraseCustomer({ store, issuer: 'Muster GmbH' }, { customer });

/** A recipe that keeps its acceptances in an SQLite file of its own. */
function overSqlite(recipe: string, session: Endpoint['session'], edit?: (code: string) => string): void {
  let project: Project;
  let endpoint: Endpoint;
  before(async () => {
    project = await recipeProject(recipe, edit);
    const url = (await project.start(recipe)) + PATH;
    const database = new Database(join(project.folder, 'acceptances.db'));
    endpoint = { url, session, erase: eraseIn(createSqliteStore(database)) };
  });
  after(() => project?.remove());
  answersAsAnEndpoint(() => endpoint);
}

describe('Node’s own server', () => overSqlite('node-http.mjs', cookie));

describe('Hono', () => overSqlite('hono.mjs', honoCookie));

describe('Express behind express.json()', () => overSqlite('express.mjs', cookie));

describe('Express alone', () =>
  overSqlite('express.mjs', cookie, (code) => {
    const without = code.replace(/^app\.use\(express\.json\(\)\);.*\n/m, '');
    assert.notEqual(without, code);
    return without;
  }));

describe('over PostgreSQL', () => {
  let postgres: TestPostgres;
  let store: ConsentStore;
  before(async () => {
    postgres = await startPostgres();
    store = await createPostgresStore(postgres.pool());
  });
  after(() => postgres?.stop());

  describe('Next.js', () => {
    let project: Project;
    let endpoint: Endpoint;
    before(async () => {
      project = await recipeProject('next-route.mjs');
      const host = 'recipes-method-host.mjs';
      copyFileSync(fileURLToPath(new URL(host, import.meta.url)), join(project.folder, host));
      const origin = await project.start(host, { DATABASE_URL: postgres.url, AVV_SIGNING_KEY: project.key });
      endpoint = { url: origin + PATH, session: cookie, erase: eraseIn(store) };
    });
    after(() => project?.remove());
    answersAsAnEndpoint(() => endpoint);
  });

  describe('A worker that finds the web’s globals only', () => {
    let project: Project;
    let server: Server;
    let endpoint: Endpoint;
    before(async () => {
      project = await recipeProject('worker.mjs');
      const worker = runWithWebGlobals(await bundle(join(project.folder, 'worker.mjs'))) as {
        fetch(request: Request, env: object): Promise<Response>;
      };
      const env = { POOL: postgres.pool(), SESSION_SECRET, AVV_SIGNING_KEY: project.key };
      const serve = toNodeListener((request) => worker.fetch(request, env));
      server = createServer((request, response) => void serve(request, response)).listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`;
      endpoint = { url, session: bearer, erase: eraseIn(store) };
    });
    after(async () => {
      server?.closeAllConnections();
      server?.close();
      await project?.remove();
    });
    answersAsAnEndpoint(() => endpoint);

    it('would not find Node’s', () => {
      const find = (name: string) => runWithWebGlobals(`const bundled = typeof ${name};`);
      assert.deepEqual(
        ['process', 'Buffer', 'global', 'require', 'setImmediate'].map(find),
        Array(5).fill('undefined'),
      );
      assert.deepEqual(['Request', 'crypto', 'Uint8Array'].map(find), ['function', 'object', 'function']);
    });
  });
});
