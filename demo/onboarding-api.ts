import { problemType } from '../src/acceptance/problems.js';
import { acceptanceOf, mayGoOn } from './consent.js';
import type { RequiredAcceptance } from '../src/server/index.js';
import type { Account } from './database.js';
import { problem } from './http.js';
import { werkbank } from './providers.js';
import { accountOf } from './session.js';
import type { Site } from './site.js';

/** Longest text of a field, in characters. */
const LONGEST = 200;

/** Step 1. What the contract was made with stays as it is. */
export async function saveAccount(request: Request, { database, ledgers }: Site): Promise<Response> {
  const account = accountOf(request);
  if (!account) return problem(401, 'Please sign in');
  const facts = await readFacts(request, ['company', 'address', 'name', 'email']);
  if (!facts) return problem(422, 'Company, address, name and e-mail address are needed');
  const before = database.accounts.find(werkbank.id, account);
  const renamed = before && (before.company !== facts.company || before.address !== facts.address);
  if (renamed && (await acceptanceOf(werkbank, account, ledgers)).acceptedVersion)
    return problem(409, 'The agreement is with the former name');
  database.accounts.save(werkbank.id, account, { ...before, ...facts });
  return Response.json(facts);
}

/** Step 3, only open to those who have accepted: the page's own lock is a courtesy, this one counts. */
export async function createWorkspace(request: Request, { database, ledgers }: Site): Promise<Response> {
  const account = accountOf(request);
  const known = account && database.accounts.find(werkbank.id, account);
  if (!known) return problem(401, 'Please sign in');
  const acceptance = await acceptanceOf(werkbank, account, ledgers);
  if (!mayGoOn(acceptance)) return acceptanceRequired(acceptance);
  const facts = await readFacts(request, ['workspace']);
  if (!facts) return problem(422, 'A name is needed');
  database.accounts.save(werkbank.id, account, { ...known, ...facts });
  return Response.json(facts, { status: 201 });
}

/** For an API's clients: what is missing, and where a person can mend it. */
const acceptanceRequired = ({ status }: RequiredAcceptance): Response =>
  problem(403, 'The agreement has to be accepted first', {
    type: problemType('acceptance-required'),
    acceptance: status,
    href: '/onboarding/?step=agreement',
  });

/** The named texts of a JSON body, if all of them are there. JSON only: no form of another site can send that. */
async function readFacts(request: Request, names: readonly string[]): Promise<Account | undefined> {
  if (!request.headers.get('Content-Type')?.startsWith('application/json')) return undefined;
  const body = (await request.json().catch(() => ({}))) as Record<string, unknown>;
  const facts = names.map((name) => [name, typeof body[name] === 'string' ? body[name].trim() : ''] as const);
  return facts.every(([, value]) => value && value.length <= LONGEST) ? Object.fromEntries(facts) : undefined;
}
