import { missingAnswer } from '../localization/form.js';
import type { ViewContext } from '../view/context.js';
import { DELEGATE_EMAIL, delegationMessage, delegationView, type DelegationModel } from '../view/delegation.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import { delegateAddress, mailtoFor } from './delegate-link.js';
import { AvvDelegateEvent } from './instead-events.js';
import { copyText } from './save.js';

type Via = AvvDelegateEvent['via'];

/** Hands the agreement on to somebody with authority: by e-mail, by a copied or shared link, or by the host's own means. */
export class Delegation {
  readonly #host: ConclusionHost;
  readonly #reading: Reading;
  readonly #focus: (id: string) => void;
  #email = '';
  #error: string | undefined;
  #busy = false;
  #said: string | undefined;
  #failure: string | undefined;

  constructor(host: ConclusionHost, reading: Reading, focus: (id: string) => void) {
    this.#host = host;
    this.#reading = reading;
    this.#focus = focus;
  }

  /** What was said of the last step is no longer news; the address stays. */
  opened(): void {
    this.#error = this.#said = this.#failure = undefined;
  }

  render(context: ViewContext, close: () => void): unknown {
    const { subject, words } = delegationMessage(context);
    const url = this.#url;
    const model: DelegationModel = {
      url,
      mailto: mailtoFor(this.#address, subject, [...words, url]),
      email: this.#email,
      error: this.#error,
      busy: this.#busy,
      said: this.#said,
      failure: this.#failure,
      canShare: typeof navigator.share === 'function',
      input: (email) => this.#input(email),
      write: (event) => this.#write(event),
      copy: () => void this.#copy(),
      share: () => void this.#share(subject, words.join('\n')),
      close,
    };
    return delegationView(model, context);
  }

  get #url(): string {
    const { delegateUrl, customer } = this.#host;
    return delegateAddress(delegateUrl, customer.reference, this.#reading.actAddress());
  }

  get #address(): string {
    return this.#email.trim();
  }

  #input(email: string): void {
    this.#email = email;
    this.#error = undefined;
    this.#host.requestUpdate();
  }

  /** The browser follows the link to the mail program, unless something is wrong or the host takes over. */
  #write(event: Event): void {
    if (event.type === 'submit') return this.#writeByEnter(event);
    const wrong = missingAnswer('email', this.#address, false, this.#host.msg);
    if (wrong) this.#refuse(wrong);
    if (wrong || this.#busy || !this.#begin('email')) event.preventDefault();
  }

  #writeByEnter(event: Event): void {
    event.preventDefault();
    (event.target as HTMLFormElement).querySelector('a')?.click();
  }

  #refuse(error: string): void {
    this.#error = error;
    this.#focus(DELEGATE_EMAIL);
  }

  async #copy(): Promise<void> {
    if (!this.#begin('copy')) return;
    const { msg } = this.#host;
    const copied = await copyText(this.#url);
    this.#say(
      copied
        ? msg('Link kopiert', { id: 'section.copied' })
        : msg('Kopieren ist hier nicht möglich.', { id: 'copy.denied' }),
    );
  }

  async #share(title: string, text: string): Promise<void> {
    if (!this.#begin('share')) return;
    try {
      await navigator.share({ title, text, url: this.#url });
    } catch (cause) {
      // Closing the browser's own sheet is no failure.
      if ((cause as Error).name !== 'AbortError')
        this.#say(this.#host.msg('Teilen ist hier nicht möglich.', { id: 'delegate.shareDenied' }));
    }
  }

  /** Whether it is for us to go on: the host may have taken over. */
  #begin(via: Via): boolean {
    this.opened();
    const event = new AvvDelegateEvent(via, this.#url, this.#address || undefined, this.#host.customer.reference);
    const goesOn = this.#host.dispatchEvent(event);
    if (event.response) void this.#await(event.response);
    else this.#host.requestUpdate();
    return goesOn;
  }

  async #await(response: Promise<unknown>): Promise<void> {
    this.#busy = true;
    this.#host.requestUpdate();
    try {
      await response;
      this.#said = this.#host.msg('Gesendet', { id: 'delegate.sent' });
    } catch (cause) {
      this.#failure = String(cause);
    }
    this.#busy = false;
    this.#host.requestUpdate();
  }

  #say(words: string): void {
    this.#said = words;
    this.#host.requestUpdate();
  }
}
