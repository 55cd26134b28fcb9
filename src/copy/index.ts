/** The durable copy of an agreement and its acceptance, without a browser. */
export { durableCopy, type DurableCopy, type DurableCopyInput } from './durable-copy.js';
