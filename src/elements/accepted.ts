import { readLatest } from '../acceptance/read-latest.js';
import type { Receipt } from '../acceptance/schema.js';
import { documentOf, standingOf, type Standing } from '../acceptance/standing.js';
import type { Agreement } from '../agreement/schema.js';
import type { EarlierVersion } from '../view/earlier.js';
import { requestOptionsOf } from './act-record.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import { AvvErrorEvent } from './events.js';

/** Milliseconds that the act waits for the endpoint's answer. */
const PATIENCE = 3000;

/**
 * What has been accepted before. The host's word counts: a receipt, or a version, even an empty one. Where it says
 * nothing, the endpoint is asked, once a document. An answer that comes when the act stands there already is used only
 * as long as nobody has begun with that.
 */
export class AcceptedController {
  /** Nobody knows yet whether there is anything to accept. */
  waiting = false;
  /** Resolves when that is known, or will not be waited for any longer. */
  settled: Promise<void> = Promise.resolve();
  readonly #host: ConclusionHost;
  readonly #reading: Reading;
  readonly #mayReplaceAct: () => boolean;
  #question: readonly unknown[] = [];
  #asking: AbortController | undefined;
  #answer: Receipt | undefined;
  #judged: { grounds: readonly unknown[]; standing: Standing } | undefined;
  #reported: Standing | undefined;

  constructor(host: ConclusionHost, reading: Reading, mayReplaceAct: () => boolean) {
    this.#host = host;
    this.#reading = reading;
    this.#mayReplaceAct = mayReplaceAct;
  }

  /** Asks the endpoint whenever there is something else to ask; call at each change of document or host. */
  follow(agreement: Agreement): void {
    const { endpoint, receipt, acceptedVersion, test } = this.#host;
    const hostSays = receipt ?? acceptedVersion ?? undefined;
    const asks = endpoint && hostSays === undefined && agreement.acceptance?.mode !== 'incorporated';
    const question = asks ? [agreement, endpoint, test] : [];
    if (areSame(question, this.#question)) return;
    this.#question = question;
    this.#answer = undefined;
    this.#asking?.abort();
    this.#asking = asks ? new AbortController() : undefined;
    this.waiting = Boolean(asks);
    if (asks) this.settled = this.#ask(endpoint, agreement.id, this.#asking!);
  }

  async #ask(endpoint: string, documentId: string, asking: AbortController): Promise<void> {
    const { signal } = asking;
    const options = { ...requestOptionsOf(this.#host), endpoint, documentId, test: this.#host.test, signal };
    const answered = readLatest(options).then((receipt) => this.#take(receipt, asking));
    await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    if (asking !== this.#asking) return;
    this.waiting = false;
    this.#host.requestUpdate();
  }

  #take(receipt: Receipt | undefined, asking: AbortController): void {
    if (asking !== this.#asking || !this.#mayReplaceAct()) return;
    this.#answer = receipt;
    this.#host.requestUpdate();
  }

  /** What the receipt, if there is one, means for the text on the page. */
  get standing(): Standing {
    const { agreement, digest } = this.#reading.shown();
    const receipt = this.#host.receipt ?? this.#answer;
    const test = Boolean(this.#host.test); // frameworks pass undefined
    const grounds = [receipt, agreement, digest, test];
    if (!this.#judged || !areSame(grounds, this.#judged.grounds))
      this.#judged = { grounds, standing: standingOf(receipt, { ...agreement, digest }, test) };
    return this.#judged.standing;
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
