import { parseRecord } from '../src/acceptance/index.js';
import type { AcceptanceRecord, Receipt } from '../src/acceptance/schema.js';
import { attach } from '../src/server/index.js';
import type { Html } from './html.js';
import { formTexts, pageResponse, redirect } from './http.js';
import { signupPage, type Refusal } from './pages/signup.js';
import { plauderkasten, tenantOf } from './providers.js';
import type { Site } from './site.js';
import type { Visit } from './visit.js';

const FIELDS = ['name', 'company', 'email'] as const;
type Facts = Readonly<Record<(typeof FIELDS)[number], string>>;

/** Empty for newcomers; who has an account does not need another one. */
export function signUpForm(visit: Visit, { database }: Site): Html | Response {
  const known = database.accounts.find(plauderkasten.id, visit.account);
  return known ? redirect(visit.to('/signup/welcome/')) : signupPage(visit);
}

/** Acceptance first, account later: the acceptance is stored, then the account made, then the two joined. */
export async function signUp(visit: Visit, site: Site, request: Request): Promise<Response> {
  const form = await formTexts(request);
  const facts = Object.fromEntries(FIELDS.map((name) => [name, form.get(name) ?? ''])) as Facts;
  const refuse = (refusal: Refusal) => pageResponse(signupPage(visit, { facts, refusal }), 422);
  if (!Object.values(facts).every(Boolean)) return refuse('incomplete');
  const record = recordIn(form.get('avv') ?? '');
  if (!record) return refuse('not-accepted');
  if (!isOf(facts, record)) return refuse('other-person');

  const answer = await store(record, form.get('form') ?? '', site);
  if (!answer.ok) return refuse(answer.status === 409 ? 'changed' : 'not-stored');
  const { id } = (await answer.json()) as Receipt;
  site.database.accounts.save(plauderkasten.id, visit.account, facts);
  const ledger = site.ledgers.get(plauderkasten.id)!;
  await attach(ledger, { tenant: tenantOf(plauderkasten), receiptId: id, customer: visit.account });
  return redirect(visit.to('/signup/welcome/'));
}

/** The checkbox's entry; without script, or without the tick, there is none. */
function recordIn(entry: string): AcceptanceRecord | undefined {
  try {
    return parseRecord(entry);
  } catch {
    return undefined;
  }
}

/** Who accepts is who gets the account. */
const isOf = ({ name, company, email }: Facts, { acceptor, customer }: AcceptanceRecord): boolean =>
  acceptor.name === name && acceptor.email === email && customer.name === company;

/** The consent handler, without a detour over the network. It holds the record against our own copy of the agreement. */
function store(record: AcceptanceRecord, key: string, { signupEndpoint }: Site): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  return signupEndpoint(new Request('http://localhost/', { method: 'POST', headers, body: JSON.stringify(record) }));
}
