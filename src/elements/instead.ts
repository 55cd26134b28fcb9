import { nothing } from 'lit';
import type { AcceptanceRecord } from '../acceptance/schema.js';
import type { ActInstead } from '../view/act.js';
import type { ActState } from '../view/act-model.js';
import type { ViewContext } from '../view/context.js';
import { declinedView, decliningTitle } from '../view/declining.js';
import { delegationTitle } from '../view/delegation.js';
import { openerView, PANEL_TITLE, panelView, type Way } from '../view/instead.js';
import { adoptStyles } from './adopt-styles.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import { Declining } from './declining.js';
import { Delegation } from './delegation.js';
import { insteadStyles } from './styles/instead.js';

/** What is needed of the act beside which this stands. */
interface ActBeside {
  record(): AcceptanceRecord;
  /** The reader has come to it. */
  begin(): void;
  reopen(): void;
}

const DELEGATE = 'avv-delegate';
const REMEDY = 'avv-delegate-remedy';
const DECLINE = 'avv-decline';

/** The ways that do not lead to an acceptance here: asking a colleague, and declining. At most one panel is open. */
export class Instead {
  readonly #host: ConclusionHost;
  readonly #act: ActBeside;
  readonly #delegation: Delegation;
  readonly #declining: Declining;
  #open: Way | undefined;
  /** The button to which the focus goes back. */
  #opener = '';

  constructor(host: ConclusionHost, reading: Reading, act: ActBeside) {
    const focus = (id: string) => void this.#focus(id);
    this.#host = host;
    this.#act = act;
    this.#delegation = new Delegation(host, reading, focus);
    this.#declining = new Declining(host, () => act.record(), focus);
  }

  get declined(): boolean {
    return Boolean(this.#declining.declined);
  }

  /** Something is on its way to an endpoint: nothing else may be meanwhile. */
  get busy(): boolean {
    return this.#declining.busy;
  }

  /** Another document. */
  show(): void {
    this.#open = undefined;
    this.#declining.reset();
  }

  /** Accepting has been chosen. */
  dismiss(): void {
    this.#open = undefined;
    this.#host.requestUpdate();
  }

  renderDeclined(context: ViewContext): unknown {
    return declinedView(this.#declining.declined!, () => this.#reconsider(), context);
  }

  render(act: ActState, context: ViewContext): ActInstead {
    const { delegable, declinable } = this.#host;
    if (delegable || declinable) adoptStyles(this.#host.renderRoot, insteadStyles);
    const open = act.status === 'open' ? act : undefined;
    const disabled = act.status === 'submitting' || this.busy;
    // While it is not known whether the acceptance was stored, declining would contradict it, not undo it.
    const mayDecline = declinable && !open?.uncertain;
    const remedies = delegable && open?.failure?.code === 'not-authorised';
    return {
      busy: this.busy,
      buttons: [
        mayDecline ? this.#declineButton(disabled, context) : nothing,
        delegable ? this.#delegateButton(DELEGATE, disabled, context) : nothing,
      ],
      remedy: remedies ? this.#delegateButton(REMEDY, disabled, context) : nothing,
      panel: this.#panel(context, { delegate: delegable, decline: mayDecline }),
    };
  }

  #panel(context: ViewContext, offered: Record<Way, boolean>): unknown {
    if (!this.#open || !offered[this.#open]) return nothing;
    const close = () => this.#close();
    return this.#open === 'delegate'
      ? panelView(delegationTitle(context), this.#delegation.render(context, close), close, context)
      : panelView(decliningTitle(context), this.#declining.render(context, close), close, context);
  }

  #declineButton(disabled: boolean, { msg }: ViewContext): unknown {
    const label = msg('Nicht annehmen', { id: 'decline.open' });
    return this.#button('decline', { id: DECLINE, part: 'decline-button', label, disabled });
  }

  #delegateButton(id: string, disabled: boolean, context: ViewContext): unknown {
    const label =
      id === REMEDY ? delegationTitle(context) : context.msg('Ich darf nicht zeichnen', { id: 'delegate.open' });
    return this.#button('delegate', { id, part: 'delegate-button', label, disabled });
  }

  #button(way: Way, button: { id: string; part: string; label: string; disabled: boolean }): unknown {
    return openerView({ ...button, open: this.#open === way, press: () => this.#press(way, button.id) });
  }

  #press(way: Way, opener: string): void {
    if (this.#open === way) return this.#close();
    this.#act.begin();
    this.#open = way;
    this.#opener = opener;
    this.#delegation.opened();
    void this.#focus(PANEL_TITLE);
  }

  #close(): void {
    if (this.busy) return;
    this.#open = undefined;
    void this.#focus(this.#opener);
  }

  /** The act comes back; what was typed is still there, ticks are given anew. */
  #reconsider(): void {
    this.show();
    this.#act.reopen();
    void this.#focus('avv-act-title');
  }

  async #focus(id: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }
}
