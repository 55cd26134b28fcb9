import { contentOf } from './answer.js';
import type { AcceptanceRecord } from './schema.js';
import { post, serialise, type PostOptions } from './submit.js';

/** What somebody says who does not accept. Plain JSON. */
export interface Decline {
  schema: 'avv-decline/1';
  /** A trial. */
  test?: true;
  /** Which text: `id`, `version`, `language`, `digest`, `href`. */
  document: AcceptanceRecord['document'];
  /** For whom, as far as known. */
  customer: AcceptanceRecord['customer'];
  /** Who says so, as far as known. */
  acceptor: AcceptanceRecord['acceptor'];
  /** In their own words. */
  reason?: string;
  /** ISO 8601, by the page's clock. */
  at: string;
}

/** Declines what the record would have accepted. */
export const declineOf = (record: AcceptanceRecord, reason: string): Decline => ({
  schema: 'avv-decline/1',
  ...(record.test && { test: true }),
  document: record.document,
  customer: record.customer,
  acceptor: record.acceptor,
  ...(reason && { reason }),
  at: record.act.at,
});

/**
 * Posts it once, as an acceptance is posted; any 2xx but a web page confirms.
 *
 * @throws {AvvError} With a `SubmitErrorCode`.
 */
export async function submitDecline({ record, ...options }: PostOptions & { record: Decline }): Promise<void> {
  contentOf(await post(options, serialise(record)));
}
