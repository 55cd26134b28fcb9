import { expect } from '@open-wc/testing';
import { offline, problem } from '../acceptance/scripted-fetch.js';
import { completedPage, confirm, ended, press } from '../support/act.js';
import { HeldTimers } from '../support/timers.js';
import { frame, parts, until } from '../support/viewer.js';

describe('a pause before the next try', () => {
  let timers: HeldTimers;
  beforeEach(() => (timers = new HeldTimers()));
  afterEach(() => timers.release());

  it('ends when the browser is online again, and so does its countdown', async () => {
    const page = await completedPage({}, offline, () => new Promise(() => {}));
    press(page.element);
    await until(() => parts(page.element, 'waiting').length);
    window.dispatchEvent(new Event('online'));
    await until(() => page.posts.length === 2 && !parts(page.element, 'waiting').length);
    expect(page.posts[1]!.key).to.equal(page.posts[0]!.key);
  });

  it('ends by itself where the browser says nothing, and nothing is sent twice when it does so later', async () => {
    const page = await completedPage({}, offline, confirm());
    press(page.element);
    await until(() => parts(page.element, 'waiting').length);
    timers.elapse(1000);
    await ended(page.element);
    window.dispatchEvent(new Event('online'));
    await frame();
    expect(page.posts).to.have.length(2);
    expect(parts(page.element, 'receipt')).to.have.length(1);
  });

  it('that a server has asked for is waited in full', async () => {
    const page = await completedPage({}, problem(503, 'unavailable', {}, { 'Retry-After': '5' }), confirm());
    press(page.element);
    await until(() => parts(page.element, 'waiting').length);
    window.dispatchEvent(new Event('online'));
    await frame();
    expect(page.posts).to.have.length(1);
    timers.elapse(6000);
    await ended(page.element);
    expect(page.posts).to.have.length(2);
  });
});
