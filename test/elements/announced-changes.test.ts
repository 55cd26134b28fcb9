import { expect } from '@open-wc/testing';
import type { AnnouncedChange } from '../../src/agreement/schema.js';
import { comeBack } from '../support/over-time.js';
import { announcing, change, changesPage, changeText, opener, TODAY } from '../support/changes.js';
import { Clock } from '../support/clock.js';
import { find, findAll, parts, shown, textOf, until } from '../support/viewer.js';

describe('an announced change', () => {
  let clock: Clock;
  beforeEach(() => (clock = new Clock(`${TODAY}T12:00`)));
  afterEach(() => clock.release());

  const POLICY = { objectionDays: 14, windowStarts: 'notice' as const, remedy: 'Kündigung nach § 9.' };
  const undated = { objectUntil: undefined };
  const STATES: [phase: string, more: Partial<AnnouncedChange>, words: RegExp, mayObject: boolean][] = [
    ['open', {}, /Neu: Randkies Einspruch möglich .*Einspruch bis ?24\. November 2026 \(noch 9 Tage\)/, true],
    ['open', { objectUntil: '2026-11-16' }, /\(noch 1 Tag\)/, true],
    ['open', { objectUntil: TODAY }, /\(heute ist der letzte Tag\)/, true],
    [
      'closed',
      { objectUntil: '2026-11-14' },
      /Frist vorbei .*endete am 14\. November 2026\..*an den Anbieter\. \(datenschutz@muster\.example\).*Kündigung nach § 9/,
      false,
    ],
    ['effective', { effective: TODAY, objectUntil: '2026-11-12' }, /in Kraft/, false],
    ['effective', { kind: 'removed', effective: TODAY, ...undated }, /Entfällt: Randkies entfallen/, false],
    ['future', { announced: '2026-11-20', objectUntil: '2026-12-04' }, /künftig .*bis ?4\. Dezember 2026$/, false],
    ['closed', { kind: 'removed', ...undated }, /Entfällt: Randkies angekündigt/, false],
    ['open', { announced: '2026-11-07', ...undated }, /bis ?23\. November 2026 \(noch 8 Tage\)/, true],
  ];
  for (const [phase, more, words, mayObject] of STATES)
    it(`says that it is ${phase}: ${JSON.stringify(more)}`, async () => {
      const announced = JSON.parse(JSON.stringify(change(more))) as AnnouncedChange;
      const { element } = await changesPage({ file: announcing([announced], POLICY) });
      expect(find(element, '#c-1').dataset.phase).to.equal(phase);
      expect(changeText(element)).to.match(words);
      expect(Boolean(opener(element))).to.equal(mayObject);
    });

  it('says how the days were counted and by whose calendar', async () => {
    const { element } = await changesPage({
      file: announcing([change(), change({ id: 'c-2', objectUntil: undefined })], POLICY),
    });
    const counting = textOf(find(element, '.changes + .legend'));
    expect(counting).to.match(/14 Kalendertage .* § 188 Abs\. 1 BGB.*Montag \(§ 193 BGB\); Feiertage sind nicht/);
    expect(counting).to.match(/wie er dort steht/);
    expect(counting).to.contain(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  it('tells the period where the days run from each customer’s own receipt', async () => {
    const rules = { ...POLICY, windowStarts: 'receipt' as const };
    const { element } = await changesPage({ file: announcing([change({ objectUntil: undefined })], rules) });
    expect(changeText(element)).to.match(/innerhalb von 14 Tagen nach Zugang der Mitteilung/);
  });

  it('shows replaced entries side by side, fact by fact where they differ', async () => {
    const { element } = await changesPage({
      file: announcing([change({ kind: 'replaced', replaces: 'sp-old' })]),
    });
    const rows = findAll<HTMLTableRowElement>(element, '[part~=change-comparison] tr');
    expect(rows.map((row) => [...row.cells].map(textOf).join(' | '))).to.deep.equal([
      ' | Bisher: Felswolke | Künftig: Randkies',
      'Ort der Verarbeitung | Frankfurt | Dublin',
    ]);
  });

  it('says how to object where the page is for reading only', async () => {
    const policy = { ...POLICY, objectionChannels: ['E-Mail an datenschutz@muster.example'] };
    const { element } = await changesPage({ file: announcing([change()], policy), endpoint: null });
    expect(changeText(element)).to.match(/Wie ?E-Mail an datenschutz@muster\.example/);
    expect(opener(element)).to.equal(null);
  });

  it('offers no objection to those who have accepted nothing yet', async () => {
    const { element } = await changesPage({ acceptedVersion: '' });
    expect(element.status?.status).to.equal('missing');
    expect(opener(element)).to.equal(null);
  });

  it('follows the day when the reader comes back after midnight, also where there is nothing to accept', async () => {
    const file = announcing([change({ objectUntil: TODAY })]);
    const { element } = await changesPage({ file, endpoint: null, acceptedVersion: null });
    expect(find(element, '#c-1').dataset.phase).to.equal('open');
    clock.advance(13 * 60 * 60 * 1000);
    comeBack();
    await until(() => find(element, '#c-1').dataset.phase === 'closed');
  });

  it('stands beneath the list of subprocessors where no clause places it, once', async () => {
    const sections = [{ id: 's-1', title: 'Unterauftragsverarbeiter', places: ['subprocessors'] }];
    for (const file of [
      announcing([change()], undefined, { sections }),
      announcing([change()], undefined, { sections: [] }),
    ]) {
      const { element } = await changesPage({ file });
      expect(parts(element, 'change').length).to.equal(1);
      const order = findAll(element, '#sp-old, #c-1').map(({ id }) => id);
      expect(order).to.deep.equal(['sp-old', 'c-1']);
      expect(findAll(element, '[part~=heading]').map(textOf)).to.contain('Angekündigte Änderungen');
    }
  });

  it('is found by its address', async () => {
    const { element } = await changesPage();
    element.reveal('c-1');
    expect(element.shadowRoot!.activeElement?.id).to.equal('c-1');
  });

  it('is told in the language of the interface, the document’s words in its own', async () => {
    const element = await shown(announcing([change({ reason: 'Mehr Platz.' })], POLICY), { lang: 'en' });
    await until(() => findAll(element, '.changes.standing').length);
    const item = find(element, '#c-1');
    expect(textOf(item)).to.match(/Added: Randkies objection possible Mehr Platz\. .*9 days left/);
    expect(item.querySelector('.facts dd .ui')!.getAttribute('lang')).to.equal('en');
    expect(item.querySelector('.change-reason')!.closest('[lang]')!.getAttribute('lang')).to.equal('de');
  });
});
