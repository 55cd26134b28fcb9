import { expect, fixture, html } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { faultUrl, loggedRequests } from '../faults/client.js';
import { json } from '../acceptance/scripted-fetch.js';
import { backEnd, hasFocus, logEvents, ofType } from '../support/act.js';
import { slowFetch } from '../support/slow.js';
import { agreement, find, frame, part, parts, placed, until, viewer } from '../support/viewer.js';

describe('the host’s fallback', () => {
  const visible = ({ shadowRoot }: AvvViewer): boolean => Boolean(shadowRoot!.querySelector('slot:not([name])'));
  const withLink = (element: AvvViewer): AvvViewer => {
    element.append(Object.assign(document.createElement('a'), { href: '/avv.pdf', textContent: 'PDF' }));
    return element;
  };

  it('stands as long as there is nothing to show', async () => {
    const element = withLink(document.createElement('avv-viewer'));
    (await fixture(html`<div></div>`)).append(element);
    await element.updateComplete;
    expect(visible(element)).to.equal(true);
    expect((element.firstElementChild as HTMLElement).offsetHeight).to.be.greaterThan(0);
  });

  it('is hidden while the agreement loads and when it is there', async () => {
    const slow = slowFetch();
    const element = withLink(viewer('/avv.json', { fetch: slow.fetch }));
    (await fixture(html`<div></div>`)).append(element);
    await until(() => slow.requests.length);
    expect(visible(element)).to.equal(false);
    slow.answer(agreement());
    await until(() => element.document);
    await element.updateComplete;
    expect((element.firstElementChild as HTMLElement).offsetHeight).to.equal(0);
  });

  it('stands below an error', async () => {
    const element = withLink(
      viewer('/x.json', { fetch: async (input, init) => json(404, {})(new Request(input, init)) }),
    );
    await placed(element);
    expect(visible(element)).to.equal(true);
    expect((element.firstElementChild as HTMLElement).offsetHeight).to.be.greaterThan(0);
    expect(parts(element, 'error')).to.have.length(1);
  });
});

describe('the second try after an error', () => {
  it('keeps the focus: at the title when it works, at the button when it fails again', async () => {
    const { fetch } = backEnd([agreement()]);
    const answers = [json(503, {}), json(503, {}), undefined];
    const element = viewer('/avv.json', {
      fetch: async (input, init) => answers.shift()?.(new Request(input, init)) ?? fetch(input, init),
    });
    const events = logEvents(element);
    await placed(element);
    const tryAgain = async (): Promise<void> => {
      const before = ofType(events, 'avv-loadend').length;
      part(element, 'retry').focus();
      part(element, 'retry').click();
      await until(() => ofType(events, 'avv-loadend').length > before);
      await frame();
    };
    await tryAgain();
    expect(hasFocus(element, part(element, 'retry'))).to.equal(true);
    await tryAgain();
    expect(hasFocus(element, find(element, '#avv-title'))).to.equal(true);
    expect(parts(element, 'error')).to.have.length(0);
  });

  it('asks the server again', async () => {
    const run = crypto.randomUUID();
    const element = await placed(viewer(await faultUrl('/503,ok', run)));
    part(element, 'retry').click();
    await until(() => element.document);
    expect(await loggedRequests(run)).to.have.length(2);
  });
});
