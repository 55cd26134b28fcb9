/** The recipe for a confirmation by e-mail, and its durable copy in a worker. Run `npm run build` first. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { readEvidence } from '../../src/acceptance/index.js';
import type { Receipt } from '../../src/acceptance/schema.js';
import type { durableCopy } from '../../src/copy/index.js';
import { agreement, sampleRecord } from '../acceptance/sample.js';
import { recipeProject, SESSION_SECRET, type Project } from './recipes-project.js';
import { bundle, runWithWebGlobals } from './recipes-web-only.js';

interface Mail {
  to: string;
  subject: string;
  attachments: { filename: string; contentType: string; content: { data: number[] } }[];
}

let project: Project;
before(async () => void (project = await recipeProject('confirmation-mail.mjs')));
after(() => project?.remove());

const BUILT: string = 'avv-viewer/copy';

/** A host whose mails are written to a file. */
const MAIL = `import { appendFileSync } from 'node:fs';
export const sendMail = async (message) => appendFileSync('sent.jsonl', JSON.stringify(message) + '\\n');`;

async function accept(origin: string): Promise<Receipt> {
  const session = new SignJWT({ account: 'acct_1', email: 'einkauf@probe.example' }).setProtectedHeader({
    alg: 'HS256',
  });
  const response = await fetch(origin, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      Cookie: `session=${await session.sign(new TextEncoder().encode(SESSION_SECRET))}`,
    },
    body: JSON.stringify(sampleRecord({ digest: undefined, customer: { name: 'Probe GmbH' } })),
  });
  assert.equal(response.status, 201, await response.clone().text());
  return (await response.json()) as Receipt;
}

describe('the confirmation by e-mail', () => {
  it('goes to the account’s address, with agreement, acceptance and receipt attached', async () => {
    writeFileSync(join(project.folder, 'mail.mjs'), MAIL);
    const receipt = await accept(await project.start('confirmation-mail.mjs'));
    const { to, subject, attachments } = JSON.parse(readFileSync(join(project.folder, 'sent.jsonl'), 'utf8')) as Mail;
    assert.deepEqual([to, subject], ['einkauf@probe.example', 'Vertrag angenommen: muster-avv, Fassung 2']);
    const [{ filename, contentType, content }] = attachments as [Mail['attachments'][0]];
    assert.match(filename, /^muster-avv_2_\d{4}-\d\d-\d\d\.html$/);
    assert.equal(contentType, 'text/html');
    const evidence = readEvidence(Uint8Array.from(content.data)) as unknown as { agreement: unknown; receipt: unknown };
    assert.deepEqual([evidence.agreement, evidence.receipt], [agreement, receipt]);
  });

  it('could be made in a worker, which finds the web’s globals only, and would be the same', async () => {
    writeFileSync(join(project.folder, 'worker.mjs'), "export { durableCopy } from 'avv-viewer/copy';");
    const worker = runWithWebGlobals(await bundle(join(project.folder, 'worker.mjs'))) as {
      durableCopy: typeof durableCopy;
    };
    const { durableCopy: own } = (await import(BUILT)) as { durableCopy: typeof durableCopy };
    const receipt = await accept(await project.start('confirmation-mail.mjs'));
    const input = { agreement, receipt, now: () => new Date(receipt.acceptedAt) };
    assert.deepEqual(await worker.durableCopy(input), await own(input));
  });
});
