import type { Agreement } from '../agreement/schema.js';
import { subprocessorsInForce } from '../agreement/subprocessors.js';
import type { AcceptanceRecord, Acceptor, Act, Client, Customer, Presentation } from './schema.js';
import { wordsShown, type PlaceholderValues } from './words.js';

/** What the page knows at the moment of the act. */
export interface RecordInput {
  agreement: Agreement;
  /** From `digestOf`; `undefined` on plain http. */
  digest?: string | undefined;
  /** Address that the agreement was loaded from; `undefined` when it was passed as an object. */
  href?: string | undefined;
  customer?: Customer;
  acceptor?: Acceptor;
  /** The statement as it is stored in the agreement, or as the page worded it. */
  authority?: { confirmed: boolean; statement: string } | undefined;
  /** Ids of the declarations that are ticked. */
  checked: readonly string[];
  /** `at` is ISO 8601 with its offset; its calendar day decides which subprocessors are in force. */
  act: Act;
  placeholders?: PlaceholderValues;
  features?: readonly string[];
  presentation: Presentation;
  client: Client;
  /** A trial: recorded as one, and binding nobody. */
  test?: boolean;
}

/** The record of an act of acceptance: plain JSON, frozen facts, no empty fields. */
export function createRecord(input: RecordInput): AcceptanceRecord {
  const { agreement, authority, placeholders = {}, features = [] } = input;
  const shown = (text: string): string => wordsShown(text, agreement, placeholders);
  return {
    schema: 'avv-acceptance/1',
    ...(input.test && { test: true }),
    document: withoutGaps({ ...identityOf(agreement), digest: input.digest, href: input.href }),
    customer: withoutGaps(input.customer ?? {}),
    acceptor: withoutGaps(input.acceptor ?? {}),
    ...(authority && { authority: { confirmed: authority.confirmed, statement: shown(authority.statement) } }),
    declarations: (agreement.acceptance?.declarations ?? []).map(({ id, text }) => ({
      id,
      text: shown(text),
      checked: input.checked.includes(id),
    })),
    act: { ...input.act },
    placeholders: withoutGaps(placeholders),
    features: [...features],
    subprocessors: subprocessorsInForce(agreement, features, input.act.at).map(({ id }) => id),
    presentation: withoutGaps(input.presentation),
    client: { ...input.client },
  };
}

const identityOf = ({ id, version, language }: Agreement) => ({ id, version, language });

/** A field left empty is a field not given. */
export const withoutGaps = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as T;
