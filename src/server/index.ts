/** The consent endpoint: a handler from `Request` to `Response`, stores for it, and what its operator does. */
export { attach, AttachError, type AttachOptions } from './attach.js';
export { eraseCustomer, type EraseOptions } from './erase.js';
export { exportChain, type ExportOptions } from './export.js';
export { createConsentHandler, type ConsentHandler } from './handler.js';
export { chainOf, type LedgerOptions } from './ledger.js';
export { createMemoryStore } from './memory-store.js';
export { toNodeListener, type NodeRequest, type NodeResponse } from './node.js';
export type {
  ConsentHandlerOptions,
  CopyFile,
  CopyInput,
  Identity,
  NewAcceptance,
  PublishedAgreement,
  StoredAcceptance,
  StoredObjection,
} from './options.js';
export type { PostgresClient, PostgresPool, PostgresValue } from './postgres-connection.js';
export { POSTGRES_SCHEMA } from './postgres-schema.js';
export { createPostgresStore, type PostgresStoreOptions } from './postgres-store.js';
export { requireAcceptance, type RequiredAcceptance, type RequireOptions } from './require.js';
export {
  createSigner,
  generateSigningKey,
  type Signer,
  type SignerOptions,
  type SigningAlgorithm,
  type SigningKey,
} from './signer.js';
export type { SqliteDatabase, SqliteStatement, SqliteValue } from './sqlite-connection.js';
export { createSqliteStore } from './sqlite-store.js';
export type {
  AnyIssued,
  AppendResult,
  AttachRefusal,
  AttachResult,
  ConsentStore,
  IssuedObjection,
  IssuedReceipt,
  Place,
  Seal,
  SealedAttachment,
  SealedEntry,
  SealedReceipt,
  StoreAct,
  StoredAttachment,
  StoredContent,
  StoredEntry,
} from './store.js';
