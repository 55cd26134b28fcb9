import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { digestOf } from '../../src/agreement/digest.js';
import { describeInChromium } from '../support/chromium-only.js';
import { after, before, clause, compared, marked, ready, row, serving, summary } from '../support/compare.js';
import { LONG } from '../support/long-agreement.js';
import { find, findAll, frame, part, parts, shown, textOf, until } from '../support/viewer.js';

const LAW = 'Die Anbieterin verarbeitet Daten allein auf dokumentierte Weisung des Kunden.';

const OLD = before({
  sections: [
    clause('s-1', '§ 1', 'Gegenstand', 'Verarbeitung für den Kunden.'),
    clause('s-2', '§ 2', 'Weisungen', 'Nur was der Kunde sagt.'),
    clause('s-3', '§ 3', 'Löschung', 'Wir löschen nach 30 Tagen.'),
    clause('s-4', '§ 4', 'Verarbeitung', LAW),
  ],
  periods: { deletionDays: 30 },
  subprocessors: {
    groups: [{ id: 'g', title: 'Betrieb', entries: [{ id: 'a', name: 'Felswolke', task: 'Speicher' }] }],
  },
});
const NEW = after({
  sections: [
    clause('s-1', '§ 1', 'Gegenstand', 'Verarbeitung, für den Kunden.'),
    clause('s-3', '§ 2', 'Löschung', 'Wir löschen nach 10 Tagen.'),
    clause('s-4', '§ 3', 'Verarbeitung', LAW),
    clause('s-5', '§ 4', 'Meldung', 'Binnen 24 Stunden.'),
  ],
  periods: { deletionDays: 10 },
  subprocessors: {
    groups: [
      {
        id: 'g',
        title: 'Betrieb',
        entries: [
          { id: 'a', name: 'Felswolke', task: 'Rechnen' },
          { id: 'b', name: 'Randkies' },
        ],
      },
    ],
  },
});

const press = (element: AvvViewer, words: string): void =>
  parts(element, 'comparison-action')
    .find((button) => textOf(button) === words)!
    .click();
const focused = (element: AvvViewer): Element | null => element.shadowRoot!.activeElement;
const said = (element: AvvViewer): string => textOf(find(element, '[role=status]:last-child'));

