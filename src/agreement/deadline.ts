import { AvvError } from './errors.js';

export interface DeadlineOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds for everything. 30 s. */
  timeout?: number | undefined;
  /** Milliseconds without any byte. 10 s. */
  idleTimeout?: number | undefined;
}

type Timer = ReturnType<typeof setTimeout>;

/**
 * Ends a run of asynchronous steps: when the caller asks, after a total time, or when nothing comes any more.
 * What ended it is decided by its own state; browsers name aborts, resets and timeouts differently.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly signal = this.#controller.signal;
  readonly #ended = new Promise<never>((_, reject) => {
    this.signal.addEventListener('abort', () => reject(this.signal.reason as AvvError));
  });
  /** Lets go of the caller's signal. */
  readonly #listening = new AbortController();
  readonly #total: Timer;
  #received = false;
  #idle: Timer | undefined;

  constructor(private readonly options: DeadlineOptions) {
    const { signal, timeout = 30_000 } = options;
    this.#ended.catch(() => {}); // heard of through `run`
    this.#total = this.#expire('No complete answer', timeout);
    this.progress();
    const abort = () =>
      this.#controller.abort(new AvvError('aborted', 'Aborted by the page', { cause: signal?.reason }));
    signal?.addEventListener('abort', abort, { signal: this.#listening.signal });
    if (signal?.aborted) abort();
  }

  /** Starts the idle time anew. */
  progress(): void {
    clearTimeout(this.#idle);
    this.#idle = this.#expire('Nothing received', this.options.idleTimeout ?? 10_000);
  }

  /** Awaits one step. @throws {AvvError} `aborted`, `timeout`, the step's own AvvError, or `network` for all else. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      this.signal.throwIfAborted();
      return await Promise.race([work(), this.#ended]);
    } catch (cause) {
      if (this.signal.aborted) throw this.signal.reason;
      throw cause instanceof AvvError ? cause : new AvvError('network', 'No answer, or not to the end', { cause });
    }
  }

  /** The answer was read to its end: there is no request to break off any more, which browsers would call a failure. */
  received(): void {
    this.#received = true;
  }

  /** Stops the clocks, and whatever is still under way. */
  end(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#idle);
    this.#listening.abort();
    if (!this.#received) this.#controller.abort();
  }

  #expire(what: string, limit: number): Timer {
    const expire = () => this.#controller.abort(new AvvError('timeout', `${what} within ${limit} ms`, { limit }));
    return setTimeout(expire, Math.min(limit, 2 ** 31 - 1)); // more would mean at once
  }
}
