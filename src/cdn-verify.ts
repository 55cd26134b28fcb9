/** `dist/cdn/avv-verify.js`: the verifier as one file for pages, without the viewer. */
export { REASON_WORDS } from './acceptance/reason-words.js';
export { CHECK_WORDS, RESULT_WORDS, VERDICT_WORDS } from './acceptance/verification-words.js';
export { verifyReceipt } from './acceptance/verify.js';
export { verifyChain } from './acceptance/verify-chain.js';
export { isChain, readEvidence } from './acceptance/verify-files.js';