describe('the comparison with a former version', () => {
  it('begins with what changed: substance by area, with what is editorial folded, and the provider’s own words', async () => {
    const element = await compared(OLD, NEW);
    expect(summary(element)).to.deep.equal([
      '§ 2 Weisungen entfallen',
      '§ 2 Löschung geändert bisher § 3',
      '§ 4 Meldung neu',
      'Felswolke geändert',
      'Randkies neu',
      'Fristen geändert',
      '§ 1 Gegenstand geändert nur redaktionell',
      '§ 3 Verarbeitung neu nummeriert bisher § 4',
      'Angaben zum Vertrag geändert',
    ]);
    expect(findAll(element, '.counts').map(textOf)).to.deep.equal([
      'Vertragstext: 1 geändert, 1 neu, 1 entfallen',
      'Unterauftragsverarbeiter: 1 geändert, 1 neu',
      'Fristen: 1 geändert',
    ]);
    expect(find<HTMLDetailsElement>(element, '.others').open).to.equal(false);
    expect(textOf(find(element, '.provider')))
      .to.include('Wir melden schneller.')
      .and.not.include('Erste Fassung');
  });

  it('says which two texts these are, and when they were published', async () => {
    const element = await compared(OLD, NEW);
    expect(textOf(find(element, '.compare .version'))).to.equal(
      'Fassung 1.0 (15. Januar 2026) → Fassung 2.0 (1. November 2026)',
    );
    expect(textOf(find(element, '#avv-compare'))).to.equal('Änderungen seit der Fassung 1.0');
  });

  it('has what came and what went as a whole, in its place, named', async () => {
    const element = await compared(OLD, NEW);
    const rows = findAll(element, '.row').map((place) =>
      `${place.id} ${place.querySelector('.whole')?.localName ?? ''}`.trim(),
    );
    expect(rows.slice(0, 5)).to.deep.equal(['avv-c-s-1', 'avv-c-s-2 del', 'avv-c-s-3', 'avv-c-s-4', 'avv-c-s-5 ins']);
    expect(textOf(row(element, 's-2'))).to.match(/^entfallen § 2 Weisungen/);
    expect(textOf(row(element, 's-5'))).to.match(/^neu § 4 Meldung/);
  });

  it('shows data field by field', async () => {
    const element = await compared(OLD, NEW);
    expect(textOf(find(element, '#avv-c-periods dl'))).to.equal('Löschung (Tage)entfernt: 30 neu: 10');
    expect(textOf(find(element, '#avv-c-a dl'))).to.equal('Aufgabeentfernt: Speicher neu: Rechnen');
    expect(textOf(find(element, '#avv-c-b dl'))).to.equal('Nameneu: Randkies');
  });

  it('lists what came within an entry that came as a whole, each by itself', async () => {
    const [group] = NEW.subprocessors!.groups;
    const groups = [
      { ...group!, entries: [] },
      {
        id: 'g-2',
        title: 'Versand',
        entries: [
          { id: 'c', name: 'Postbote' },
          { id: 'd', name: 'Kurier' },
        ],
      },
    ];
    const element = await compared(OLD, { ...NEW, subprocessors: { groups } });
    expect(findAll(element, '#avv-c-g-2 li').map(textOf)).to.deep.equal(['Postbote', 'Kurier']);
  });

  it('stands beside the former text, each with its own marks, when asked to', async () => {
    const element = await compared(OLD, NEW);
    press(element, 'Nebeneinander');
    await until(() => findAll(element, '.pair').length === 5);
    const [was, is] = [...row(element, 's-3').querySelectorAll('.side')];
    expect(textOf(was!)).to.include('Fassung 1.0').and.to.include('nach entfernt: 30 Tagen');
    expect(textOf(is!)).to.include('Fassung 2.0').and.to.include('nach neu: 10 Tagen');
    expect(textOf(row(element, 's-5').querySelector('.side')!)).to.include('Nicht enthalten');
  });

  it('leads back to the same place in the text, with the focus where it was', async () => {
    const former = { ...LONG, title: 'Ein Vertrag' };
    const element = await shown(after({ ...LONG, version: '2.0' }), { fetch: serving({ '1.0.json': former }) });
    const clauseOf = () => find(element, '#s-17');
    clauseOf().scrollIntoView({ behavior: 'instant' });
    for (let frames = 0; frames < 15; frames++) await frame();
    const { top } = clauseOf().getBoundingClientRect();
    const link = find(element, '#s-17 a.label');
    link.focus({ preventScroll: true });
    await element.showChanges();
    await ready(element);
    expect(clauseOf().checkVisibility()).to.equal(false);
    press(element, 'Zurück zum Vertragstext');
    await until(() => !parts(element, 'comparison').length);
    for (let frames = 0; frames < 15; frames++) await frame();
    expect(clauseOf().getBoundingClientRect().top).to.be.closeTo(top, 2);
    expect(focused(element)).to.equal(link);
  });

  it('has an address for each change, which leads there from anywhere', async () => {
    const element = await shown(NEW, { fetch: serving({ '1.0.json': OLD }), id: 'terms' });
    try {
      location.hash = `#terms.${encodeURIComponent('compare?since=1.0&at=s-3')}`;
      await until(() => focused(element)?.id === 'avv-c-s-3');
      const label = row(element, 's-3').querySelector('a')!;
      expect(label.href).to.equal(location.href);
      location.hash = '#terms.s-1';
      await until(() => focused(element)?.closest('.row')?.id === 'avv-c-s-1');
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('makes way when the address leads to a place that it does not have', async () => {
    const element = await compared(OLD, NEW);
    element.reveal('g');
    await until(() => !parts(element, 'comparison').length && focused(element)?.closest('#g'));
  });

  it('makes way for another document', async () => {
    const element = await compared(OLD, NEW);
    element.agreement = OLD;
    await until(() => element.document?.version === '1.0' && parts(element, 'text').length);
    expect(parts(element, 'comparison')).to.have.length(0);
    expect(part(element, 'document').hidden).to.equal(false);
  });

  it('says so where nothing differs but the file’s own details', async () => {
    const element = await compared(before({}), after({}));
    expect(textOf(part(element, 'comparison-summary'))).to.include('Inhaltlich ist alles gleich geblieben.');
    expect(parts(element, 'comparison-steps')).to.have.length(0);
  });

  it('shows what is typed into a text as text', async () => {
    const attack =
      '<img src=x onerror="window.hit=1"> {{x}} **<script>window.hit=1</script>** [a](javascript:window.hit=1)';
    const evil = (text: string) => [{ id: 's-1', label: text, title: text, body: text, summary: text }];
    const element = await compared(
      before({
        sections: evil(`alt ${attack}`),
        periods: { [attack]: attack },
        governingLaw: attack,
      }),
      after({
        sections: evil(`neu ${attack}`),
        periods: { [attack]: `${attack}!` },
        venue: attack,
      }),
    );
    expect(findAll(element, '.compare :is(img, script, [href^="javascript"])')).to.have.length(0);
    expect(Object.hasOwn(window, 'hit')).to.equal(false);
    expect(textOf(part(element, 'comparison-text'))).to.include('<img src=x onerror=');
  });
});

describe('the choice of the version', () => {
  const entry = (version: string, href?: string, digest?: string) => ({
    version,
    published: '2026-01-15',
    effect: 'notice' as const,
    summary: `Zu ${version}.`,
    ...(href && { href }),
    ...(digest && { digest }),
  });
  const files = { '1.0.json': OLD, '0.9.json': { ...OLD, version: '0.9', sections: NEW.sections.slice(0, 2) } };
  const file = (...changelog: ReturnType<typeof entry>[]) => ({ ...NEW, changelog: [entry('2.0'), ...changelog] });
  const options = (element: AvvViewer) => findAll(element, '[part=comparison-input] option').map(textOf);

  it('offers what the changelog and `supersedes` have an address of', async () => {
    const source = {
      ...file(entry('1.0'), entry('0.9', '/f/0.9.json')),
      supersedes: { version: '1.0', href: '/f/1.0.json' },
    };
    const element = await shown(source, { fetch: serving(files) });
    part(element, 'compare-toggle').click();
    await ready(element);
    expect(options(element)).to.deep.equal(['1.0', '0.9']);
    expect(textOf(find(element, '#avv-compare'))).to.include('1.0');
    const select = part(element, 'comparison-input') as HTMLSelectElement;
    select.value = '0.9';
    select.dispatchEvent(new Event('change'));
    await until(() => textOf(find(element, '#avv-compare')).includes('0.9') && findAll(element, '.row').length);
    expect(marked(element, 's-3')).to.equal('<p>Wir löschen nach 10 Tagen.</p>');
  });

  it('is none where there is no address: no button either', async () => {
    const element = await shown(file(entry('1.0')));
    expect(parts(element, 'compare-toggle')).to.have.length(0);
    await element.showChanges();
    expect(parts(element, 'comparison')).to.have.length(0);
  });

  it('is the accepted version, if that is known', async () => {
    const source = file(entry('1.0', '/f/1.0.json'), entry('0.9', '/f/0.9.json'));
    const element = await shown(source, { fetch: serving(files), acceptedVersion: '0.9' });
    await element.showChanges();
    await ready(element);
    expect(options(element)).to.deep.equal(['0.9 (von Ihnen angenommen)', '1.0']);
  });

  const FAULTS: Record<string, [file: unknown, code: string, digest?: boolean]> = {
    'is not there': [undefined, 'not-found'],
    'is another text than the changelog says': [{ ...OLD, closing: 'Neu.' }, 'integrity', true],
    'is another version': [{ ...OLD, version: '1.1' }, 'integrity'],
    'is no agreement': [{ hello: 'world' }, 'invalid'],
  };
  for (const [what, [answer, code, hasDigest]] of Object.entries(FAULTS))
    it(`says in words that a file ${what}; the text stays`, async () => {
      const digest = hasDigest ? await digestOf(OLD) : undefined;
      const source = file(entry('1.0', '/f/1.0.json', digest), entry('0.9', '/f/0.9.json'));
      const element = await shown(source, { fetch: serving({ ...files, '1.0.json': answer }) });
      const codes: string[] = [];
      element.addEventListener('avv-error', ({ phase, error }) => codes.push(`${phase} ${error.code}`));
      await element.showChanges();
      expect(codes).to.deep.equal([`compare ${code}`]);
      expect(textOf(part(element, 'error'))).to.include('Die Fassung 1.0 konnte nicht geladen werden.');
      press(element, 'Zurück zum Vertragstext');
      await until(() => find(element, '#s-3').checkVisibility());
    });
});

describeInChromium('the way from change to change', () => {
  it('goes on with n and back with p, while the focus is in the comparison', async () => {
    const element = await compared(OLD, NEW);
    await sendKeys({ press: 'n' });
    await until(() => focused(element)?.id === 'avv-c-s-1');
    await sendKeys({ press: 'n' });
    await until(() => focused(element)?.id === 'avv-c-s-2');
    await sendKeys({ press: 'p' });
    await until(() => focused(element)?.id === 'avv-c-s-1');
    expect(textOf(part(element, 'comparison-steps'))).to.include('Änderung 1 von 8');
    expect(focused(element)).to.have.attribute('aria-label', 'Änderung 1 von 8');
  });

  it('leaves these keys to the page elsewhere', async () => {
    const element = await compared(OLD, NEW);
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent) => heard.push(key);
    addEventListener('keydown', listen);
    await sendKeys({ press: 'n' });
    await until(() => focused(element)?.id === 'avv-c-s-1');
    (document.activeElement as HTMLElement).blur();
    await sendKeys({ press: 'n' });
    removeEventListener('keydown', listen);
    expect(heard).to.deep.equal(['n']);
    expect(textOf(part(element, 'comparison-steps'))).to.include('Änderung 1 von 8');
  });

  it('is a pair of buttons as well', async () => {
    const element = await compared(OLD, NEW);
    press(element, 'Nächste');
    await until(() => focused(element)?.id === 'avv-c-s-1');
    press(element, 'Nächste');
    await until(() => focused(element)?.id === 'avv-c-s-2');
    press(element, 'Vorige');
    await until(() => focused(element)?.id === 'avv-c-s-1');
    expect(said(element)).to.equal('Änderungen: 8');
  });
});
