import { missingTick } from '../localization/form.js';
import { boundView, earlyTick, otherText } from '../view/bound.js';
import { changeMessage } from '../view/checkbox.js';
import type { ViewContext } from '../view/context.js';
import type { ReadyState } from './agreement-controller.js';
import { BoundEntry, swapEntry } from './bound-entry.js';
import { boundFreshness } from './bound-freshness.js';
import type { BoundHost, BoundReading } from './bound-host.js';
import { BoundMessage } from './bound-message.js';
import { BoundPage } from './bound-page.js';
import { BoundRecord, tickOf } from './bound-record.js';
import type { Freshness } from './checkbox-freshness.js';
import { hostWords } from './checkbox-record.js';
import { textOf, type Tick } from './checkbox-tick.js';
import { explainIncorporated, isIncorporated } from './checkbox-warnings.js';

/**
 * Makes a checkbox of the page accept the agreement of a viewer. The box stays the page's own, with its name, its label
 * and whether it is required; beside it stands the record, as long as it is ticked. A file of its own in the single-file
 * build.
 */
export class BoundCheckbox {
  readonly #host: BoundHost;
  readonly #reading: BoundReading;
  readonly #page: BoundPage;
  readonly #record: BoundRecord;
  readonly #freshness: Freshness;
  readonly #entry = new BoundEntry();
  readonly #message: BoundMessage;
  #box: HTMLInputElement | undefined;
  /** The person's latest tick; a script may bring it back, but cannot make one. */
  #tick: Tick | undefined;
  /** The message says that the text is not there yet. */
  #isWaiting = false;

