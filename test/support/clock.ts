const RealDate = Date;

/** The page's clock stands still, until the test moves it. Timers run as ever. */
export class Clock {
  #now: number;

  /** @param now ISO 8601; without a zone, on the reader's own clock. */
  constructor(now: string) {
    this.#now = RealDate.parse(now);
    const read = () => this.#now;
    window.Date = class extends RealDate {
      constructor(given: string | number = read()) {
        super(given);
      }

      static override now(): number {
        return read();
      }
    } as DateConstructor;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  set(now: string): void {
    this.#now = RealDate.parse(now);
  }

  release(): void {
    window.Date = RealDate;
  }
}
