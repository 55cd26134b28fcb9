import { expect } from '@open-wc/testing';
import { accept, boxes, complete, confirm, field, hasFocus, ofType } from '../support/act.js';
import { Clock } from '../support/clock.js';
import { keptReceipt, tells } from '../support/kept.js';
import {
  asksFor,
  banner,
  entry,
  OLD,
  pressSince,
  returningPage,
  shownVersion,
  since,
  successor,
  TODAY,
} from '../support/over-time.js';
import { find, findAll, inLanguage, part, parts, shown, textOf, until } from '../support/viewer.js';

const TITLE = 'Geändert, seit Sie am 3. Februar 2026 angenommen haben';
const inContents = (element: Parameters<typeof findAll>[0]): string =>
  textOf(findAll(element, '[part~=contents] a').at(-1)!);

describe('who has accepted a former version', () => {
  let clock: Clock;
  beforeEach(() => (clock = new Clock(`${TODAY}T12:00:00`)));
  afterEach(() => clock.release());

  for (const effect of ['editorial', 'notice'] as const)
    it(`need not accept again, and reads what has changed (${effect})`, async () => {
      const { element } = await returningPage(successor([entry(effect), entry('editorial', { version: '1' })]));
      expect(asksFor(element)).to.equal(false);
      expect(since(element)).to.include(
        `${TITLE} Ihre Annahme der Fassung 1 genügt weiterhin; Sie müssen nichts annehmen. Fassung 2 · 1. November 2026`,
      );
      expect(part(element, 'changelog').querySelector('strong')!.textContent).to.equal('schneller');
      expect(inContents(element)).to.equal('Angenommen');
    });

  it('is told of changes at the lower edge of the screen, but not of editorial ones', async () => {
    const told = await returningPage(successor([entry('notice')]));
    expect(banner(told.element)).to.equal(`${TITLE}.`);
    const untold = await returningPage(successor([entry('editorial')]));
    expect(parts(untold.element, 'banner')).to.have.length(0);
  });

  it('may object, until when and how the agreement tells', async () => {
    const policy = {
      objectionDays: 30,
      windowStarts: 'notice' as const,
      objectionChannels: ['E-Mail an einspruch@muster.example'],
      grounds: 'Wichtiger Grund',
      remedy: 'Kündigung',
    };
    const { element } = await returningPage(successor([entry('objection')], { subprocessors: { groups: [], policy } }));
    expect(asksFor(element)).to.equal(false);
    expect(since(element)).to.include(
      'Einspruch ist möglich bis zum 1. Dezember 2026. WieE-Mail an einspruch@muster.exampleGründeWichtiger GrundFolgeKündigung',
    );
    expect(banner(element)).to.equal(`${TITLE}. Einspruch ist möglich bis zum 1. Dezember 2026.`);
    clock.set('2026-12-02T08:00:00');
    const later = await returningPage(successor([entry('objection')], { subprocessors: { groups: [], policy } }));
    expect(since(later.element)).to.include('Die Frist für einen Einspruch endete am 1. Dezember 2026.');
    expect(since(later.element)).not.to.include('E-Mail');
    expect(banner(later.element)).to.equal(`${TITLE}.`);
  });

  it('has to accept again until a day: reads by when, accepts with the one button, and it is over', async () => {
    const file = successor([entry('reacceptance', { acceptBy: '2026-12-31' })]);
    const { element, posts } = await returningPage(file);
    expect(since(element)).to.include(
      'Bitte nehmen Sie die neue Fassung 2 bis zum 31. Dezember 2026 an. Bis dahin genügt Ihre Annahme der Fassung 1.',
    );
    expect(banner(element)).to.equal('Neue Fassung: bitte bis zum 31. Dezember 2026 annehmen.');
    expect(inContents(element)).to.equal('Annehmen bis 31. Dezember 2026');
    expect(findAll(element, '[part=act] [part=notice]')).to.have.length(0);
    expect(posts).to.have.length(0);
  });

  it('is asked no more once it has been accepted', async () => {
    const file = successor([entry('reacceptance', { acceptBy: '2026-12-31' })]);
    const page = await returningPage(file);
    const { fetch } = page.element as { fetch: typeof window.fetch };
    const answer = confirm();
    page.element.fetch = (input, init) =>
      init?.method === 'POST' ? Promise.resolve(answer(new Request(input, init))) : fetch(input, init);
    await complete(page.element);
    await accept(page.element);
    expect(parts(page.element, 'since').concat(parts(page.element, 'banner'))).to.have.length(0);
    const [{ record }] = ofType(page.events, 'avv-accepted') as [HTMLElementEventMap['avv-accepted']];
    expect([record.document.version, record.presentation.previousVersion]).to.deep.equal(['2', '1']);
  });

  it('has to accept now when the day has passed on the reader’s calendar, not before', async () => {
    const file = successor([entry('reacceptance', { acceptBy: TODAY })]);
    clock.set(`${TODAY}T23:59:59`);
    const { element } = await returningPage(file);
    expect(element.status!.status).to.equal('grace');
    clock.set('2026-11-16T00:00:00');
    dispatchEvent(new Event('focus'));
    await until(() => since(element).includes('Bitte nehmen Sie die Fassung 2 jetzt an.'));
    expect(since(element)).to.include('Ihre Annahme der Fassung 1 genügt nicht mehr.');
    expect(since(element)).to.include('Die Frist dafür endete am 15. November 2026.');
    expect(banner(element)).to.equal('Neue Fassung: bitte erneut annehmen.');
    expect(asksFor(element)).to.equal(true);
  });

  it('keeps the receipt of what was accepted at hand', async () => {
    const { element } = await returningPage(successor([entry('reacceptance')]));
    const details = find(element, '[part=since] details');
    expect(textOf(details.querySelector('summary')!)).to.equal('Beleg über die Annahme der Fassung 1');
    expect(textOf(details)).to.include('rcpt_7f3a').and.include('Grace Vorgängerin');
    expect(textOf(details)).to.include('Kopieren').and.include('Als JSON speichern');
  });

  it('reads the version where the host knows no day', async () => {
    const element = await shown(successor([entry('notice')]), { acceptedVersion: '1' });
    expect(textOf(find(element, '#avv-since-title'))).to.equal('Geändert seit der Fassung 1, die angenommen wurde');
    expect(banner(element)).to.equal('Geändert seit der Fassung 1, die angenommen wurde.');
  });

  it('reads the same in English', async () => {
    const file = successor([entry('reacceptance', { acceptBy: '2026-12-31' })]);
    const { element } = await returningPage(file, { lang: 'en' });
    await inLanguage(element, 'en');
    expect(since(element)).to.include(
      'Changed since you accepted on 3 February 2026 Please accept the new version 2 by 31 December 2026. Until then, your acceptance of version 1 is sufficient. Version 2 · 1 November 2026 acceptance needed',
    );
    expect(banner(element)).to.equal('New version: please accept it by 31 December 2026.');
  });

  it('of a newer one than the file says is asked for nothing', async () => {
    const { element } = await returningPage(OLD, { latest: tells(await keptReceipt(successor([]))) });
    expect(asksFor(element)).to.equal(false);
    expect(since(element)).to.include('Hier steht eine ältere Fassung.');
    expect(parts(element, 'banner')).to.have.length(0);
  });

  it('loses nothing that was typed by what is said there', async () => {
    const { element } = await returningPage(successor([entry('reacceptance', { acceptBy: '2026-12-31' })]));
    await complete(element);
    clock.set('2027-01-01T09:00:00');
    dispatchEvent(new Event('focus'));
    await until(() => since(element).includes('genügt nicht mehr'));
    expect(field(element, 'Ihr Name').value).to.equal('Ada Probe');
    expect(boxes(element)[0]!.checked).to.equal(true);
  });
});

