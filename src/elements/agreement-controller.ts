import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AvvError } from '../agreement/errors.js';
import type { LoadOptions } from '../agreement/load.js';
import type { Agreement } from '../agreement/schema.js';
import { prepareMarkdown } from '../view/markdown.js';
import { markdownTexts } from '../view/markdown-texts.js';
import { loadShared } from './shared-load.js';

/** What is being loaded: an address or a document, and how. */
interface AgreementSource {
  src: string | undefined;
  agreement: object | undefined;
  options: LoadOptions;
}

/**
 * idle → loading → ready | failed; each of them → loading when the source changes, → idle when it goes.
 * While loading, nothing of the former document is kept: no stale text, no stale button.
 */
export type AgreementState =
  | { status: 'idle' }
  | { status: 'loading' }
  | {
      status: 'ready';
      agreement: Agreement;
      url: string | undefined;
      /** Taken when the text stands; stays `undefined` on plain http. */
      digest: string | undefined;
      shownAt: string;
    }
  | { status: 'failed'; error: AvvError };

export type ReadyState = Extract<AgreementState, { status: 'ready' }>;

/** Loads the document of one element: one `AbortController` and one number a run, so that late answers are dropped. */
export class AgreementController implements ReactiveController {
  state: AgreementState = { status: 'idle' };
  #run = 0;
  #abort: AbortController | undefined;
  #host: ReactiveControllerHost;
  #onChange: (state: AgreementState) => void;

  constructor(host: ReactiveControllerHost, onChange: (state: AgreementState) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostDisconnected(): void {
    if (this.state.status === 'loading') this.stop();
  }

  /** Forgets the document and whatever is under way. */
  stop(): void {
    this.#run++;
    this.#abort?.abort();
    this.#set({ status: 'idle' });
  }

  async load(source: AgreementSource): Promise<void> {
    this.#abort?.abort();
    const run = ++this.#run;
    this.#abort = new AbortController();
    this.#set({ status: 'loading' });
    const state = await this.#outcome(source, this.#abort.signal);
    if (run === this.#run) this.#set(state);
  }

  async #outcome({ src, agreement, options }: AgreementSource, signal: AbortSignal): Promise<AgreementState> {
    try {
      const { agreement: loaded, url } = await loadShared(agreement ?? src!, { ...options, signal });
      await prepareMarkdown(markdownTexts(loaded));
      return { status: 'ready', agreement: loaded, url, digest: undefined, shownAt: new Date().toISOString() };
    } catch (cause) {
      const error = cause instanceof AvvError ? cause : new AvvError('network', String(cause), { cause });
      return { status: 'failed', error };
    }
  }

  #set(state: AgreementState): void {
    this.state = state;
    this.#host.requestUpdate();
    this.#onChange(state);
  }
}
