/** The public API of `avv-viewer`, free of side effects: nothing is registered by importing it. */
export { AvvCheckbox } from './elements/avv-checkbox.js';
export { AvvSubprocessors } from './elements/avv-subprocessors.js';
export { AvvViewer } from './elements/avv-viewer.js';
export {
  AvvAcceptedEvent,
  AvvBeforeAcceptEvent,
  AvvErrorEvent,
  AvvLoadEndEvent,
  AvvLoadEvent,
  AvvLoadStartEvent,
  AvvStatusEvent,
} from './elements/events.js';
export { AvvObjectedEvent } from './elements/objection-event.js';
export { AvvDeclinedEvent, AvvDelegateEvent } from './elements/instead-events.js';
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
export type { Decline } from './acceptance/decline.js';
export type { AcceptanceRecord, Objection, ObjectionReceipt, Receipt } from './acceptance/schema.js';
export type { AcceptanceStatus } from './acceptance/status.js';
