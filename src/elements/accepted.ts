import { askLatest, type LatestAnswer } from '../acceptance/read-latest.js';
import type { Receipt } from '../acceptance/schema.js';
import { documentOf, standingOf, type Standing } from '../acceptance/standing.js';
import type { Agreement } from '../agreement/schema.js';
import type { EarlierVersion } from '../view/earlier.js';
import { requestOptionsOf } from './act-record.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import { AvvErrorEvent } from './events.js';
import { patiently } from './patience.js';

/** Milliseconds for which an answer is not asked for again. */
const RECENT = 10_000;

/**
 * What has been accepted before. The host's word counts: a receipt, or a version, even an empty one. Where it says
 * nothing, the endpoint is asked, once a document, and again when the reader comes back to the page. An answer that comes
 * when the act stands there already is used only as long as nobody has begun with that, and kept otherwise.
 */
export class AcceptedController {
  /** Nobody knows yet whether there is anything to accept. */
  waiting = false;
  /** Resolves when that is known, or will not be waited for any longer. */
  settled: Promise<void> = Promise.resolve();
  /** Accepted meanwhile, in another tab or by somebody else, while somebody was at the form here. */
  elsewhere: Receipt | undefined;
  readonly #host: ConclusionHost;
  readonly #reading: Reading;
  readonly #mayReplaceAct: () => boolean;
  #question: readonly unknown[] = [];
  #asking: AbortController | undefined;
  #answer: Receipt | undefined;
  #answered = false;
  #askedAt = 0;
  #judged: { grounds: readonly unknown[]; standing: Standing } | undefined;
  #reported: Standing | undefined;

  constructor(host: ConclusionHost, reading: Reading, mayReplaceAct: () => boolean) {
    this.#host = host;
    this.#reading = reading;
    this.#mayReplaceAct = mayReplaceAct;
  }

  /** Asks the endpoint whenever there is something else to ask; call at each change of document or host. */
  follow(agreement: Agreement): void {
    const { endpoint, test } = this.#host;
    const asks = endpoint && !this.#hostSays && agreement.acceptance?.mode !== 'incorporated';
    const question = asks ? [agreement, endpoint, test] : [];
    if (areSame(question, this.#question)) return;
    this.#question = question;
    this.#answer = this.elsewhere = undefined;
    this.#answered = false;
    this.#asking?.abort();
    this.#asking = asks ? new AbortController() : undefined;
    this.waiting = Boolean(asks);
    if (asks) this.settled = this.#ask(this.#asking!);
  }

  /** Somebody may have accepted elsewhere meanwhile. */
  again(): void {
    const isRecent = Math.abs(Date.now() - this.#askedAt) < RECENT; // whatever has become of the clock
    if (this.#asking && !isRecent) void this.#hear(this.#asking);
  }

  async #ask(asking: AbortController): Promise<void> {
    await patiently(this.#hear(asking));
    if (asking !== this.#asking) return;
    this.waiting = false;
    this.#host.requestUpdate();
  }

  async #hear(asking: AbortController): Promise<void> {
    const [agreement, endpoint, test] = this.#question as [Agreement, string, boolean];
    this.#askedAt = Date.now();
    const options = {
      ...requestOptionsOf(this.#host),
      endpoint,
      documentId: agreement.id,
      test,
      signal: asking.signal,
    };
    const answer = await askLatest(options);
    if (asking === this.#asking && answer) this.#take(answer);
  }

  /** What has been shown stays; that there is none is no reason to take it away. */
  #take({ receipt }: LatestAnswer): void {
    this.#answered = true;
    this.#host.requestUpdate();
    if (!receipt || !this.#host.document || this.standing.status === 'accepted') return;
    if (this.#mayReplaceAct()) this.#answer = receipt;
    else if (this.#standingOf(receipt).status === 'accepted') this.elsewhere = receipt;
  }

  /** The reader gives up the form for the acceptance that has come from elsewhere. */
  useElsewhere(): void {
    this.#answer = this.elsewhere;
    this.elsewhere = undefined;
    this.#host.requestUpdate();
  }

  /** Given by the host: a receipt, or a version, even an empty one. */
  get #hostSays(): boolean {
    return (this.#host.receipt ?? this.#host.acceptedVersion ?? undefined) !== undefined;
  }

  /** Whether anybody has said what was accepted, or that nothing was. */
  get known(): boolean {
    return this.#hostSays || this.#answered;
  }

  /** What the receipt, if there is one, means for the text on the page. */
  get standing(): Standing {
    const { agreement, digest } = this.#reading.shown();
    const receipt = this.#host.receipt ?? this.#answer;
    const grounds = [receipt, agreement, digest, this.#host.test];
    if (!this.#judged || !areSame(grounds, this.#judged.grounds))
      this.#judged = { grounds, standing: this.#standingOf(receipt) };
    return this.#judged.standing;
  }

  #standingOf(receipt: unknown): Standing {
    const { agreement, digest } = this.#reading.shown();
    return standingOf(receipt, { ...agreement, digest }, Boolean(this.#host.test)); // frameworks pass undefined
  }

  /** The host says that this version has been accepted, and no receipt says that it was another text. */
  get namedByHost(): boolean {
    const { standing } = this;
    const isOther = standing.status === 'doubtful' && standing.receipt;
    return !isOther && this.#host.acceptedVersion === this.#reading.shown().agreement.version;
  }

  /** What the customer has accepted, of whatever version. */
  get earlier(): EarlierVersion | undefined {
    const { standing } = this;
    const receipt = standing.status === 'unknown' ? undefined : standing.receipt;
    if (receipt) return { version: documentOf(receipt).version, at: receipt.acceptedAt };
    const { acceptedVersion } = this.#host;
    return acceptedVersion ? { version: acceptedVersion } : undefined;
  }

  /** Tells the host, once, of a receipt that is not what it should be. */
  report(): void {
    const standing = this.#judged?.standing;
    if (standing?.status !== 'doubtful' || standing === this.#reported) return;
    this.#reported = standing;
    this.#host.dispatchEvent(new AvvErrorEvent('accept', standing.error));
  }
}

const areSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
