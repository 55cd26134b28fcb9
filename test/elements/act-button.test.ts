import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { problem, text } from '../acceptance/scripted-fetch.js';
import { accept, actPage, button, completedPage, confirm, ended, field, ofType, press } from '../support/act.js';
import { describeWithInput } from '../support/chromium-only.js';
import { HeldTimers } from '../support/timers.js';
import { frame, parts, textOf, until } from '../support/viewer.js';

const settling = (element: AvvViewer): boolean => button(element).hasAttribute('data-settling');
const steady = (element: AvvViewer): Promise<boolean> => until(() => !settling(element));
const done = (element: AvvViewer): boolean => parts(element, 'receipt').length > 0;

/** A click of a real mouse in the middle of the button. */
async function click(element: AvvViewer): Promise<void> {
  const { x, y, width, height } = button(element).getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
  await element.updateComplete;
}

/** A page whose button is on the screen. */
async function visiblePage(): Promise<Awaited<ReturnType<typeof actPage>>> {
  const page = await completedPage({}, confirm());
  button(page.element).scrollIntoView({ block: 'center' });
  return page;
}

describeWithInput('a button that has just appeared or moved', () => {
  afterEach(() => sendMouse({ type: 'move', position: [0, 0] }));

  it('ignores the mouse, and takes it half a second later', async () => {
    const { element, posts } = await visiblePage();
    expect(settling(element)).to.equal(true);
    await click(element);
    expect(posts).to.have.length(0);
    await steady(element);
    await click(element);
    await ended(element);
    expect(posts).to.have.length(1);
  });

  it('counts half a second, not less', async () => {
    const timers = new HeldTimers();
    try {
      const { element } = await visiblePage();
      timers.elapse(499);
      await element.updateComplete;
      expect(settling(element)).to.equal(true);
      timers.elapse(1);
      await element.updateComplete;
      expect(settling(element)).to.equal(false);
    } finally {
      timers.release();
    }
  });

  it('ignores the mouse when the page moves it', async () => {
    const { element, posts } = await visiblePage();
    await steady(element);
    element.style.marginTop = '300px';
    await until(() => settling(element));
    button(element).scrollIntoView({ block: 'center' });
    await click(element);
    expect(posts).to.have.length(0);
  });

  it('ignores the mouse as long as the page keeps moving it', async () => {
    const { element, posts } = await visiblePage();
    await steady(element);
    element.style.position = 'relative';
    for (let step = 1; step <= 45; step++) {
      element.style.top = `${-step}px`;
      await frame();
    }
    expect(settling(element)).to.equal(true);
    await click(element);
    expect(posts).to.have.length(0);
  });

  it('ignores the mouse when it stands still only in its own page', async () => {
    const { element } = await visiblePage();
    await steady(element);
    document.documentElement.style.setProperty('padding-top', '120px');
    try {
      await until(() => settling(element));
    } finally {
      document.documentElement.style.removeProperty('padding-top');
    }
  });

  it('ignores the mouse when the element has been taken away and put back', async () => {
    const { element, posts } = await visiblePage();
    await steady(element);
    const place = element.parentElement!;
    element.remove();
    await frame();
    place.append(element);
    await element.updateComplete;
    expect(settling(element)).to.equal(true);
    button(element).scrollIntoView({ block: 'center' });
    await click(element);
    expect(posts).to.have.length(0);
    await steady(element);
    await click(element);
    await ended(element);
    expect(posts).to.have.length(1);
  });

  it('is not held for ever when the element moves before it has settled', async () => {
    const { element } = await visiblePage();
    expect(settling(element)).to.equal(true);
    element.parentElement!.prepend(element);
    await steady(element);
  });

  for (const [name, key] of [
    ['Enter', 'Enter'],
    ['the space bar', ' '],
  ] as const)
    it(`obeys the keyboard at once: ${name}`, async () => {
      const { element, posts } = await visiblePage();
      button(element).focus();
      expect(settling(element)).to.equal(true);
      await sendKeys({ press: key });
      await until(() => done(element));
      expect(posts).to.have.length(1);
    });

  it('obeys assistive technology at once', async () => {
    const { element, posts } = await visiblePage();
    expect(settling(element)).to.equal(true);
    press(element);
    await until(() => done(element));
    expect(posts).to.have.length(1);
  });
});

