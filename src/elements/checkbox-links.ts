import type { ViewContext } from '../view/context.js';
import type { CheckboxDialog } from './checkbox-dialog.js';

/** Leads links to the agreement, and addresses of its clauses (`#<name>.<id>`), into the dialog. */
export class CheckboxLinks {
  readonly #dialog: CheckboxDialog;
  /** What the page shows, if there is something. */
  readonly #context: () => ViewContext | undefined;
  #hasArrived = false;

  constructor(dialog: CheckboxDialog, context: () => ViewContext | undefined) {
    this.#dialog = dialog;
    this.#context = context;
  }

  connect(): void {
    addEventListener('hashchange', this.#followAddress);
  }

  disconnect(): void {
    removeEventListener('hashchange', this.#followAddress);
  }

  /** Once: the address that the person came with. */
  arrive(): void {
    if (this.#hasArrived) return;
    this.#hasArrived = true;
    this.#followAddress();
  }

  readonly #followAddress = (): void => {
    this.#openAt(location.href);
  };

  /** Whether the address is one of a clause in the dialog; opens it there. */
  #openAt(href: string): boolean {
    const base = this.hrefBase;
    if (!this.#dialog.isPossible || !href.startsWith(base)) return false;
    const target = decoded(href.slice(base.length));
    if (!this.#context()?.hrefFor(target)) return false;
    void this.#dialog.open({ href, target });
    return true;
  }

  get hrefBase(): string {
    return `${location.href.split('#')[0]}#${encodeURIComponent(`${this.#dialog.viewerId}.`)}`;
  }

  /** Links open the dialog; into a new tab they lead as the person wants it. */
  readonly onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0 || !this.#dialog.isPossible) return;
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (!link) return;
    const isAgreement = link.part.contains('agreement-link');
    if (isAgreement) void this.#dialog.open(link.hreflang ? { src: link.href } : {});
    if (isAgreement || this.#openAt(link.href)) event.preventDefault();
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
