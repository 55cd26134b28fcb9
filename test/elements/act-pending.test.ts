import { expect } from '@open-wc/testing';
import { json, text, type Step } from '../acceptance/scripted-fetch.js';
import { acceptedPage, ofType } from '../support/act.js';
import { findAll, part } from '../support/viewer.js';

describe('an acceptance that waits for a confirmation', () => {
  /** The link that the reader gets, and the address that the host gets. */
  async function told(answer: Step): Promise<(string | undefined)[]> {
    const { element, events } = await acceptedPage({ endpoint: '/api/acceptances' }, answer);
    part(element, 'receipt');
    const links = findAll<HTMLAnchorElement>(element, '[part~=receipt] a').map(({ href }) => href);
    const { pending, statusUrl } = ofType(events, 'avv-accepted')[0]!;
    expect(pending).to.equal(true);
    expect(links.length).to.be.lessThan(2);
    return [links[0], statusUrl];
  }

  it('leads to where it goes on, and tells the host', async () => {
    const url = 'https://muster.example/s';
    expect(await told(json(202, { statusUrl: url }))).to.deep.equal([url, url]);
  });

  it('takes an address as relative to the endpoint', async () => {
    const url = `${location.origin}/api/state/7`;
    expect(await told(text(202, '', { Location: 'state/7' }))).to.deep.equal([url, url]);
  });

  for (const statusUrl of ['javascript:alert(1)', 'data:text/html,x', 'mailto:avv@muster.example', 'https://', 7, ''])
    it(`shows no link that is not of the web: ${JSON.stringify(statusUrl)}`, async () => {
      const [link, told_] = await told(json(202, { statusUrl }));
      expect([link, told_]).to.deep.equal([undefined, undefined]);
    });
});
