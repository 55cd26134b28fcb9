/** The consent endpoint: a handler from `Request` to `Response`, and stores for it. */
export { createConsentHandler, type ConsentHandler } from './handler.js';
export { createMemoryStore } from './memory-store.js';
export { toNodeListener, type NodeRequest, type NodeResponse } from './node.js';
export type { ConsentHandlerOptions, Identity, PublishedAgreement } from './options.js';
export { createSqliteStore, type SqliteDatabase, type SqliteStatement, type SqliteValue } from './sqlite-store.js';
export type { AcceptanceEntry, AcceptanceStore, AppendResult, IssuedReceipt, StoredAcceptance } from './store.js';
