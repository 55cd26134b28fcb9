import { nothing } from 'lit';
import type { Receipt } from '../acceptance/schema.js';
import { verifyReceipt } from '../acceptance/verify.js';
import type { Agreement } from '../agreement/schema.js';
import { ContextBuilder } from '../elements/context-builder.js';
import { copyFile } from '../elements/copy-file.js';
import type { Tag } from '../elements/copy-tree.js';
import { textsFor } from '../localization/localization.js';
import type { ViewContext } from '../view/context.js';
import { documentView } from '../view/document.js';
import { lexerReady, loadLexer } from '../view/markdown-lexer.js';
import { concerns, receiptFacts, receiptRemark, receiptTitle } from '../view/receipt.js';
import { piecesOf } from './pieces.js';

export interface DurableCopyInput {
  /** The agreement in the version and language that the receipt is about. */
  agreement: Agreement;
  /** With its record, as the store has it. */
  receipt: Receipt;
  /** The issuer's public keys (JWK Set, RFC 7517); without them the copy says that the signature was not checked. */
  keys?: object | undefined;
  /** The clock; the copy says when it was made. */
  now?: (() => Date) | undefined;
}

/** A file to be attached to a mail, or to be kept. */
export interface DurableCopy {
  /** `<id>_<version>_<date>.html`. */
  name: string;
  mediaType: 'text/html';
  /** UTF-8. */
  content: Uint8Array;
}

/**
 * The durable copy that the viewer offers (text form, § 126b BGB), made without a browser: in Node, in workers, at the
 * edge. Its words are in the language that the reader saw around the agreement, its times in the reader's time zone.
 *
 * @throws {TypeError} When the receipt is about another version or language, or a view holds what cannot be written.
 */
export async function durableCopy({ agreement, receipt, keys, now }: DurableCopyInput): Promise<DurableCopy> {
  const context = await contextFor(agreement, receipt);
  const model = { record: receipt.record, receipt, pending: undefined };
  if (!concerns(receipt.record, context)) throw new TypeError('The receipt is about another version of the agreement');
  const { name, content } = copyFile({
    article: articleOf(context),
    context,
    render: piecesOf,
    ...model,
    title: receiptTitle(model, context),
    remark: receiptRemark(model, context),
    facts: receiptFacts(model, context),
    proof: { verification: await verifyReceipt({ receipt, agreement, keys }), keysLost: false },
    madeAt: now?.() ?? new Date(),
  });
  return { name, mediaType: 'text/html', content: new TextEncoder().encode(content) };
}

async function contextFor(agreement: Agreement, { record, established }: Receipt): Promise<ViewContext> {
  const { client, placeholders, features } = record;
  await loadLexer();
  if (!lexerReady()) throw new Error('marked, which reads the agreement’s Markdown, could not be loaded');
  return new ContextBuilder().build({
    agreement,
    // The provider's word, not the record's: relative links must lead to the provider.
    url: established?.document.href,
    ...(await textsFor(client.language)),
    headingLevel: 2,
    placeholders,
    features,
    hrefBase: '#',
    marks: undefined,
    timeZone: knownZone(client.timeZone),
  });
}

/** The record comes from a browser, which may know zones that this runtime does not. */
function knownZone(timeZone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timeZone ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

const nobody = (): void => {};

/** The page as it stands when the agreement has been accepted. */
function articleOf(context: ViewContext): Tag {
  const act = context.msg('Angenommen', { id: 'contents.accepted' });
  const contents = { open: false, current: undefined, act, actAddress: '#avv-act', toggle: nobody, go: nobody };
  const actions = { print: nobody, switchTo: nobody };
  const rest = { copyLink: nobody, complete: true, onComplete: nobody, conclusion: nothing };
  return piecesOf(documentView({ contents, actions, ...rest }, context))[0] as Tag;
}
