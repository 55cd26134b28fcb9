import { expect } from '@open-wc/testing';
import { recordSchema } from '../../src/acceptance/schema.js';
import { digestOf } from '../../src/agreement/digest.js';
import { VERSION } from '../../src/generated/version.js';
import { offline, problem, text } from '../acceptance/scripted-fetch.js';
import { accept, acceptedPage, actPage, boxes, completedPage, confirm, contract, ofType, press, type } from '../support/act.js';
import { agreement, frame, until } from '../support/viewer.js';
import { HeldTimers } from '../support/timers.js';

const subprocessors = {
  groups: [
    {
      id: 'hosting',
      title: 'Hosting',
      entries: [
        { id: 'sp-always', name: 'Immer GmbH' },
        { id: 'sp-chat', name: 'Chat AG', condition: { feature: 'chat', label: 'Chat' } },
        { id: 'sp-mail', name: 'Mail AG', condition: { feature: 'mail', label: 'Mail' } },
        { id: 'sp-past', name: 'Früher KG', effectiveTo: '2020-01-01' },
        { id: 'sp-next', name: 'Später SE', effectiveFrom: '2999-01-01' },
      ],
    },
  ],
};

const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('the record', () => {
  it('holds the document, the people, the exact words, the act and its circumstances', async () => {
    const file = contract({ subprocessors });
    const { posts, element } = await acceptedPage({
      file,
      features: ['chat'],
      acceptedVersion: '1.9',
      customer: { reference: 'acct_1', country: 'AT' },
      acceptor: { reference: 'user_2' },
      placeholders: { account: 'K-77' },
    });
    const { record } = posts[0]!;
    const { at } = record.act;
    const { shownAt } = record.presentation;
    expect(record).to.deep.equal({
      schema: 'avv-acceptance/1',
      document: {
        id: 'muster-avv',
        version: '2.1',
        language: 'de',
        digest: await digestOf(file),
        href: `${location.origin}/legal/avv.json`,
      },
      customer: { name: 'Probe & Söhne GmbH', reference: 'acct_1', country: 'AT' },
      acceptor: { name: 'Ada Probe', email: 'ada@probe.example', reference: 'user_2' },
      authority: { confirmed: true, statement: 'Ich darf Probe & Söhne GmbH vertreten.' },
      declarations: [
        { id: 'read', text: 'Ich habe den Vertrag für **Probe & Söhne GmbH** gelesen.', checked: true },
        { id: 'news', text: 'Änderungen bitte per E-Mail.', checked: false },
      ],
      act: { method: 'button', label: 'AVV annehmen', at },
      placeholders: { companyName: 'Probe & Söhne GmbH', account: 'K-77' },
      features: ['chat'],
      subprocessors: ['sp-always', 'sp-chat'],
      presentation: { mode: 'viewer', shownAt, endReached: record.presentation.endReached, previousVersion: '1.9' },
      client: {
        version: VERSION,
        language: 'de',
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        origin: location.origin,
      },
    });
    expect(at).to.match(ISO_INSTANT);
    expect(shownAt).to.match(ISO_INSTANT);
    expect(shownAt <= at && at <= new Date().toISOString()).to.equal(true);
    expect(element.document!.version).to.equal('2.1');
  });

  it('follows its schema, full and bare', async () => {
    const full = await acceptedPage({ file: contract({ subprocessors }) });
    const bare = await actPage({ file: agreement() }, confirm());
    await accept(bare.element);
    for (const { posts } of [full, bare]) expect(recordSchema.safeParse(posts[0]!.record).error).to.equal(undefined);
  });

  it('names the final address of the file', async () => {
    const { element, posts, fetch } = await completedPage({}, confirm());
    element.fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (init?.method === 'POST') return response;
      return Object.defineProperty(response, 'url', { value: 'https://cdn.example/v2/avv.json' });
    };
    await element.reload();
    await until(() => boxes(element).length);
    for (const box of boxes(element)) if (box.required) box.click();
    await accept(element);
    expect(posts[0]!.record.document.href).to.equal('https://cdn.example/v2/avv.json');
  });

  it('has no address where the host passed the agreement as an object', async () => {
    const { element, posts } = await completedPage({}, confirm());
    element.agreement = contract({ title: 'Als Objekt' });
    element.src = null;
    await until(() => element.document?.title === 'Als Objekt' && boxes(element).length);
    for (const box of boxes(element)) if (box.required) box.click();
    await accept(element);
    expect(posts[0]!.record.document).not.to.have.property('href');
    expect(posts[0]!.record.document.digest).to.equal(await digestOf(contract({ title: 'Als Objekt' })));
  });

  it('says in which language of the interface the button was pressed, and its words in that language', async () => {
    const { element, posts } = await completedPage({}, confirm());
    element.lang = 'en-GB';
    await until(() => element.locale === 'en');
    await accept(element);
    const { act, client, document } = posts[0]!.record;
    expect([client.language, document.language]).to.deep.equal(['en', 'de']);
    expect(act.label).to.equal('Accept agreement');
  });

  it('says that the optional declaration was ticked when it was', async () => {
    const { element, posts } = await completedPage({}, confirm());
    boxes(element)[1]!.click();
    await accept(element);
    expect(posts[0]!.record.declarations.map(({ checked }) => checked)).to.deep.equal([true, true]);
  });

  it('keeps open gaps as they stand in the text', async () => {
    const file = contract({
      acceptance: { mode: 'explicit', declarations: [{ id: 'd', text: 'Konto {{account}}', required: false }] },
      placeholders: [{ key: 'account', label: 'Konto', source: 'system' }],
    });
    const { element, posts } = await actPage({ file }, confirm());
    await accept(element);
    expect(posts[0]!.record.declarations[0]!.text).to.equal('Konto {{account}}');
    expect(posts[0]!.record.placeholders).to.deep.equal({});
  });
});

