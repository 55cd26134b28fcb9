/** Files as they lie on an auditor's disk. */
import type { AnyReceipt } from '../../src/acceptance/schema.js';
import { agreement, Issuer } from './evidence.js';

export interface EvidenceFiles {
  issuer: Issuer;
  receipt: AnyReceipt;
  /** Contents by file name. */
  files: Record<string, string>;
}

/** A receipt with all that it can be checked against, and some that it must not pass with. */
export async function evidenceFiles(): Promise<EvidenceFiles> {
  const issuer = await Issuer.start();
  await issuer.issue();
  const receipt = await issuer.issue();
  await issuer.issue();
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const chain = await issuer.export();
  const files = {
    'receipt.json': json(receipt),
    'avv.json': json(agreement),
    'jwks.json': json(issuer.signer.jwks),
    'chain.jsonl': chain.join(''),
    'copy.html': copy(receipt),
    'other-avv.json': json({ ...agreement, version: '3' }),
    'changed.json': json({ ...receipt, record: { ...receipt.record, customer: { name: 'Andere GmbH' } } }),
    'broken-chain.jsonl': [chain[0], ...chain.slice(2)].join(''),
    'page.html': '<!doctype html><title>Anmelden</title>',
    'cut-off.json': json(receipt).slice(0, 500),
    'notes.json': '{"schema":"something-else"}',
  };
  return { issuer, receipt, files };
}

/** A durable copy, as far as the verifier reads it. */
export function copy(receipt: unknown, id = 'avv-receipt'): string {
  const block = (name: string, value: unknown) =>
    `<script type="application/json" id="${name}">${JSON.stringify(value).replace(/[<>&]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}</script>`;
  return `<!doctype html>\n<html lang="de"><head><title>AVV</title>${block('avv-agreement', agreement)}${block(id, receipt)}</head><body><h1>AVV</h1></body></html>\n`;
}
