/** The public API of `avv-viewer`, free of side effects: nothing is registered by importing it. */
export { AvvViewer } from './elements/avv-viewer.js';
export {
  AvvAcceptedEvent,
  AvvBeforeAcceptEvent,
  AvvErrorEvent,
  AvvLoadEndEvent,
  AvvLoadEvent,
  AvvLoadStartEvent,
} from './elements/events.js';
export type { Prefill } from './elements/prefill.js';
export { AvvError } from './agreement/errors.js';
export type {
  AvvErrorCode,
  AvvErrorDetails,
  FieldProblem,
  LoadErrorCode,
  SubmitErrorCode,
} from './agreement/errors.js';
export type { Violation } from './agreement/validate.js';
export type { Agreement, Section, Subprocessor, Subprocessors } from './agreement/schema.js';
export type { AcceptanceRecord, Receipt } from './acceptance/schema.js';
