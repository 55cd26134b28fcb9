import { expect } from '@open-wc/testing';
import { offline, problem, text } from '../acceptance/scripted-fetch.js';
import { accept, acceptedPage, boxes, completedPage, confirm, ofType, press, type } from '../support/act.js';
import { until } from '../support/viewer.js';
import { HeldTimers } from '../support/timers.js';

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
