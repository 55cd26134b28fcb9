type Handler = () => void;

/** From here on a timer is a pause, a countdown or a time limit, and not a moment's delay. */
const LONG = 500;

/**
 * Holds back all timers of half a second and longer until the test lets that much time pass, so that pauses of
 * seconds cost nothing and end exactly when they are looked at.
 */
export class HeldTimers {
  readonly #real: Pick<Window & typeof globalThis, 'setTimeout' | 'clearTimeout'>;
  readonly #held = new Map<number, { at: number; run: Handler }>();
  #now = 0;
  /** Far from the numbers that the browser gives. */
  #lastId = 1e9;

  constructor(private readonly view: Window & typeof globalThis = window) {
    this.#real = { setTimeout: view.setTimeout, clearTimeout: view.clearTimeout };
    const hold = (run: Handler, delay = 0): number =>
      delay < LONG ? Number(this.#real.setTimeout.call(view, run, delay)) : this.#hold(run, delay);
    view.setTimeout = hold as unknown as typeof view.setTimeout;
    view.clearTimeout = (id) => {
      if (!this.#held.delete(id as number)) this.#real.clearTimeout.call(view, id);
    };
  }

  release(): void {
    Object.assign(this.view, this.#real);
  }

  /** Lets time pass; what falls due runs in its order, and so does what that sets going. */
  elapse(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      const [id, { at, run }] = next;
      this.#now = at;
      this.#held.delete(id);
      run();
    }
    this.#now = end;
  }

  #hold(run: Handler, delay: number): number {
    this.#held.set(++this.#lastId, { at: this.#now + delay, run });
    return this.#lastId;
  }

  #next(end: number): [number, { at: number; run: Handler }] | undefined {
    return [...this.#held].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
  }
}
