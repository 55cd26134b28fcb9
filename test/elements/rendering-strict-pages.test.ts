import { expect, fixture, html } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { find, findAll, frame as nextFrame, part, parts, textOf, until } from '../support/viewer.js';
import type {} from '../support/csp-watch.js';

/** Nothing inline, nothing foreign, no strings that become markup or code. (In a frame of this kind, not every browser takes `'self'` for the page.) */
const STRICT = [
  "default-src 'none'",
  `script-src ${location.origin}`,
  `style-src ${location.origin}`,
  `connect-src ${location.origin}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

interface StrictPage {
  page: Document;
  violations: string[];
  element: AvvViewer;
}

/** A page in a frame, under a policy, with a viewer that the page's own markup holds. */
async function strictPage(policy: string, markup: string): Promise<StrictPage> {
  const frame = await fixture<HTMLIFrameElement>(html`<iframe width="1000" height="600"></iframe>`);
  frame.srcdoc = `<!doctype html><html lang="de"><head><meta http-equiv="Content-Security-Policy" content="${policy}">
    <script type="module" src="/test/support/csp-watch.ts"></script>
    <script type="module" src="/src/define.ts"></script></head><body>${markup}</body></html>`;
  const element = await until(() => frame.contentDocument?.querySelector('avv-viewer'));
  await until(
    () => frame.contentWindow!.violations && (element.document ?? element.shadowRoot?.querySelector('[part=error]')),
  );
  return { page: frame.contentDocument!, violations: frame.contentWindow!.violations!, element };
}

const viewer = (attributes: string): string =>
  `<avv-viewer endpoint="/accept" ${attributes}><a href="/avv.pdf">PDF</a></avv-viewer>`;

describe('a page with a strict Content-Security-Policy', () => {
  const POLICY = `${STRICT}; trusted-types lit-html avv-viewer`;

  it('shows the agreement, and nothing is forbidden', async () => {
    const { element, violations } = await strictPage(POLICY, viewer('src="/demo/agreements/werkbank-ki.avv.json"'));
    await until(() => parts(element, 'accept-button')[0]);
    expect(textOf(part(element, 'heading'))).to.equal('Vereinbarung zur Auftragsverarbeitung');
    expect(getComputedStyle(part(element, 'table-region')).overflowX).to.equal('auto');
    expect(violations).to.deep.equal([]);
  });

  it('shows it in another language, with definitions, contents, and messages at the fields', async () => {
    const { element, violations } = await strictPage(
      POLICY,
      viewer('lang="en" src="/demo/agreements/werkbank-ki.avv.json"'),
    );
    await until(() => element.locale === 'en' && parts(element, 'accept-button')[0]);
    part(element, 'term').click();
    part(element, 'contents-toggle').click();
    part(element, 'accept-button').click();
    await until(() => findAll(element, '.field-error')[0]);
    expect(violations).to.deep.equal([]);
  });

  it('reserves for each clause the height that it will have', async () => {
    const { element, violations } = await strictPage(POLICY, viewer('src="/demo/agreements/werkbank-ki.avv.json"'));
    expect(parseFloat(getComputedStyle(find(element, '.fold')).getPropertyValue('--height'))).to.be.greaterThan(0);
    expect(violations).to.deep.equal([]);
  });

  it('shows errors', async () => {
    const { element, violations } = await strictPage(POLICY, viewer('src="/no-such-file.json"'));
    expect(parts(element, 'error').length).to.equal(1);
    expect(violations).to.deep.equal([]);
  });

  it('would tell if something were forbidden', async () => {
    const { page, violations, element } = await strictPage(
      POLICY,
      viewer('src="/demo/agreements/plauderkasten.avv.json"'),
    );
    element.setAttribute('style', 'color: red');
    expect(() => (page.body.innerHTML = '<p>Text</p>')).to.throw();
    await until(() => violations.length >= 2);
    expect(violations.join()).to.contain('style-src').and.to.contain('trusted-types');
  });

  it('asks no other site for anything', async () => {
    const { page } = await strictPage(POLICY, viewer('src="/demo/agreements/werkbank-ki.avv.json"'));
    await nextFrame();
    const hosts = page.defaultView!.performance.getEntriesByType('resource').map(({ name }) => new URL(name).host);
    expect(hosts.length).to.be.greaterThan(3);
    expect([...new Set(hosts)]).to.deep.equal([location.host]);
  });
});
