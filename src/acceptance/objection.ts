import type { Agreement } from '../agreement/schema.js';
import type { Acceptor, Client, Customer, Objection } from './schema.js';
import { withoutGaps } from './record.js';

/** What the page knows when somebody objects. */
export interface ObjectionInput {
  agreement: Agreement;
  /** From `digestOf`; `undefined` on plain http. */
  digest?: string | undefined;
  /** Address that the agreement was loaded from; `undefined` when it was passed as an object. */
  href?: string | undefined;
  customer?: Customer;
  acceptor?: Acceptor;
  /** Ids of the announced changes. */
  changes: readonly string[];
  /** In the customer’s own words. */
  reason?: string;
  /** The words on the button; `at` is ISO 8601 with its offset. */
  act: Objection['act'];
  client: Client;
  /** A trial: recorded as one, and binding nobody. */
  test?: boolean;
}

/** The record of an objection to announced changes of subprocessors (Art. 28(2) GDPR): plain JSON, no empty fields. */
export function createObjection(input: ObjectionInput): Objection {
  const { agreement, digest, href, customer = {}, acceptor = {}, reason } = input;
  const { id, version, language } = agreement;
  return {
    schema: 'avv-objection/1',
    ...(input.test && { test: true }),
    document: withoutGaps({ id, version, language, digest, href }),
    customer: withoutGaps(customer),
    acceptor: withoutGaps(acceptor),
    changes: [...input.changes],
    ...(reason && { reason }),
    act: { ...input.act },
    client: { ...input.client },
  };
}
