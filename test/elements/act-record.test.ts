import { expect } from '@open-wc/testing';
import { recordSchema } from '../../src/acceptance/schema.js';
import { digestOf } from '../../src/agreement/digest.js';
import { VERSION } from '../../src/generated/version.js';
import { accept, acceptedPage, actPage, boxes, completedPage, confirm, contract } from '../support/act.js';
import { agreement, until } from '../support/viewer.js';

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
