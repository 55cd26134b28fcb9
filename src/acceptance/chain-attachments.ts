import { canonicalJson } from '../agreement/digest.js';
import { validate } from '../agreement/validate.js';
import { attachmentShape } from '../generated/shapes.js';
import { entryOfAttachment } from './entry.js';
import type { AnyReceipt, Attachment, ChainEntry } from './schema.js';
import { finding, type Finding } from './verification.js';

/** Keeps account of which acceptances may still be attached to an account; one identifier each. */
export class Attachable {
  /** Attachments so far. */
  count = 0;
  readonly #free = new Map<string, boolean>();

  /** @param beginsLater What lies before the export's beginning is not known here. */
  constructor(readonly beginsLater: boolean) {}

  /** Takes note of an act. One that names an account of its own has it for good. */
  note({ id, kind }: ChainEntry, receipt: unknown): void {
    const { established } = (receipt ?? {}) as Partial<AnyReceipt>;
    this.#free.set(id, kind === 'acceptance' && !established?.customer);
  }

  erase(id: string): void {
    this.#free.set(id, false);
  }

  attach({ attached = '' }: ChainEntry): Finding | undefined {
    this.count++;
    const isFree = this.#free.get(attached) ?? this.beginsLater;
    this.#free.set(attached, false);
    if (isFree) return undefined;
    const detail = `The attachment names ${attached}, which is no earlier acceptance, has an account, or was erased`;
    return finding('attachment-unfounded', detail);
  }
}

/** Holds what an export says of an account against the entry that commits to it. */
export async function checkAttachment(entry: ChainEntry, value: unknown): Promise<Finding | undefined> {
  const [first] = validate(value, attachmentShape);
  if (first)
    return finding(
      'attachment-invalid',
      `/attachment${first.pointer}: ${first.problem}`,
      first.expected,
      first.received,
    );
  const attachment = value as Attachment;
  if (Number.isNaN(Date.parse(attachment.attachedAt)))
    return finding('attachment-invalid', '/attachment/attachedAt: no such date', 'date-time', attachment.attachedAt);
  const [own, there] = [canonicalJson(await entryOfAttachment(attachment)), canonicalJson(entry)];
  if (own === there) return undefined;
  return finding('attachment-differs', 'The attachment is not the one that the entry commits to', there, own);
}
