/** The act of acceptance: record, sending, receipt. Runs in browsers, workers and Node; no zod. */
export type { SubmitOutcome } from './answer.js';
export type { Decline } from './decline.js';
export { createObjection, type ObjectionInput } from './objection.js';
export { parseRecord, recordProblems } from './parse-record.js';
export { isProblem, problemType, PROBLEMS, type ProblemName } from './problems.js';
export { readLatest, type ReadLatestOptions } from './read-latest.js';
export { readObjections } from './read-objections.js';
export { checkReceipt } from './receipt.js';
export { createRecord, type RecordInput } from './record.js';
export type {
  AcceptanceRecord,
  Acceptor,
  Act,
  AnyReceipt,
  Attachment,
  ChainEntry,
  ChainHead,
  Client,
  Customer,
  Objection,
  ObjectionReceipt,
  Presentation,
  Problem,
  Receipt,
} from './schema.js';
export { acceptanceStatus, type AcceptanceStatus, type StatusInput } from './status.js';
export { RECORD_LIMIT, submitAcceptance, submitObjection, type Pause, type SubmitOptions } from './submit.js';
export {
  REASONS,
  type ChainCheckName,
  type Check,
  type CheckName,
  type Finding,
  type Reason,
  type Result,
} from './verification.js';
export { verifyReceipt, type Verification, type VerifyInput } from './verify.js';
export {
  verifyChain,
  type ChainOptions,
  type ChainProblem,
  type ChainVerification,
  type Checkpoint,
  type Chunks,
} from './verify-chain.js';
export { isChain, readEvidence, type Evidence } from './verify-files.js';
export { REASON_WORDS } from './reason-words.js';
export { CHECK_WORDS, RESULT_WORDS, VERDICT_WORDS, type Words } from './verification-words.js';
export { askPlace, wordsShown, type AskPlace, type PlaceholderValues } from './words.js';