describe('the banner', () => {
  let clock: Clock;
  beforeEach(() => (clock = new Clock(`${TODAY}T12:00:00`)));
  afterEach(() => clock.release());
  const long = Array.from({ length: 60 }, (_, index) => ({ id: `p-${index}`, body: 'Ein Absatz. '.repeat(60) }));
  const page = () => returningPage(successor([entry('notice')], { sections: long }));
  const isShown = (element: HTMLElement): boolean => element.getClientRects().length > 0;

  it('is said once, takes no room, and leads to the changes, where it is not needed', async () => {
    const { element } = await page();
    const place = part(element, 'banner');
    await until(() => isShown(place));
    expect(place.getBoundingClientRect().height).to.equal(0);
    await until(() => textOf(find(element, '[role=status].hidden')) === `${TITLE}.`);
    parts(element, 'banner-action')[0]!.click();
    expect(hasFocus(element, find(element, '#avv-since-title'))).to.equal(true);
    await until(() => !isShown(place));
    scrollTo(0, 0);
    await until(() => isShown(place));
  });

  it('stays closed', async () => {
    const { element } = await page();
    const close = parts(element, 'banner-action').at(-1)!;
    expect(close).to.have.attribute('aria-label', 'Hinweis schließen');
    close.click();
    await until(() => !parts(element, 'banner').length);
    element.requestUpdate();
    await element.updateComplete;
    expect(parts(element, 'banner')).to.have.length(0);
  });
});

