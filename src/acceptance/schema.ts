import type * as z from 'zod';
import type { attachmentSchema } from './schema/attachment.js';
import type { entrySchema, headSchema } from './schema/chain.js';
import type { objectionSchema } from './schema/objection.js';
import type { problemSchema } from './schema/problem.js';
import type { objectionReceiptSchema, receiptSchema } from './schema/receipt.js';
import type { recordSchema } from './schema/record.js';

export { attachmentSchema } from './schema/attachment.js';
export { entrySchema, headSchema } from './schema/chain.js';
export { objectionSchema } from './schema/objection.js';
export { problemSchema } from './schema/problem.js';
export { objectionReceiptSchema, receiptFormSchema, receiptSchema } from './schema/receipt.js';
export { recordSchema } from './schema/record.js';

export type AcceptanceRecord = z.infer<typeof recordSchema>;
export type Objection = z.infer<typeof objectionSchema>;
export type Receipt = z.infer<typeof receiptSchema>;
export type ObjectionReceipt = z.infer<typeof objectionReceiptSchema>;
export type AnyReceipt = Receipt | ObjectionReceipt;
/** The receipt that answers a record. */
export type ReceiptOf<R extends AcceptanceRecord | Objection> = R extends Objection ? ObjectionReceipt : Receipt;
export type Attachment = z.infer<typeof attachmentSchema>;
export type ChainEntry = z.infer<typeof entrySchema>;
export type ChainHead = z.infer<typeof headSchema>;
export type Problem = z.infer<typeof problemSchema>;
export type Customer = AcceptanceRecord['customer'];
export type Acceptor = AcceptanceRecord['acceptor'];
export type Act = AcceptanceRecord['act'];
export type Presentation = AcceptanceRecord['presentation'];
export type Client = AcceptanceRecord['client'];
