import type { Objection, ObjectionReceipt } from '../acceptance/schema.js';
import type { ChangeStanding } from '../agreement/announced-change.js';
import type { AnnouncedChange } from '../agreement/schema.js';
import type { Explanation } from '../localization/load-errors.js';
import type { Field } from './act-model.js';

/** What has been objected to, as far as the endpoint has confirmed it. */
export interface Objected {
  record: Objection;
  /** Missing where the endpoint only stores, or still waits. */
  receipt?: ObjectionReceipt | undefined;
  /** Still to be confirmed elsewhere. */
  pending?: { statusUrl: string | undefined } | undefined;
  /** Just now, on this page, from the form at this change. */
  sentAt?: string | undefined;
}

/** The form as it stands, and what it reports back. */
export interface ObjectionModel {
  /** The changes that may be objected to, and whether this objection does. */
  choices: readonly { id: string; name: unknown; chosen: boolean }[];
  /** None is chosen. */
  choiceError: string | undefined;
  fields: readonly Field[];
  reason: Field;
  /** For whom, as far as known. */
  customerName: string | undefined;
  /** Binds nobody. */
  trial: boolean;
  busy: boolean;
  /** Seconds until the next try. */
  waiting: number | undefined;
  failure: Explanation | undefined;
  choose(id: string, chosen: boolean): void;
  input(name: string, value: string): void;
  submit(event: Event): void;
  close(): void;
}

/** An announced change with all that is to be said of it today. */
export interface ChangeItem {
  change: AnnouncedChange;
  standing: ChangeStanding;
  /** Opens the form; `undefined` where one cannot object. */
  object: (() => void) | undefined;
  /** The form, where it is open at this change. */
  form: ObjectionModel | undefined;
  objected: Objected | undefined;
}

export interface ChangesModel {
  items: readonly ChangeItem[];
  /** The reader's time zone (IANA). */
  timeZone: string;
  copy(objected: Objected): void;
  save(objected: Objected): void;
}