describe('reading to the end', () => {
  const long = contract({
    sections: Array.from({ length: 40 }, (_, index) => ({
      id: `s-${index}`,
      label: `§ ${index + 1}`,
      title: 'Gegenstand',
      body: 'Der Anbieter verarbeitet Daten.\n\n'.repeat(8),
    })),
  });

  beforeEach(() => scrollTo(0, 0));
  after(() => scrollTo(0, 0));

  it('is recorded as not done when the end has not been on the screen, and does not stand in the way', async () => {
    const { posts } = await acceptedPage({ file: long });
    expect(posts[0]!.record.presentation.endReached).to.equal(false);
  });

  const scrollToEnd = async (root: ParentNode): Promise<void> => {
    const end = root.querySelector('.end')!;
    const seen = new Promise<void>((resolve) => {
      const observer = new IntersectionObserver(([entry]) => {
        if (!entry!.isIntersecting) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(end);
    });
    end.scrollIntoView({ block: 'center' });
    await seen;
    await frame(); // observers hear of the same thing one after the other
  };

  it('is recorded when the end has been scrolled into view, also after going back up', async () => {
    const { element, posts } = await completedPage({ file: long }, confirm());
    await scrollToEnd(element.renderRoot as ShadowRoot);
    scrollTo(0, 0);
    await accept(element);
    expect(posts[0]!.record.presentation.endReached).to.equal(true);
  });

  it('is recorded also when the element has been moved before', async () => {
    const { element, posts } = await completedPage({ file: long }, confirm());
    element.parentElement!.prepend(element);
    await scrollToEnd(element.renderRoot as ShadowRoot);
    await accept(element);
    expect(posts[0]!.record.presentation.endReached).to.equal(true);
  });

  it('is remembered when the element moves afterwards, or somebody types', async () => {
    const { element, posts } = await completedPage({ file: long }, confirm());
    await scrollToEnd(element.renderRoot as ShadowRoot);
    scrollTo(0, 0);
    element.parentElement!.prepend(element);
    await type(element, 'Firma', 'Andere GmbH');
    await accept(element);
    expect(posts[0]!.record.presentation.endReached).to.equal(true);
  });

  it('starts over with another document', async () => {
    const { element, posts } = await completedPage({ files: [long, { ...long, version: '3' }] }, confirm());
    await scrollToEnd(element.renderRoot as ShadowRoot);
    scrollTo(0, 0);
    await element.reload();
    await until(() => boxes(element).length);
    for (const box of boxes(element)) if (box.required) box.click();
    await accept(element);
    expect([posts[0]!.record.document.version, posts[0]!.record.presentation.endReached]).to.deep.equal(['3', false]);
  });
});

describe('the request', () => {
  it('is what the protocol says, with the host’s headers and credentials', async () => {
    const { element, posts } = await completedPage({}, confirm());
    element.headers = { 'X-CSRF': 'token', 'Content-Type': 'text/plain', 'Idempotency-Key': 'mine' };
    element.credentials = 'include';
    await accept(element);
    const { request, key } = posts[0]!;
    expect(request.url).to.equal(`${location.origin}/acceptances`);
    expect([request.method, request.redirect, request.credentials, request.keepalive]).to.deep.equal([
      'POST',
      'manual',
      'include',
      true,
    ]);
    expect(request.referrerPolicy).to.equal('no-referrer');
    expect(request.headers.get('Content-Type')).to.equal('application/json');
    expect(request.headers.get('Accept')).to.equal('application/json, application/problem+json');
    expect(request.headers.get('X-CSRF')).to.equal('token');
    expect(key).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('has a key also where the page is plain http and lacks randomUUID', async () => {
    const { element, posts } = await completedPage({}, confirm());
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    try {
      await accept(element);
    } finally {
      Reflect.deleteProperty(crypto, 'randomUUID');
    }
    expect(posts[0]!.key).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('goes to the endpoint relative to the page’s base', async () => {
    const base = Object.assign(document.createElement('base'), { href: '/shop/de/' });
    document.head.append(base);
    try {
      const { posts } = await acceptedPage({ endpoint: 'api/avv' });
      expect(new URL(posts[0]!.request.url).pathname).to.equal('/shop/de/api/avv');
    } finally {
      base.remove();
    }
  });
});

describe('the idempotency key', () => {
  let timers: HeldTimers;
  beforeEach(() => (timers = new HeldTimers()));
  afterEach(() => timers.release());

  /** Sends until all tries are used up. */
  const giveUp = async ({ element, events }: Awaited<ReturnType<typeof completedPage>>): Promise<void> => {
    const before = ofType(events, 'avv-error').length;
    press(element);
    await until(() => {
      timers.elapse(60_000);
      return ofType(events, 'avv-error').length > before;
    });
    await element.updateComplete;
  };
  const tries = (count: number, step = offline) => Array.from({ length: count }, () => step);

  it('is the same for all tries of one act', async () => {
    const page = await completedPage({}, ...tries(6));
    await giveUp(page);
    expect(page.posts).to.have.length(6);
    expect(new Set(page.posts.map(({ key }) => key)).size).to.equal(1);
  });

  it('is the same, with the same record, when the reader tries again after an uncertain end', async () => {
    const page = await completedPage({}, ...tries(6), confirm(200));
    await giveUp(page);
    await accept(page.element);
    expect(page.posts[6]!.key).to.equal(page.posts[0]!.key);
    expect(page.posts[6]!.record).to.deep.equal(page.posts[0]!.record);
    expect(ofType(page.events, 'avv-accepted')[0]!.record).to.deep.equal(page.posts[0]!.record);
  });

  it('stays the same when a definite refusal follows an uncertain try: the first may have been stored', async () => {
    const page = await completedPage({}, offline, problem(401, 'unauthenticated'), confirm(200));
    await giveUp(page);
    await accept(page.element);
    expect(new Set(page.posts.map(({ key }) => key)).size).to.equal(1);
  });

  it('is new when something was changed after an uncertain end', async () => {
    const page = await completedPage({}, ...tries(6), confirm());
    await giveUp(page);
    await type(page.element, 'Ihr Name', 'Grace Probe');
    await accept(page.element);
    expect(page.posts[6]!.key).not.to.equal(page.posts[0]!.key);
  });

  for (const [status, name] of [
    [400, 'malformed'],
    [401, 'unauthenticated'],
    [403, 'not-authorised'],
    [404, 'unknown-document'],
    [410, 'withdrawn'],
    [422, 'key-reused'],
  ] as const)
    it(`is new after a definite refusal: ${status} ${name}`, async () => {
      const page = await completedPage({}, problem(status, name), confirm());
      await accept(page.element);
      await accept(page.element);
      expect(page.posts[1]!.key).not.to.equal(page.posts[0]!.key);
    });

  for (const status of [500, 501])
    it(`is the same after ${status}, which says nothing about what was stored`, async () => {
      const page = await completedPage({}, text(status, ''), confirm());
      await accept(page.element);
      await accept(page.element);
      expect(page.posts[1]!.key).to.equal(page.posts[0]!.key);
    });

  it('is new for the next act, after one that was stored', async () => {
    const page = await acceptedPage({}, confirm(), confirm());
    await page.element.reload();
    await until(() => boxes(page.element).length);
    for (const box of boxes(page.element)) if (box.required) box.click();
    await accept(page.element);
    expect(page.posts[1]!.key).not.to.equal(page.posts[0]!.key);
  });
});
