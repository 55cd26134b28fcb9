import { createRecord, type RecordInput } from '../../src/acceptance/record.js';
import type { Receipt } from '../../src/acceptance/schema.js';
import { digestOf } from '../../src/agreement/digest.js';
import type { Agreement } from '../../src/agreement/schema.js';
import { json, type Step } from '../acceptance/scripted-fetch.js';
import { contract, receiptFor } from './act.js';

/** The receipt of somebody who accepted this agreement weeks ago. */
export async function keptReceipt(
  agreement: Agreement = contract(),
  more: Partial<RecordInput> = {},
): Promise<Receipt> {
  const record = createRecord({
    agreement,
    digest: await digestOf(agreement),
    customer: { name: 'Probe & Söhne GmbH', reference: 'K-17' },
    acceptor: { name: 'Grace Vorgängerin', email: 'grace@probe.example' },
    authority: { confirmed: true, statement: 'Ich darf {{companyName}} vertreten.' },
    checked: ['read'],
    act: { method: 'button', label: 'AVV annehmen', at: '2026-02-03T04:05:00Z' },
    placeholders: { companyName: 'Probe & Söhne GmbH' },
    presentation: { mode: 'viewer', shownAt: '2026-02-03T04:00:00Z', endReached: true },
    client: { version: '0.1.0', language: 'de', timeZone: 'Europe/Berlin', origin: 'https://kunde.example' },
    ...more,
  });
  return { ...(await receiptFor(record)), ...(more.test && { test: true }) };
}

/** An endpoint that tells this receipt. */
export const tells = (receipt: unknown): Step => json(200, receipt);
