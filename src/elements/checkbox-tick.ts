import { newKey } from '../acceptance/key.js';
import type { AcceptanceRecord } from '../acceptance/schema.js';
import type { ReadyState } from './agreement-controller.js';
import { recordOfTick, type TickMoment } from './checkbox-record.js';
import type { RecordHost } from './checkbox-host.js';

/** A tick is for the text that stood beside it. */
export interface Tick extends TickMoment {
  text: string;
  document: Pick<AcceptanceRecord['document'], 'id' | 'version' | 'language'>;
}

/** Names a text: its digest or, on plain http, all of it. */
export const textOf = ({ digest, agreement }: ReadyState): string => digest ?? JSON.stringify(agreement);

/**
 * The form's entry: the record, and in it the key of the act. A form that is sent a second time sends the same key and
 * is known as a repetition; as soon as anything in the record is different it is another act.
 */
export class TickEntry {
  #content = '';
  #key = '';

  valueFor(host: RecordHost, shown: ReadyState, tick: Tick): string {
    const record = recordOfTick(host, shown, tick);
    const content = JSON.stringify(record);
    if (content !== this.#content) this.#remember(content, newKey());
    return JSON.stringify({ ...record, act: { ...record.act, key: this.#key } });
  }

  /** Takes over what the browser has kept of a former visit, so that sending it again is a repetition. */
  restore(value: string): Tick | undefined {
    const record = parsed(value);
    const text = record?.document?.digest;
    if (!record || !text) return undefined;
    const { key, ...act } = record.act;
    this.#remember(JSON.stringify({ ...record, act }), String(key));
    return { text, document: record.document, at: act.at, presentation: record.presentation };
  }

  #remember(content: string, key: string): void {
    this.#content = content;
    this.#key = key;
  }
}

function parsed(value: string): AcceptanceRecord | undefined {
  try {
    return JSON.parse(value) as AcceptanceRecord;
  } catch {
    return undefined;
  }
}
