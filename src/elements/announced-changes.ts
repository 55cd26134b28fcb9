import { readObjections } from '../acceptance/read-objections.js';
import { standingOfChange } from '../agreement/announced-change.js';
import type { Agreement } from '../agreement/schema.js';
import { announcedChangesView } from '../view/announced-changes.js';
import { changeName } from '../view/changes.js';
import type { ViewContext } from '../view/context.js';
import type { ChangeItem, Objected } from '../view/objection-model.js';
import { plainText } from '../view/text.js';
import { requestOptionsOf } from './act-record.js';
import { adoptStyles } from './adopt-styles.js';
import type { ChangesHost, ChangesReading } from './changes-host.js';
import type { ConclusionHost } from './conclusion-host.js';
import { Objecting } from './objecting.js';
import { ReturnController } from './returning.js';
import { saveFile } from './save.js';
import { changesStyles } from './styles/changes.js';
import { today } from './today.js';

/** Announced changes as they stand on the reader's day, and the way to object to them. */
export class AnnouncedChanges {
  readonly #host: ChangesHost;
  readonly #reading: ChangesReading;
  readonly #timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  #objecting: Objecting | undefined;
  /** What has been objected to, by the change's id. */
  #objected = new Map<string, Objected>();
  /** What was asked for that: of which document, where, and whether for trials. */
  #question = '';

  constructor(host: ChangesHost, reading: ChangesReading) {
    this.#host = host;
    this.#reading = reading;
    adoptStyles(host.renderRoot, changesStyles);
    new ReturnController(host, () => host.requestUpdate()); // a day may have passed
  }

  render(context: ViewContext, level: number): unknown {
    const viewer = this.#reading.objecting();
    if (viewer) this.#follow(viewer, context.agreement);
    const model = {
      items: this.#items(viewer, context),
      timeZone: this.#timeZone,
      copy: (objected: Objected) =>
        this.#reading.copy(asJson(objected), this.#host.msg('Kopiert', { id: 'receipt.copied' })),
      save: (objected: Objected) =>
        saveFile(`${objected.receipt?.id ?? 'avv-objection'}.json`, asJson(objected), 'application/json'),
    };
    return announcedChangesView(model, context, level);
  }

  #items(viewer: ConclusionHost | undefined, context: ViewContext): ChangeItem[] {
    const { changes = [], policy } = context.agreement.subprocessors!;
    const day = today();
    const standings = changes.map((change) => ({ change, standing: standingOfChange(change, policy, day) }));
    const open = standings
      .filter(({ change, standing }) => standing.phase === 'open' && !this.#objected.has(change.id))
      .map(({ change }) => ({ id: change.id, name: plainText(changeName(change, context), context) }));
    return standings.map(({ change, standing }) => {
      const isOpen = viewer && open.some(({ id }) => id === change.id);
      return {
        change,
        standing,
        object: isOpen ? () => this.#objecting?.open(change.id) : undefined,
        form: isOpen ? this.#objecting?.modelAt(change.id, open, context) : undefined,
        objected: this.#objected.get(change.id),
      };
    });
  }

  #follow(viewer: ConclusionHost, agreement: Agreement): void {
    this.#objecting ??= new Objecting(viewer, this.#reading.shown, (objected) => this.#note(objected));
    this.#objecting.show(agreement);
    const { endpoint, objectionEndpoint, test } = viewer;
    const question = JSON.stringify([agreement.id, objectionEndpoint ?? endpoint, test]);
    if (question === this.#question) return;
    this.#question = question;
    this.#objected.clear();
    if (mayAsk(viewer)) void this.#ask(viewer, agreement.id, question);
  }

  /** What was objected to before, on this or another device, by whomever of the customer's. */
  async #ask(viewer: ConclusionHost, documentId: string, question: string): Promise<void> {
    const endpoint = viewer.objectionEndpoint ?? viewer.endpoint!;
    const options = { ...requestOptionsOf(viewer), endpoint, documentId, test: viewer.test };
    const receipts = await readObjections(options);
    if (question !== this.#question) return;
    for (const receipt of receipts) this.#note({ record: receipt.record, receipt }, true);
    this.#host.requestUpdate();
  }

  /** The latest one counts; what was sent from this page is told in more detail. */
  #note(objected: Objected, isOlder = false): void {
    for (const id of objected.record.changes) if (!isOlder || !this.#objected.has(id)) this.#objected.set(id, objected);
  }
}

/** Where the host says what was accepted, its endpoint need not know questions; one for objections does. */
const mayAsk = ({ objectionEndpoint, receipt, acceptedVersion }: ConclusionHost): boolean =>
  Boolean(objectionEndpoint) || (receipt ?? acceptedVersion ?? undefined) === undefined;

const asJson = ({ receipt, record }: Objected): string => JSON.stringify(receipt ?? record, null, 2);
