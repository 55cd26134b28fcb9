import type { AcceptanceRecord, Problem } from '../../src/acceptance/schema.js';
import {
  createConsentHandler,
  createMemoryStore,
  type ConsentHandler,
  type ConsentHandlerOptions,
} from '../../src/server/index.js';
import { agreement, sampleRecord } from '../acceptance/sample.js';

export const ENDPOINT = 'https://api.example/avv/acceptances';
export const NOW = '2026-04-01T10:00:01.000Z';

/** A record as a page on plain http sends it: valid without knowing the agreement's digest. */
export const record: AcceptanceRecord = sampleRecord({ digest: undefined });

export const key = (): string => crypto.randomUUID();

/** An endpoint over an empty memory store, with a fixed clock; errors inside fail the test that asks for none. */
export function endpoint(options: Partial<ConsentHandlerOptions> = {}): ConsentHandler & { errors: unknown[] } {
  const errors: unknown[] = [];
  const handler = createConsentHandler({
    agreements: [agreement],
    store: createMemoryStore(),
    issuer: 'Muster AG',
    now: () => new Date(NOW),
    onError: (error) => errors.push(error),
    ...options,
  });
  return Object.assign(handler, { errors });
}

/** A post as the viewer makes it. */
export function post(body: unknown = record, headers: Record<string, string> = {}): Request {
  return new Request(ENDPOINT, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key(), ...headers },
    body: typeof body === 'string' || body instanceof ReadableStream ? body : JSON.stringify(body),
    duplex: 'half',
  } as RequestInit);
}

export const get = (query: string, headers: Record<string, string> = {}): Request =>
  new Request(ENDPOINT + query, { headers });

/** Status and problem type's name, `422 invalid`. */
export async function outcome(response: Response): Promise<string> {
  const { type } = response.ok ? {} : ((await response.clone().json()) as Problem);
  return [response.status, type?.replace('urn:avv-viewer:problem:', '')].filter(Boolean).join(' ');
}
