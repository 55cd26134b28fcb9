import { expect } from '@open-wc/testing';
import { problem, type Step } from '../acceptance/scripted-fetch.js';
import {
  accept,
  boxes,
  button,
  completedPage,
  confirm,
  contract,
  ofType,
  press,
  type ActPage,
} from '../support/act.js';
import { frame, part, parts, textOf, until } from '../support/viewer.js';

describe('the source changes while an acceptance is sent', () => {
  /** A page that is sending, and shows another agreement by now. */
  async function overtaken(step: Step, ...answers: Step[]): Promise<ActPage & { answer(): void }> {
    let answer!: () => void;
    const files = [contract({ version: 'A' }), contract({ version: 'B', title: 'Vertrag B' })];
    const slow: Step = async (request) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return step(request);
    };
    const sending = await completedPage({ files }, slow, ...answers);
    press(sending.element);
    await until(() => answer);
    sending.element.src = '/legal/b.json';
    await until(() => ofType(sending.events, 'avv-loadend').length === 2);
    await sending.element.updateComplete;
    return Object.assign(sending, { answer: () => answer() });
  }

  it('the request is not ended: the acceptance stands', async () => {
    const { posts } = await overtaken(confirm());
    expect(posts[0]!.request.signal.aborted).to.equal(false);
  });

  it('the receipt of the first one never stands under the second, and the host hears of it', async () => {
    const { element, events, answer } = await overtaken(confirm());
    answer();
    await until(() => ofType(events, 'avv-accepted').length);
    await element.updateComplete;
    expect(parts(element, 'receipt')).to.have.length(0);
    expect(textOf(part(element, 'subject'))).to.include('Vertrag B, Fassung B');
    expect(textOf(button(element))).to.equal('AVV annehmen');
    expect(ofType(events, 'avv-accepted')[0]!.record.document.version).to.equal('A');
  });

  it('its failure never stands under the second, and the host hears of it', async () => {
    const { element, events, answer } = await overtaken(problem(403, 'not-authorised'));
    answer();
    await until(() => ofType(events, 'avv-error').length);
    await element.updateComplete;
    expect(parts(element, 'error')).to.have.length(0);
    expect(button(element)).not.to.have.attribute('aria-disabled');
  });

  it('its 409 does not load the second one again', async () => {
    const { element, events, loads, answer } = await overtaken(problem(409, 'version-superseded'));
    answer();
    await until(() => ofType(events, 'avv-error').length);
    await frame();
    expect(loads).to.have.length(2);
    expect(parts(element, 'notice')).to.have.length(0);
  });

  it('the second one can be accepted meanwhile, and its receipt stands', async () => {
    const { element, events, posts, answer } = await overtaken(confirm(), confirm());
    for (const box of boxes(element)) if (box.required) box.click();
    await accept(element);
    answer();
    await until(() => ofType(events, 'avv-accepted').length === 2);
    await element.updateComplete;
    const versions = ofType(events, 'avv-accepted').map(({ record }) => record.document.version);
    expect(versions).to.deep.equal(['B', 'A']);
    expect(textOf(part(element, 'receipt'))).to.include('Vertrag B');
    expect(posts[0]!.key).not.to.equal(posts[1]!.key);
  });

  it('no text of the first stands while the second loads', async () => {
    const { element, posts } = await completedPage({}, () => new Promise(() => {}));
    press(element);
    await until(() => posts.length);
    element.fetch = () => new Promise(() => {});
    element.src = '/legal/b.json';
    await element.updateComplete;
    await element.updateComplete;
    expect([
      parts(element, 'document').length,
      parts(element, 'act').length,
      parts(element, 'loading').length,
    ]).to.deep.equal([0, 0, 1]);
  });
});
