/** The act of acceptance: record, sending, receipt. Runs in browsers, workers and Node; no zod. */
export type { SubmitOutcome } from './answer.js';
export { isProblem, problemType, PROBLEMS, type ProblemName } from './problems.js';
export { checkReceipt } from './receipt.js';
export { createRecord, type RecordInput } from './record.js';
export type { AcceptanceRecord, Acceptor, Act, Client, Customer, Presentation, Problem, Receipt } from './schema.js';
export { RECORD_LIMIT, submitAcceptance, type Pause, type SubmitOptions } from './submit.js';
export { askPlace, wordsShown, type AskPlace, type PlaceholderValues } from './words.js';
