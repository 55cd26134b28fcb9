/** The recipes for APIs that ask for an acceptance, as a user runs them. Run `npm run build` first. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serializeSigned } from 'hono/utils/cookie';
import { SignJWT } from 'jose';
import Database from 'libsql';
import { isProblem } from '../../src/acceptance/problems.js';
import type { Problem } from '../../src/acceptance/schema.js';
import type { Agreement, ChangelogEntry } from '../../src/agreement/schema.js';
import { createConsentHandler, createSqliteStore } from '../../src/server/index.js';
import { agreement, sampleRecord } from '../acceptance/sample.js';
import { recipeProject, SESSION_SECRET, type Project } from './recipes-project.js';

type Session = (account: string) => Promise<Record<string, string>>;

const jwtCookie: Session = async (account) => {
  const token = new SignJWT({ account }).setProtectedHeader({ alg: 'HS256' });
  return { Cookie: `session=${await token.sign(new TextEncoder().encode(SESSION_SECRET))}` };
};
const honoCookie: Session = async (account) => ({
  Cookie: await serializeSigned('account', account, SESSION_SECRET),
});

/** The agreement in the next version, which must be accepted again. */
const next = (change: Partial<ChangelogEntry>): Agreement => ({
  ...agreement,
  version: '3',
  changelog: [{ version: '3', published: '2026-03', effect: 'reacceptance', summary: 'Neu gefasst.', ...change }],
});

function guardsAnApi(recipe: string, session: Session): void {
  let project: Project;
  before(async () => void (project = await recipeProject(recipe)));
  after(() => project?.remove());

  /** The API of a process that finds this agreement in its file. */
  async function apiWith(current: Agreement): Promise<string> {
    writeFileSync(join(project.folder, 'avv.json'), JSON.stringify(current));
    return `${await project.start(recipe)}/api/contacts`;
  }
  const ask = async (api: string, account: string) => fetch(api, { headers: await session(account) });

  async function accept(account: string): Promise<void> {
    const consent = createConsentHandler({
      agreements: [agreement],
      store: createSqliteStore(new Database(join(project.folder, 'acceptances.db'))),
      issuer: 'Muster GmbH',
      identify: () => ({ customer: { reference: account } }),
    });
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
    const body = JSON.stringify(sampleRecord({ digest: undefined, customer: { name: 'Probe GmbH' } }));
    const answer = await consent(new Request('https://muster.example/avv', { method: 'POST', headers, body }));
    assert.equal(answer.status, 201);
  }

  async function assertRefused(response: Response, acceptance: string): Promise<void> {
    assert.equal(response.status, 403);
    assert.match(response.headers.get('Content-Type') ?? '', /^application\/problem\+json\b/);
    const link = 'https://www.example.com/settings/avv';
    assert.match(response.headers.get('Link') ?? '', new RegExp(`^<${link}>; rel="help"$`));
    const problem = (await response.json()) as Problem & { acceptance: string; href: string };
    assert.ok(isProblem(problem.type, 'acceptance-required'));
    assert.deepEqual([problem.status, problem.acceptance, problem.href], [403, acceptance, link]);
  }

  it('lets nobody in who is not signed in', async () => {
    const api = await apiWith(agreement);
    assert.equal((await fetch(api)).status, 401);
    const forged = (await session('acct_1')).Cookie!.slice(0, -9);
    assert.equal((await fetch(api, { headers: { Cookie: `${forged}AAAAAAAAA` } })).status, 401);
  });

  it('lets a customer in from the moment of the acceptance on', async () => {
    const api = await apiWith(agreement);
    await assertRefused(await ask(api, 'acct_1'), 'missing');
    await accept('acct_1');
    const response = await ask(api, 'acct_1');
    assert.deepEqual([response.status, await response.json()], [200, []]);
    assert.equal(response.headers.get('Acceptance-Required-By'), null);
    await assertRefused(await ask(api, 'acct_2'), 'missing');
  });

  it('says until when a new version must be accepted, and lets in so long', async () => {
    const response = await ask(await apiWith(next({ acceptBy: '2999-12-31' })), 'acct_1');
    assert.deepEqual([response.status, await response.json()], [200, []]);
    assert.equal(response.headers.get('Acceptance-Required-By'), '2999-12-31');
  });

  it('refuses who did not accept it in time', async () => {
    await assertRefused(await ask(await apiWith(next({ acceptBy: '2026-03-31' })), 'acct_1'), 'outdated');
  });
}

describe('An API on Hono', () => guardsAnApi('require-hono.mjs', honoCookie));

describe('An API on Express', () => guardsAnApi('require-express.mjs', jwtCookie));
