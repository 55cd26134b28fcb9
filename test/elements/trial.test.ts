import { expect } from '@open-wc/testing';
import { problem } from '../acceptance/scripted-fetch.js';
import {
  accept,
  acceptedPage,
  actPage,
  completedPage,
  confirm,
  contract,
  expectNothingLost,
  ofType,
} from '../support/act.js';
import { keptReceipt, tells } from '../support/kept.js';
import { find, inLanguage, part, parts, textOf, until } from '../support/viewer.js';

const WORDS = 'Probebetrieb: Diese Annahme bindet niemanden.';

describe('a trial', () => {
  it('is called one in words, right at the button', async () => {
    const { element } = await actPage({ test: true });
    const notice = part(element, 'notice');
    expect(textOf(notice)).to.equal(WORDS);
    expect(notice.nextElementSibling!.contains(part(element, 'accept-button'))).to.equal(true);
    const { element: english } = await actPage({ test: true, lang: 'en' });
    await inLanguage(english, 'en');
    expect(textOf(part(english, 'notice'))).to.equal('Trial run: this acceptance binds nobody.');
  });

  it('is recorded as one, and nothing else is', async () => {
    const trial = await acceptedPage({ test: true });
    expect(trial.posts[0]!.record.test).to.equal(true);
    const real = await acceptedPage();
    expect(real.posts[0]!.record).not.to.have.property('test');
    expect(parts(real.element, 'notice')).to.have.length(0);
  });

  it('has a receipt that says so', async () => {
    const { element } = await acceptedPage({ test: true });
    expect(textOf(part(element, 'receipt'))).to.match(/Probe.+bindet niemanden/);
  });

  it('is set by the attribute, also after the page stands', async () => {
    const { element, reads } = await actPage();
    expect(parts(element, 'notice')).to.have.length(0);
    element.setAttribute('test', '');
    await until(() => parts(element, 'notice').length);
    expect(reads.map(({ url }) => new URL(url).searchParams.has('test'))).to.deep.equal([false, true]);
  });

  it('is asked for apart from what binds, and found again', async () => {
    const { element, reads } = await actPage({
      test: true,
      latest: tells(await keptReceipt(contract(), { test: true })),
    });
    expect(new URL(reads[0]!.url).search).to.equal('?document=muster-avv&test=');
    expect(textOf(part(element, 'receipt'))).to.match(/Probe.+bindet niemanden/);
  });

  it('takes no receipt that binds for one of its own', async () => {
    const { element } = await actPage({ test: true, latest: tells(await keptReceipt()) });
    expect(parts(element, 'accept-button')).to.have.length(1);
  });

  it('that the server does not take is told in clear words, and nothing typed is lost', async () => {
    const { element, events, posts } = await completedPage({ test: true }, problem(422, 'test-refused'), confirm());
    await accept(element);
    expect(textOf(find(element, '#avv-failure'))).to.match(
      /^Dieser Server nimmt keine Probeannahmen entgegen\. Es wurde nichts gespeichert\./,
    );
    expect(ofType(events, 'avv-error')[0]!.error.code).to.equal('test-refused');
    expectNothingLost(element);
    element.test = false;
    await until(() => !parts(element, 'notice').length);
    await accept(element);
    expect(posts[1]!.record).not.to.have.property('test');
    expect(posts[1]!.key).not.to.equal(posts[0]!.key);
  });
});

describe('an act that was stored and has been erased since', () => {
  it('is told as that, and accepting anew is a new act', async () => {
    const { element, events, posts } = await completedPage({}, problem(410, 'erased'), confirm());
    await accept(element);
    expect(textOf(find(element, '#avv-failure'))).to.match(
      /^Diese Annahme war gespeichert und ist inzwischen gelöscht worden\. Wenn Sie/,
    );
    expect(ofType(events, 'avv-error')[0]!.error.code).to.equal('erased');
    await accept(element);
    expect(posts[1]!.key).not.to.equal(posts[0]!.key);
  });

  it('leaves no doubt behind, although an answer had been lost before', async () => {
    const { element, posts } = await completedPage({}, problem(500, 'failed'), problem(410, 'erased'), confirm());
    await accept(element);
    expect(textOf(find(element, '#avv-failure'))).to.include('Es ist nicht sicher');
    await accept(element);
    expect(textOf(find(element, '#avv-failure'))).not.to.include('Es ist nicht sicher');
    await accept(element);
    expect(posts.map(({ key }) => posts.findIndex((post) => post.key === key))).to.deep.equal([0, 0, 2]);
  });

  it('is not confused with a document that has been withdrawn', async () => {
    const { element, events } = await completedPage({}, problem(410, 'withdrawn'));
    await accept(element);
    expect(ofType(events, 'avv-error')[0]!.error.code).to.equal('withdrawn');
  });
});
