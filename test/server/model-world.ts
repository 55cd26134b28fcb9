import type { AnyReceipt, Problem } from '../../src/acceptance/schema.js';
import {
  createConsentHandler,
  eraseCustomer,
  exportChain,
  type ConsentHandler,
  type ConsentStore,
  type LedgerOptions,
  type Signer,
  type StoredEntry,
} from '../../src/server/index.js';
import { agreement, sampleRecord } from '../acceptance/sample.js';
import { get, post as request } from './endpoint.js';
import type { Erasure, Post } from './model-state.js';

export interface Answer {
  /** Status, and of problems the type: `422 invalid`. */
  outcome: string;
  receipt: AnyReceipt | undefined;
}

/** Opens a handle on the same acceptances, as each process has its own. */
export type OpenStore = () => Promise<ConsentStore & { close?(): void }>;

/** Two copies of the endpoint over one database, in which nobody else has this tenant. */
export class World {
  private copies: { handler: ConsentHandler; ledger: LedgerOptions }[] = [];
  private handles: Awaited<ReturnType<OpenStore>>[] = [];
  /** What the host is told of that clients only see as 500 or 503. */
  readonly errors: unknown[] = [];
  /** How often each answer was given to a post. */
  readonly outcomes: Record<string, number> = {};

  constructor(
    private readonly open: OpenStore,
    private readonly tenant: string,
    private readonly signer: Signer,
  ) {}

  get keys(): unknown {
    return this.signer.jwks;
  }

  /** As after a crash: nothing remains of what the copies had in memory. */
  async start(): Promise<void> {
    this.stop();
    this.handles = await Promise.all([this.open(), this.open()]);
    this.copies = this.handles.map((store) => this.copy({ store, issuer: 'Muster AG', signer: this.signer }));
  }

  stop(): void {
    for (const handle of this.handles.splice(0)) handle.close?.();
  }

  private copy(ledger: LedgerOptions) {
    const handler = createConsentHandler({
      ...ledger,
      agreements: [agreement],
      identify: (request) => ({ tenant: this.tenant, customer: { reference: request.headers.get('X-Account')! } }),
      onError: (error) => this.errors.push(error),
    });
    return { handler, ledger };
  }

  /** @param copy Which copy of the endpoint is asked. */
  async post(post: Post, copy: number): Promise<Answer> {
    const headers = { 'Idempotency-Key': `0000000000000000-${post.key}`, 'X-Account': post.customer };
    const answer = await this.answer(request(recordOf(post), headers), copy);
    this.outcomes[answer.outcome] = (this.outcomes[answer.outcome] ?? 0) + 1;
    return answer;
  }

  read(query: string, customer: string): Promise<Answer> {
    return this.answer(get(query, { 'X-Account': customer }), 0);
  }

  private async answer(request: Request, copy: number): Promise<Answer> {
    const response = await this.copies[copy % 2]!.handler(request);
    if (response.status === 204) return { outcome: '204', receipt: undefined };
    const body: unknown = await response.json();
    if (response.ok) return { outcome: String(response.status), receipt: body as AnyReceipt };
    return { outcome: `${response.status} ${(body as Problem).type?.split(':').at(-1)}`, receipt: undefined };
  }

  erase(erasure: Erasure): Promise<StoredEntry | undefined> {
    return eraseCustomer(this.copies[1]!.ledger, { ...erasure, tenant: this.tenant });
  }

  async export(test: boolean): Promise<string[]> {
    const lines: string[] = [];
    const options = { tenant: this.tenant, test, receipts: true };
    for await (const line of exportChain(this.copies[0]!.ledger, options)) lines.push(line);
    return lines;
  }
}

function recordOf({ customer, words, test, fault }: Post): unknown {
  const record = sampleRecord({
    digest: undefined,
    customer: { name: `${customer} GmbH`, reference: customer },
    acceptor: { name: 'Ada Probe', orderNumber: `B-${words}` },
    checked: fault === 'content' ? [] : ['read'],
  });
  return { ...record, ...(test && { test }), ...(fault === 'shape' && { act: 'done' }) };
}
