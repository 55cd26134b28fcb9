// A confirmation by e-mail with the durable copy attached: agreement, acceptance and receipt in one HTML file.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { jwtVerify } from 'jose';
import Database from 'libsql';
import { durableCopy } from 'avv-viewer/copy';
import { createConsentHandler, createSigner, createSqliteStore, toNodeListener } from 'avv-viewer/server';
import { sendMail } from './mail.mjs'; // yours, for example nodemailer’s transporter.sendMail(message)

const secret = new TextEncoder().encode(process.env.SESSION_SECRET);

async function identify(request) {
  const token = /(?:^|; )session=([^;]+)/.exec(request.headers.get('Cookie') ?? '')?.[1];
  const session = token && (await jwtVerify(token, secret).catch(() => undefined))?.payload;
  return session ? { customer: { reference: session.account }, acceptor: { email: session.email } } : undefined;
}

/** Awaited before the customer gets the answer; where mail is slow, put the message into your queue. */
async function confirm({ content: { receipt }, copy }) {
  const { document } = receipt.record;
  // The acceptance stands whether or not a copy can be made: then the mail goes without it.
  const file = await copy().catch((error) => void console.error(error));
  await sendMail({
    to: receipt.established.acceptor.email, // the account’s address, not one that was typed
    subject: `Vertrag angenommen: ${document.id}, Fassung ${document.version}`,
    text: `Ihr Beleg: ${receipt.id}. Vertrag, Annahme und Beleg finden Sie im Anhang.`,
    attachments: file ? [{ filename: file.name, contentType: file.mediaType, content: Buffer.from(file.content) }] : [],
  });
}

const handler = createConsentHandler({
  agreements: [JSON.parse(readFileSync('avv.json', 'utf8'))],
  store: createSqliteStore(new Database('acceptances.db')),
  signer: await createSigner({ key: JSON.parse(readFileSync('key.json', 'utf8')) }), // avv keygen --out key.json
  issuer: 'Muster GmbH',
  identify,
  copy: durableCopy,
  onAccepted: confirm,
});

createServer(toNodeListener(handler)).listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
