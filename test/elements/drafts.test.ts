import { expect, oneEvent } from '@open-wc/testing';
import { forgetDrafts } from '../../src/elements/drafts.js';
import { json } from '../acceptance/scripted-fetch.js';
import { accept, actPage, boxes, complete, completedPage, confirm, contract, field, type } from '../support/act.js';
import type { ActPage } from '../support/act.js';
import { replacing } from '../support/instead.js';
import { inLanguage } from '../support/viewer.js';

type PageSetup = NonNullable<Parameters<typeof actPage>[0]>;

const POSITION = 'Ihre Position';
const position = ({ element }: ActPage): string => field(element, POSITION).value;

/** Somebody types on one step of a wizard, which is then taken away. */
async function left(setup: PageSetup = {}, value = 'Prokuristin'): Promise<void> {
  const { element } = await actPage(setup);
  await type(element, POSITION, value);
  element.remove();
}

/** The step is shown again, by another element. */
const back = (setup: PageSetup = {}): Promise<ActPage> => actPage(setup);

/** The page is loaded anew: memory is gone, storage is not. */
async function backOnNewPage(setup: PageSetup): Promise<ActPage> {
  forgetDrafts();
  return actPage(setup);
}

async function reloaded({ element }: ActPage): Promise<void> {
  const shown = oneEvent(element, 'avv-load');
  await element.reload();
  await shown;
}

const stored = (): string[] => Object.values({ ...sessionStorage }) as string[];

describe('what was typed', () => {
  beforeEach(() => sessionStorage.clear());
  after(() => sessionStorage.clear());

  it('is there again when the step is left and shown anew', async () => {
    await left();
    const page = await back();
    expect(position(page)).to.equal('Prokuristin');
  });

  it('goes into the record when it was typed before', async () => {
    const { element } = await completedPage();
    element.remove();
    const { element: again, posts } = await actPage({}, confirm());
    for (const box of boxes(again)) if (box.required) box.click();
    await accept(again);
    expect(posts[0]!.record.acceptor).to.deep.equal({ name: 'Ada Probe', email: 'ada@probe.example' });
    expect(posts[0]!.record.customer).to.deep.equal({ name: 'Probe & Söhne GmbH' });
  });

  it('is there again in a new version and in another language of the document', async () => {
    await left();
    expect(position(await back({ file: contract({ version: '2.2', language: 'en' }) }))).to.equal('Prokuristin');
  });

  it('comes back without the ticks', async () => {
    const { element } = await completedPage();
    element.remove();
    const page = await back();
    expect(field(page.element, 'Ihr Name').value).to.equal('Ada Probe');
    expect(boxes(page.element).map(({ checked }) => checked)).to.deep.equal([false, false, false]);
  });

  it('is for one document', async () => {
    await left();
    expect(position(await back({ file: contract({ id: 'other-avv' }) }))).to.equal('');
    expect(position(await back())).to.equal('Prokuristin');
  });

  it('is for one document also in the same element', async () => {
    const page = await actPage({ files: [contract(), contract({ id: 'other-avv' }), contract()] });
    await type(page.element, POSITION, 'Prokuristin');
    await reloaded(page);
    expect(position(page)).to.equal('');
    await reloaded(page);
    expect(position(page)).to.equal('Prokuristin');
  });

  it('is for one endpoint', async () => {
    await left();
    expect(position(await back({ endpoint: '/other' }))).to.equal('');
  });

  it('is for one account and one person, where the host tells who they are', async () => {
    const ada: PageSetup = { customer: { reference: 'acc_1' }, acceptor: { reference: 'usr_1' } };
    await left(ada);
    expect(position(await back({ ...ada, customer: { reference: 'acc_2' } }))).to.equal('');
    expect(position(await back({ ...ada, acceptor: { reference: 'usr_2' } }))).to.equal('');
    expect(position(await back())).to.equal('');
    expect(position(await back(ada))).to.equal('Prokuristin');
  });

  it('goes with whom the host names only later, and to nobody else', async () => {
    const page = await actPage();
    await type(page.element, POSITION, 'Prokuristin');
    page.element.acceptor = { reference: 'usr_1' };
    await page.element.updateComplete;
    expect(position(page)).to.equal('Prokuristin');
    page.element.remove();
    expect(position(await back())).to.equal('');
    expect(position(await back({ acceptor: { reference: 'usr_1' } }))).to.equal('Prokuristin');
  });

  it('goes when another person takes over in the same element', async () => {
    const page = await actPage({ acceptor: { reference: 'usr_1' } });
    await type(page.element, POSITION, 'Prokuristin');
    page.element.acceptor = { reference: 'usr_2' };
    await page.element.updateComplete;
    expect(position(page)).to.equal('');
  });

  it('stays in the form when the host changes the endpoint under it', async () => {
    const page = await actPage({ acceptor: { reference: 'usr_1' } });
    await type(page.element, POSITION, 'Prokuristin');
    page.element.endpoint = '/acceptances?csrf=2';
    await page.element.updateComplete;
    expect(position(page)).to.equal('Prokuristin');
  });

  it('does not hide what the host knows by then of what was not typed', async () => {
    await left({ acceptor: { name: 'Ada', email: 'ada@alt.example' } });
    const { element } = await back({ acceptor: { name: 'Ada Probe', email: 'ada@neu.example' } });
    expect(field(element, 'Ihr Name').value).to.equal('Ada Probe');
    expect(field(element, 'Ihre E-Mail').value).to.equal('ada@neu.example');
  });

  it('gives way to what the host locks', async () => {
    await left();
    const page = await back({ acceptor: { position: 'Vorstand', locked: true } });
    expect(position(page)).to.equal('Vorstand');
  });

  it('is also that a prefilled answer was deleted', async () => {
    const setup: PageSetup = { acceptor: { position: 'Praktikant' } };
    await left(setup, '');
    expect(position(await back(setup))).to.equal('');
  });

  it('is gone when the agreement has been accepted', async () => {
    const { element } = await completedPage({}, confirm());
    await accept(element);
    element.remove();
    expect(field((await back()).element, 'Ihr Name').value).to.equal('');
  });

  it('stays gone when the host learns only after the acceptance who it was', async () => {
    const { element } = await completedPage({}, confirm());
    await accept(element);
    element.acceptor = { reference: 'usr_1' };
    await element.updateComplete;
    element.remove();
    const page = await back({ acceptor: { reference: 'usr_1' } });
    expect(field(page.element, 'Ihr Name').value).to.equal('');
  });

  it('stays when the acceptance failed', async () => {
    const { element } = await completedPage({}, json(403, {}));
    await accept(element);
    element.remove();
    expect(field((await back()).element, 'Ihr Name').value).to.equal('Ada Probe');
  });

  it('is not kept where it is longer than a record may be, nor what was kept before it', async () => {
    await left();
    await left({}, 'x'.repeat(20_000));
    expect(position(await back())).to.equal('');
  });

  it('is kept for the last twenty documents', async () => {
    for (let index = 0; index <= 20; index++) await left({ file: contract({ id: `avv-${index}` }) }, `Nr. ${index}`);
    expect(position(await back({ file: contract({ id: 'avv-0' }) }))).to.equal('');
    expect(position(await back({ file: contract({ id: 'avv-1' }) }))).to.equal('Nr. 1');
  });
});