describe('a version that is not in force yet', () => {
  let clock: Clock;
  beforeEach(() => (clock = new Clock(`${TODAY}T12:00:00`)));
  afterEach(() => clock.release());
  const coming = (effect: 'notice' | 'reacceptance', more = {}) =>
    successor(
      [
        entry(effect, { acceptBy: '2026-12-31' }),
        entry('editorial', { version: '1', published: '2026-01-15', href: '/legal/old.json' }),
      ],
      { effectiveFrom: '2027-01-01', ...more },
    );

  it('is named with the one that is in force, also on a page for reading only', async () => {
    const element = await shown(coming('notice'));
    expect(since(element)).to.equal(
      'Die Fassung 2 gilt ab 1. Januar 2027 Bis dahin gilt die Fassung 1. Fassung 1 ansehen',
    );
    expect(banner(element)).to.equal('Diese Fassung gilt erst ab 1. Januar 2027.');
    expect(asksFor(element)).to.equal(false);
  });

  it('is in force on its first day on the reader’s calendar', async () => {
    clock.set('2027-01-01T00:00:00');
    const element = await shown(coming('notice'));
    expect(parts(element, 'since').concat(parts(element, 'banner'))).to.have.length(0);
  });

  it('can be accepted already, if it has to be', async () => {
    const { element } = await returningPage(coming('reacceptance'));
    expect(element.status).to.include({ status: 'accepted', upcoming: true });
    expect(since(element)).to.include(
      'Bitte nehmen Sie die Fassung 2 bis zum 31. Dezember 2026 an; das ist schon jetzt möglich.',
    );
    expect(asksFor(element)).to.equal(true);
    expect(asksFor((await returningPage(coming('notice'))).element)).to.equal(false);
  });

  it('leads to the one that is in force, which is for looking at, and back', async () => {
    const { element, events } = await returningPage(coming('reacceptance'), {
      former: OLD,
      latest: () => new Response(null, { status: 204 }),
    });
    expect(asksFor(element)).to.equal(true);
    pressSince(element, 'Fassung 1 ansehen');
    await shownVersion(element, '1');
    expect(banner(element)).to.equal('Sie sehen die Fassung 1.');
    expect(asksFor(element)).to.equal(false);
    expect(parts(element, 'since')).to.have.length(0);
    expect(hasFocus(element, find(element, '#avv-title'))).to.equal(true);
    expect(element.status, 'that of the published version').to.include({ status: 'missing', upcoming: true });
    parts(element, 'banner-action')[0]!.click();
    await shownVersion(element, '2');
    expect(asksFor(element)).to.equal(true);
    expect(ofType(events, 'avv-error')).to.have.length(0);
  });

  it('does not lead to a text that is not the one that was accepted', async () => {
    const { element } = await returningPage(coming('reacceptance'), { former: { ...OLD, closing: 'Untergeschoben.' } });
    pressSince(element, 'Fassung 1 ansehen');
    await until(() => since(element).includes('Die Fassung 1 konnte nicht geladen werden.'));
    expect(element.document!.version).to.equal('2');
  });

  it('offers no version that the host refuses as too old', async () => {
    const { element } = await returningPage(coming('reacceptance'), { former: OLD, minVersion: '2' });
    expect(since(element)).not.to.include('ansehen');
  });
});
