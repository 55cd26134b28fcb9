import type { Agreement, ChangelogEntry } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { contract, unplacedPage, type ActPage } from './act.js';
import { keptReceipt, tells } from './kept.js';
import { part, parts, placed, textOf, until } from './viewer.js';

/** Day on which the pages of these tests are read. */
export const TODAY = '2026-11-15';

const clause = (id: string, label: string, title: string, body: string) => ({ id, label, title, body });

/** What was accepted. */
export const OLD = contract({
  version: '1',
  published: '2026-01-15',
  sections: [
    clause('s-1', '§ 1', 'Gegenstand', 'Verarbeitung für {{companyName}}.'),
    clause('s-2', '§ 2', 'Weisungen', 'Auf Weisung.'),
    clause('s-3', '§ 3', 'Löschung', 'Nach 30 Tagen.'),
  ],
});

export const entry = (effect: ChangelogEntry['effect'], more: Partial<ChangelogEntry> = {}): ChangelogEntry => ({
  version: '2',
  published: '2026-11-01',
  effect,
  summary: 'Daten werden **schneller** gelöscht.',
  ...more,
});

/** Its successor: a clause changed, one new, one gone. */
export const successor = (changelog: ChangelogEntry[], more: Partial<Agreement> = {}): Agreement =>
  contract({
    version: '2',
    published: '2026-11-01',
    changelog,
    sections: [
      OLD.sections[0]!,
      clause('s-3', '§ 2', 'Löschung', 'Nach 10 Tagen.'),
      clause('s-4', '§ 3', 'Meldung', 'Binnen 24 Stunden.'),
    ],
    ...more,
  });

type Setup = Parameters<typeof unplacedPage>[0];

/** A page whose reader has accepted `OLD`, as the endpoint tells. `former` is what is found at the address of that. */
export async function returningPage(
  file: Agreement,
  { former, ...setup }: Setup & { former?: unknown } = {},
): Promise<ActPage> {
  const page = unplacedPage({ file, latest: tells(await keptReceipt(OLD)), ...setup });
  serveFormer(page, former);
  await placed(page.element);
  return page;
}

/** Answers at `/legal/old.json`, too. */
export function serveFormer({ element }: ActPage, former: unknown): void {
  const { fetch } = element as { fetch: typeof window.fetch };
  element.fetch = async (input, init) => {
    if (!new Request(input).url.endsWith('/legal/old.json')) return fetch(input, init);
    return former === undefined ? new Response('', { status: 404 }) : Response.json(former);
  };
}

/** The reader comes back to the window. */
export const comeBack = (): boolean => dispatchEvent(new Event('focus'));

export const since = (element: AvvViewer): string => textOf(part(element, 'since'));
export const banner = (element: AvvViewer): string => textOf(part(element, 'banner').querySelector('p')!);
export const bannerButton = (element: AvvViewer): HTMLElement => parts(element, 'banner-action')[0]!;
export const asksFor = (element: AvvViewer): boolean => parts(element, 'accept-button').length > 0;

/** Presses one of the panel's buttons, by its words. */
export function pressSince(element: AvvViewer, words: string): void {
  parts(element, 'since-action')
    .find((button) => textOf(button).includes(words))!
    .click();
}

/** The next document stands. */
export async function shownVersion(element: AvvViewer, version: string): Promise<void> {
  await until(
    () =>
      element.document?.version === version &&
      parts(element, 'act').concat(parts(element, 'receipt'), parts(element, 'banner'), parts(element, 'since')).length,
  );
  await element.updateComplete;
}