describeWithInput('the button', () => {
  it('is pressed by Enter in a field', async () => {
    const { element, posts } = await visiblePage();
    field(element, 'Ihr Name').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => done(element));
    expect(posts).to.have.length(1);
  });

  it('takes what has been typed up to Enter', async () => {
    const { element, posts } = await visiblePage();
    const input = field(element, 'Ihr Name');
    input.focus();
    input.select();
    await sendKeys({ type: 'Grace Hopper' });
    await sendKeys({ press: 'Enter' });
    await until(() => done(element));
    expect(posts[0]!.record.acceptor.name).to.equal('Grace Hopper');
  });

  it('sends once for a double click', async () => {
    const { element, posts, events } = await visiblePage();
    await steady(element);
    const { x, y, width, height } = button(element).getBoundingClientRect();
    const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height / 2)];
    await Promise.all([sendMouse({ type: 'click', position }), sendMouse({ type: 'click', position })]);
    await ended(element);
    expect(posts).to.have.length(1);
    expect(ofType(events, 'avv-accepted')).to.have.length(1);
  });

  it('sends once for Enter plus click, all within one task', async () => {
    const { element, posts, events } = await visiblePage();
    const form = button(element).form!;
    form.requestSubmit();
    press(element);
    form.requestSubmit(button(element));
    await ended(element);
    await until(() => done(element));
    expect(posts).to.have.length(1);
    expect(ofType(events, 'avv-accepted')).to.have.length(1);
    expect(ofType(events, 'avv-before-accept')).to.have.length(1);
  });

  it('says that it is sending, and cannot be pressed meanwhile', async () => {
    let answer!: () => void;
    const { element, posts } = await completedPage({}, async (request) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return confirm()(request);
    });
    press(element);
    await element.updateComplete;
    expect(textOf(button(element))).to.equal('Wird gesendet …');
    expect(button(element)).to.have.attribute('aria-disabled', 'true');
    press(element);
    button(element).form!.requestSubmit();
    await until(() => answer);
    answer();
    await ended(element);
    expect(posts).to.have.length(1);
    expect(done(element)).to.equal(true);
  });

  it('keeps the focus while it sends', async () => {
    const { element } = await completedPage({}, () => new Promise(() => {}));
    button(element).focus();
    press(element);
    await element.updateComplete;
    expect(element.shadowRoot!.activeElement === button(element)).to.equal(true);
    expect(button(element).disabled).to.equal(false);
  });
});

describeWithInput('while the server is busy', () => {
  let timers: HeldTimers;
  beforeEach(() => (timers = new HeldTimers()));
  afterEach(() => timers.release());

  const waiting = ({ element }: { element: AvvViewer }): number | undefined => {
    const words = parts(element, 'waiting').map(textOf)[0];
    return words === undefined ? undefined : Number(/(\d+)$/.exec(words)?.[1]);
  };
  const WAIT_FOUR = { 'Retry-After': '4' };

  it('the seconds until the next try are counted down, and then it is made with the same key', async () => {
    const page = await completedPage({}, problem(503, 'unavailable', {}, WAIT_FOUR), confirm());
    const { element, posts } = page;
    press(element);
    await until(() => waiting(page));
    expect(parts(element, 'waiting').map(textOf)).to.deep.equal([
      'Die Annahme ist noch nicht bestätigt. Sekunden bis zum nächsten Versuch: 5',
    ]);
    for (const seconds of [4, 3, 2, 1]) {
      timers.elapse(1000);
      await element.updateComplete;
      expect(waiting(page)).to.equal(seconds);
      expect(posts).to.have.length(1);
    }
    timers.elapse(1000);
    await ended(element);
    expect(done(element)).to.equal(true);
    expect(posts[1]!.key).to.equal(posts[0]!.key);
    expect(posts[1]!.record).to.deep.equal(posts[0]!.record);
  });

  it('the button stays as it is while sending', async () => {
    const page = await completedPage({}, problem(503, 'unavailable', {}, WAIT_FOUR), confirm());
    press(page.element);
    await until(() => waiting(page));
    expect(textOf(button(page.element))).to.equal('Wird gesendet …');
    press(page.element);
    await page.element.updateComplete;
    expect(page.posts).to.have.length(1);
  });

  it('each wait has a countdown of its own', async () => {
    const busy = problem(503, 'unavailable', {}, WAIT_FOUR);
    const page = await completedPage({}, text(503, '', { 'Retry-After': '1' }), busy, confirm());
    press(page.element);
    await until(() => waiting(page));
    expect(waiting(page)).to.equal(2);
    timers.elapse(1999);
    await until(() => page.posts.length === 2 && waiting(page)! > 2);
    const seconds = waiting(page)!;
    timers.elapse(500);
    await page.element.updateComplete;
    expect(waiting(page)).to.equal(seconds);
    timers.elapse(500);
    await page.element.updateComplete;
    expect(waiting(page)).to.equal(seconds - 1);
  });

  it('a server that wants more than a minute is not waited for', async () => {
    const { element, posts } = await completedPage({}, problem(503, 'unavailable', {}, { 'Retry-After': '3600' }));
    await accept(element);
    expect(parts(element, 'waiting')).to.have.length(0);
    expect(posts).to.have.length(1);
  });
});
