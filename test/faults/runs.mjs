/** What the fault server remembers of one test. */
class Run {
  log = [];
  #records = new Map();
  #calls = new Map();
  #script;
  #unanswered = new Set();

  /** What can be asked for, by its path. */
  lists = { log: () => this.log, records: () => [...this.#records.values()] };

  /** Whatever is asked for gets these answers from now on. */
  answerWith(names) {
    this.#script = names;
    this.#endUnanswered();
  }

  /**
   * A further try ends those before it that never got an answer, or not all of one: the page has given them up. Chromium
   * holds on to requests that outlive their page even after an abort, six to an origin, and then sends no more.
   */
  begin({ method }, response) {
    if (method === 'POST') this.#endUnanswered();
    this.#unanswered.add(response);
    response.on('close', () => this.#unanswered.delete(response));
  }

  #endUnanswered() {
    for (const response of this.#unanswered) {
      if (!response.headersSent) response.writeHead(504);
      response.end();
    }
  }

  /** The answer's name whose turn it is. */
  next(names, search) {
    const asked = `${this.#script ?? names}${search}`;
    const call = this.#calls.get(asked) ?? 0;
    this.#calls.set(asked, call + 1);
    const sequence = (this.#script ?? names).split(',');
    return sequence[Math.min(call, sequence.length - 1)];
  }

  /** Keeps the first one under each key, as a real endpoint does. */
  store({ headers, body }) {
    const key = headers['idempotency-key'];
    if (!this.#records.has(key)) this.#records.set(key, { key, body });
  }
}

/** One a test; what comes without a name is one, too. */
export class Runs {
  #runs = new Map();

  get(name) {
    if (!this.#runs.has(name)) this.#runs.set(name, new Run());
    return this.#runs.get(name);
  }
}
