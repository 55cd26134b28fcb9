import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface DeepLinkHost extends ReactiveControllerHost, HTMLElement {
  /** Whether the document on the page has this id. */
  hasTarget(id: string): boolean;
  /** Opens and scrolls to the place. */
  reveal(id: string): void;
}

/** All viewers on the page: an id may occur in several, and only one of them may answer. */
const connected = new Set<DeepLinkHost>();

/** Links of a viewer that has an id carry it, so that two viewers with the same clauses can be told apart. */
const prefixOf = ({ id }: DeepLinkHost): string => (id ? `${id}.` : '');

/** The id that a fragment means to this viewer, with or without the viewer's own prefix. */
function targetIn(host: DeepLinkHost, fragment: string): string | undefined {
  const prefix = prefixOf(host);
  if (prefix && fragment.startsWith(prefix) && host.hasTarget(fragment.slice(prefix.length)))
    return fragment.slice(prefix.length);
  return host.hasTarget(fragment) ? fragment : undefined;
}

const inOrder = (a: DeepLinkHost, b: DeepLinkHost): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/** The viewer that answers for a fragment: the one it names, else the first on the page that has the place. */
function responsible(fragment: string): DeepLinkHost | undefined {
  const candidates = [...connected].filter((host) => targetIn(host, fragment)).sort(inOrder);
  return candidates.find((host) => prefixOf(host) && fragment.startsWith(prefixOf(host))) ?? candidates[0];
}

function currentFragment(): string {
  const raw = location.hash.slice(1);
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/** `#id` in the page's address leads to the clause inside the shadow tree, at first and whenever it changes. */
export class DeepLinks implements ReactiveController {
  #host: DeepLinkHost;

  constructor(host: DeepLinkHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    connected.add(this.#host);
    addEventListener('hashchange', this.follow);
    this.#host.addEventListener('click', this.#onClick);
  }

  hostDisconnected(): void {
    connected.delete(this.#host);
    removeEventListener('hashchange', this.follow);
    this.#host.removeEventListener('click', this.#onClick);
  }

  /** The address of a place, but for its id. Absolute, since a page's `<base>` would lead `#id` elsewhere. */
  get hrefBase(): string {
    return `${location.href.split('#')[0]}#${encodeURIComponent(prefixOf(this.#host))}`;
  }

  readonly follow = (): void => {
    const fragment = currentFragment();
    const target = fragment && targetIn(this.#host, fragment);
    if (target && responsible(fragment) === this.#host) this.#host.reveal(target);
  };

  /** This place stands only now: leads there if the address means it. */
  arrive(id: string): void {
    if (targetIn(this.#host, currentFragment()) === id) this.follow();
  }

  /** A link to where the address already points changes nothing there, but readers expect to be led again. */
  readonly #onClick = (event: Event): void => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link?.href === location.href) this.follow();
  };
}