  constructor(host: BoundHost, reading: BoundReading) {
    this.#host = host;
    this.#reading = reading;
    this.#record = new BoundRecord(host);
    this.#message = new BoundMessage(host);
    this.#freshness = boundFreshness(host, reading, {
      box: () => this.#box,
      replace: (next) => this.#onOther(next),
    });
    this.#page = new BoundPage({
      click: (event) => this.#onClick(event),
      edited: (target) => this.#onEdit(target),
      reset: (event) => this.#onReset(event),
      submit: (event) => this.#onSubmit(event),
      formData: (event) => this.#onFormData(event),
      invalid: (target) => this.#message.onInvalid(target),
      goingOn: () => this.#message.onGoingOn(),
      changed: () => this.follow(),
    });
  }

  /** Viewer, document or page have changed. */
  follow(): void {
    const { isConnected, htmlFor } = this.#host;
    const shown = this.#reading.shown();
    if (!isConnected || !htmlFor) return this.#release();
    if (shown && isIncorporated(shown)) return this.#leave(shown);
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    this.#page.connect(root);
    this.#bind(boxOf(root.getElementById(htmlFor)));
    this.#freshness.follow(shown);
    if (shown && this.#isWaiting) this.#clear();
    if (shown && !this.#isOf(shown)) this.#onOther(shown);
    this.#settle();
  }

  #bind(box: HTMLInputElement | undefined): void {
    if (box === this.#box) return;
    this.#unbind();
    this.#box = box;
    // In the place of the former one, the page may bring back the tick that the person has made.
    if (!box?.checked) this.#tick = undefined;
    this.#host.requestUpdate();
    if (!box?.checked || this.#holds) return;
    const isMarkup = box.defaultChecked;
    this.#untick(isMarkup ? '' : earlyTick(this.#host.msg));
    this.#isWaiting = !isMarkup && !this.#reading.shown();
  }

  #unbind(): void {
    this.#entry.remove();
    this.#clear();
    this.#box = undefined;
  }

  /** Without its viewer nobody would know what has been ticked. */
  #release(): void {
    this.#page.disconnect();
    this.#tick = undefined;
    if (this.#box?.isConnected) this.#settle();
    this.#unbind();
  }

  /** Nothing is to be accepted: the box is nothing but the page's. */
  #leave(shown: ReadyState): void {
    explainIncorporated('<avv-viewer for>', shown);
    this.#release();
  }

  #clear(): void {
    this.#message.clear();
    this.#isWaiting = false;
  }

  #isOf = (shown: ReadyState): boolean => this.#tick?.text === textOf(shown);

  /** Whether the tick in the box is the person's, and of the text on the page as far as that is there. */
  get #holds(): boolean {
    const shown = this.#reading.shown();
    return this.#tick !== undefined && (!shown || this.#isOf(shown));
  }

  /** Brings box, record and message in line with each other. */
  #settle(): void {
    const box = this.#box;
    if (!box) return;
    if (box.checked && !this.#holds) this.#untick('');
    if (box.defaultChecked) box.defaultChecked = false; // nobody accepts by markup, nor by a reset
    this.#write();
    if (box.checked && !this.#reading.shown()) this.#wait(box);
  }

  #wait(box: HTMLInputElement): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#message.show(box, earlyTick(this.#host.msg));
  }

  #write(): void {
    const box = this.#box!;
    const shown = this.#reading.shown();
    const isTicked = box.checked && this.#holds && !box.matches(':disabled');
    const value = isTicked ? (shown ? this.#record.valueFor(box, shown, this.#tick!) : this.#entry.value) : '';
    this.#entry.put(box, this.#recordName, value);
  }

  get #recordName(): string {
    return this.#host.recordName || `${this.#box!.name || this.#box!.id}-record`;
  }

  /** By a click, so that frameworks hear of it; otherwise directly (it is disabled, or the page prevents clicks). */
  #untick(message: string): void {
    const box = this.#box!;
    if (box.checked) box.click();
    box.checked = false;
    this.#write();
    if (message) this.#message.show(box, message);
  }

  /** Another text than the one that was ticked. */
  #onOther({ agreement }: ReadyState): void {
    const { msg } = this.#host;
    if (!this.#tick || !this.#box?.checked) return;
    const { id, language, version } = this.#tick.document;
    const isSame = id === agreement.id && language === agreement.language;
    this.#tick = undefined;
    this.#untick(isSame ? changeMessage({ from: version, to: agreement.version, changes: [] }, msg) : otherText(msg));
  }

  /** When the page's own listeners hear of the click, the box is what it will be, and so is the record. */
  #onClick(event: Event): void {
    const box = this.#box;
    if (!box || event.target !== box) return;
    const shown = this.#reading.shown();
    if (box.checked && !shown) return this.#refuse(event, box);
    const former = this.#tick;
    if (box.checked) this.#tick = tickOf(shown!, this.#reading);
    this.#clear();
    this.#write();
    setTimeout(() => {
      if (event.defaultPrevented) this.#tick = former;
      this.#settle();
    });
  }

  /** Nothing to be ticked: as if there had been no click. */
  #refuse(event: Event, box: HTMLInputElement): void {
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#isWaiting = true;
    this.#message.tell(box, earlyTick(this.#host.msg));
  }

  #isInForm(target: EventTarget | null): boolean {
    const form = this.#box?.form;
    return Boolean(form) && (target === form || (target as HTMLInputElement).form === form);
  }

  /** The words in the text follow, too. */
  #onEdit(target: HTMLElement): void {
    if (!this.#isInForm(target)) return;
    if (target !== this.#box) this.#host.requestUpdate();
    this.#settle();
  }

  #onReset(event: Event): void {
    if (!this.#isInForm(event.target)) return;
    this.#box!.defaultChecked = false;
    setTimeout(() => {
      if (event.defaultPrevented) return;
      this.#tick = undefined;
      this.#clear();
      this.#settle();
    });
  }

  #onSubmit(event: SubmitEvent): void {
    const box = this.#box;
    if (!box || !this.#isInForm(event.target)) return;
    const wasTicked = box.checked;
    this.#settle();
    const submitter = event.submitter as HTMLButtonElement | null;
    if (submitter?.formNoValidate || box.form!.noValidate) return;
    if (box.checked) return void this.#freshness.hold(event);
    if (!wasTicked) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#message.tell(box, missingTick(this.#host.msg));
  }

  /** Scripts change a box without telling anybody: what leaves the page is right all the same. */
  #onFormData({ target, formData }: FormDataEvent): void {
    const box = this.#box;
    if (!box || !this.#isInForm(target)) return;
    const former = this.#entry.value;
    this.#write();
    swapEntry(formData, this.#recordName, former, this.#entry.value);
    if (!box.checked || this.#holds) return;
    if (!box.matches(':disabled')) swapEntry(formData, box.name, box.value, '');
    setTimeout(() => this.#settle());
  }

  /** Values of the placeholders as they go into the record; `undefined` without a box. */
  get placeholderValues(): Readonly<Record<string, string>> | undefined {
    const shown = this.#reading.shown();
    return this.#box && shown && this.#record.placeholdersIn(this.#box, shown.agreement);
  }

  /** What ticking means, which a label of the page need not say. */
  render(context: ViewContext): unknown {
    if (!this.#box) return undefined;
    const { switchTo } = this.#reading;
    return boundView({ label: hostWords(this.#box), problem: this.#message.text, switchTo }, context);
  }
}

const boxOf = (element: Element | null): HTMLInputElement | undefined =>
  element instanceof HTMLInputElement && element.type === 'checkbox' ? element : undefined;
