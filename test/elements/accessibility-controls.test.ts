import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { actPage, contract } from '../support/act.js';
import { describeInChromium } from '../support/chromium-only.js';
import { loading } from '../support/loading.js';
import { find, findAll, part, parts, shown, textOf } from '../support/viewer.js';

const file = (name: string): string => `/demo/agreements/${name}.avv.json`;

describeInChromium('controls', () => {
  it('show where the focus is', async () => {
    const element = await shown(contract({ terms: [{ id: 't', term: 'Verarbeitung', definition: 'Alles.' }] }), {
      endpoint: '/accept',
    });
    const controls = findAll(element, 'a[href], button, input, [tabindex="0"]').filter(
      (control) => control.getClientRects().length,
    );
    expect(controls.length).to.be.greaterThan(8);
    for (const control of controls) {
      control.focus();
      const { outlineStyle, outlineWidth } = getComputedStyle(control);
      expect(`${outlineStyle} ${parseFloat(outlineWidth) >= 2}`, control.outerHTML.slice(0, 60)).to.equal('solid true');
    }
  });

  it('are at least 24 pixels high and wide, links in the text apart (WCAG 2.5.8)', async () => {
    await setViewport({ width: 1280, height: 720 });
    const element = await shown(file('regalwerk'), { endpoint: '/accept' });
    const { element: act } = await actPage();
    const controls = [element, act].flatMap((each) =>
      findAll(each, 'button:not(.term), input:not([type=checkbox]), nav a, .statement label'),
    );
    for (const control of controls.filter((each) => each.getClientRects().length)) {
      const { width, height } = control.getBoundingClientRect();
      expect(Math.min(width, height), control.outerHTML.slice(0, 80)).to.be.at.least(24);
    }
  });

  it('have names', async () => {
    const element = await shown(file('werkbank-ki'), { endpoint: '/accept' });
    const nameless = findAll(element, 'a, button, [role=region], nav').filter(
      (control) => !textOf(control) && !control.getAttribute('aria-label'),
    );
    expect(nameless.length).to.equal(0);
  });
});

describeInChromium('motion', () => {
  after(() => emulateMedia({ reducedMotion: 'no-preference' }));

  it('there is none where readers want less of it, but the waiting before the first message', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const element = await shown(contract(), { endpoint: '/accept' });
    for (const node of findAll(element, '*')) {
      const { transitionDuration, animationName } = getComputedStyle(node);
      expect([parseFloat(transitionDuration), animationName]).to.deep.equal([0, 'none']);
    }
    const waiting = await loading();
    expect(parseFloat(getComputedStyle(find(waiting, '[part=loading] p')).animationDuration)).to.be.at.most(0.01);
  });

  it('the message that something is being loaded comes after a second', async () => {
    await emulateMedia({ reducedMotion: 'no-preference' });
    const element = await loading();
    const message = find(element, '[part=loading] p');
    expect(getComputedStyle(message).visibility).to.equal('hidden');
    expect(getComputedStyle(message).animationDelay).to.equal('1s');
    for (const animation of message.getAnimations()) animation.finish();
    expect(getComputedStyle(message).visibility).to.equal('visible');
  });

  it('the place that the text will need is kept while it is loading', async () => {
    const element = await loading();
    expect(part(element, 'loading').getBoundingClientRect().height).to.be.at.least(innerHeight);
    element.style.setProperty('--avv-min-height', '300px');
    expect(part(element, 'loading').getBoundingClientRect().height).to.be.closeTo(300, 130);
    expect(parts(element, 'error').length).to.equal(0);
  });
});
