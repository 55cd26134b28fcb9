import type { Receipt } from '../acceptance/schema.js';
import { AvvError } from '../agreement/errors.js';
import type { ViewContext } from '../view/context.js';
import { receiptFacts, receiptRemark, receiptTitle, type ProofState, type ReceiptModel } from '../view/receipt.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import { AvvErrorEvent } from './events.js';
import { loadProof } from './parts.js';
import type { Proof } from './proof.js';
import { saveFile } from './save.js';

type ProofFile = Awaited<ReturnType<typeof loadProof>>;

/** Has a receipt checked against what is shown, and copies of the whole made. The file for both comes when needed. */
export class ProofPart {
  readonly #host: ConclusionHost;
  readonly #reading: Reading;
  #file: ProofFile | undefined;
  #state: ProofState | undefined;
  #proof: Promise<Proof | undefined> | undefined;
  /** What is checked against what. */
  #subject: readonly unknown[] = [];

  constructor(host: ConclusionHost, reading: Reading) {
    this.#host = host;
    this.#reading = reading;
  }

  /** What is known of a receipt; the first question about it begins the checking. */
  stateOf(receipt: Receipt | undefined): ProofState | undefined {
    const subject = [receipt, this.#reading.shown().agreement, this.#host.keys];
    if (subject.some((part, index) => part !== this.#subject[index])) {
      this.#subject = subject;
      this.#state = receipt && { status: 'loading' };
      this.#proof = receipt && this.#check(receipt);
    }
    return this.#state;
  }

  /** Saves agreement, acceptance and receipt as one file. */
  async saveCopy(model: ReceiptModel, context: ViewContext): Promise<void> {
    const { record, receipt } = model;
    const file = await this.#load(receipt, () => void this.saveCopy(model, context));
    if (!file) return;
    const proof = receipt && ((await this.#proof) ?? (await this.#checkAgain(receipt)));
    const { name, content } = file.copyOf({
      root: this.#host.renderRoot,
      title: receiptTitle(model, context),
      remark: receiptRemark(model, context),
      facts: receiptFacts(model, context),
      record,
      receipt,
      proof,
      madeAt: new Date(),
      context,
    });
    saveFile(name, content, 'text/html');
  }

  #checkAgain(receipt: Receipt): Promise<Proof | undefined> {
    this.#set({ status: 'loading' });
    this.#proof = this.#check(receipt);
    return this.#proof;
  }

  /** Resolves with nothing where it cannot be checked, or where something else is to be checked by then. */
  async #check(receipt: Receipt): Promise<Proof | undefined> {
    const subject = this.#subject;
    const { agreement } = this.#reading.shown(); // it may be gone when the file has come
    const again = () => void this.#checkAgain(receipt);
    const file = await this.#load(receipt, again);
    if (!file || subject !== this.#subject) return undefined;
    const proof = await file.prove(receipt, agreement, this.#host);
    if (subject !== this.#subject) return undefined;
    this.#set({ status: 'checked', render: (context) => file.proofView(proof, again, context) });
    const failure = file.failureOf(proof);
    if (failure) this.#host.dispatchEvent(new AvvErrorEvent('accept', failure));
    return proof;
  }

  async #load(receipt: Receipt | undefined, again: () => void): Promise<ProofFile | undefined> {
    if (this.#state?.status === 'unavailable') this.#set(receipt && { status: 'loading' });
    try {
      return (this.#file ??= await loadProof());
    } catch (cause) {
      const message = `The file that checks receipts and makes copies could not be loaded: ${String(cause)}`;
      this.#set({ status: 'unavailable', retry: again });
      this.#host.dispatchEvent(new AvvErrorEvent('accept', new AvvError('proof-unavailable', message, { cause })));
      return undefined;
    }
  }

  #set(state: ProofState | undefined): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
