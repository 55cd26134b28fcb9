import { fixture, html } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { logEvents } from './event-log.js';
import { until, viewer } from './viewer.js';

export interface SlowFetch {
  fetch: typeof fetch;
  requests: Request[];
  /** Answers the latest request with a file. */
  answer(file: object): void;
  /** The latest request does not come through. */
  fail(): void;
}

/** A `fetch` whose answers come when the test says so. */
export function slowFetch(): SlowFetch {
  const waiting: { resolve(response: Response): void; reject(reason: Error): void }[] = [];
  const requests: Request[] = [];
  return {
    requests,
    fetch: (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        request.signal.addEventListener('abort', () => reject(new TypeError('aborted')));
      });
    },
    answer: (file) => waiting.at(-1)!.resolve(new Response(JSON.stringify(file))),
    fail: () => waiting.at(-1)!.reject(new TypeError('Failed to fetch')),
  };
}

/** An element on the page that is still loading. */
export async function loadingPage(): Promise<SlowFetch & { element: AvvViewer; events: Event[] }> {
  const slow = slowFetch();
  const element = viewer('/avv.json', { fetch: slow.fetch });
  const events = logEvents(element);
  (await fixture(html`<div></div>`)).append(element);
  await until(() => slow.requests.length);
  return Object.assign(slow, { element, events });
}