describe('without keep-draft', () => {
  beforeEach(() => sessionStorage.clear());

  it('nothing is written to storage, nor read from it', async () => {
    await left({ keepDraft: true });
    const [before] = stored();
    const page = await backOnNewPage({});
    expect(position(page)).to.equal('');
    await type(page.element, POSITION, 'Vorstand');
    expect(stored()).to.deep.equal([before]);
  });
});

describe('keep-draft', () => {
  const KEPT: PageSetup = { keepDraft: true };
  beforeEach(() => sessionStorage.clear());
  after(() => sessionStorage.clear());

  it('keeps what was typed over a load of the page, in sessionStorage', async () => {
    await left(KEPT);
    expect(position(await backOnNewPage(KEPT))).to.equal('Prokuristin');
    expect(localStorage.length).to.equal(0);
  });

  it('keeps neither ticks nor what the host has filled in', async () => {
    const { element } = await actPage({ ...KEPT, acceptor: { name: 'Ada', position: 'Vorstand' } });
    await complete(element);
    await type(element, 'Ihr Name', 'Ada');
    expect(stored().map((text) => JSON.parse(text) as unknown)).to.deep.equal([
      { email: 'ada@probe.example', company: 'Probe & Söhne GmbH' },
    ]);
  });

  it('forgets it when the agreement has been accepted', async () => {
    const { element } = await completedPage(KEPT, confirm());
    expect(stored()).to.have.length(1);
    await accept(element);
    expect(stored()).to.deep.equal([]);
  });

  it('forgets it when everything has been deleted again', async () => {
    const { element } = await actPage(KEPT);
    await type(element, POSITION, 'P');
    expect(stored()).to.have.length(1);
    await type(element, POSITION, '');
    expect(stored()).to.deep.equal([]);
  });

  it('gives another document nothing', async () => {
    await left(KEPT);
    expect(position(await backOnNewPage({ ...KEPT, file: contract({ id: 'other-avv' }) }))).to.equal('');
  });

  for (const [what, text] of [
    ['is not JSON', '{"position":'],
    ['is no object', '"Prokuristin"'],
    ['is null', 'null'],
    ['holds no texts', '{"position":{"toString":1},"name":7}'],
  ] as const)
    it(`takes nothing from a store that ${what}`, async () => {
      await left(KEPT);
      sessionStorage.setItem(sessionStorage.key(0)!, text);
      const { element } = await backOnNewPage(KEPT);
      expect(field(element, POSITION).value).to.equal('');
      expect(field(element, 'Ihr Name').value).to.equal('');
    });

  it('works in memory where storage is blocked', async () => {
    const blocked = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
    try {
      await left(KEPT);
      const page = await actPage(KEPT, confirm());
      expect(position(page)).to.equal('Prokuristin');
      await complete(page.element);
      await accept(page.element);
      expect(page.posts).to.have.length(1);
    } finally {
      Object.defineProperty(window, 'sessionStorage', blocked);
    }
  });

  it('works in memory where storage is full, and leaves nothing outdated behind', async () => {
    await left(KEPT, 'Alt');
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await replacing(Storage.prototype, 'setItem', full, async () => {
      await left(KEPT, 'Neu');
      expect(position(await back(KEPT))).to.equal('Neu');
    });
    expect(position(await backOnNewPage(KEPT))).to.equal('');
  });

  it('is the same in every interface language', async () => {
    await left({ ...KEPT, lang: 'de' });
    const { element } = await backOnNewPage({ ...KEPT, lang: 'en' });
    await inLanguage(element, 'en');
    expect(field(element, 'Your position').value).to.equal('Prokuristin');
  });
});
