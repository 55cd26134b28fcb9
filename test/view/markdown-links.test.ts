import { expect } from '@open-wc/testing';
import { markup, rendered } from './text-context.js';

const linkIn = async (...args: Parameters<typeof rendered>): Promise<HTMLAnchorElement | null> =>
  (await rendered(...args)).querySelector('a');

const hostIn = async (...args: Parameters<typeof rendered>): Promise<string | undefined> =>
  (await rendered(...args)).querySelector('[part="link-host"]')?.textContent ?? undefined;

describe('links in Markdown', () => {
  it('lead to http, https, mailto and tel addresses', async () => {
    const targets = ['http://a.example/', 'https://a.example/b?c#d', 'mailto:a@b.example', 'tel:+49301234'];
    for (const target of targets) expect(await linkIn(`[x](${target})`)).to.have.attribute('href', target);
    expect(await linkIn('<dpo@a-b.example>')).to.have.attribute('href', 'mailto:dpo@a-b.example');
    expect(await linkIn('siehe https://a.example/b.')).to.have.attribute('href', 'https://a.example/b');
  });

  it('are isolated, and tell the other site nothing', async () => {
    const link = await linkIn('[x](https://a.example/)');
    expect(link).to.have.attribute('dir', 'auto');
    expect(link).to.have.attribute('rel', 'noopener noreferrer');
    expect(link).to.have.class('external');
    document.body.append(link!);
    expect(getComputedStyle(link!).unicodeBidi).to.equal('isolate');
    link!.remove();
  });

  it('are resolved against the file, and text without an address to resolve against', async () => {
    expect(await linkIn('[x](../imprint)')).to.have.attribute('href', 'https://provider.example/imprint');
    expect(markup(await rendered('[x](../imprint)', { base: undefined }))).to.equal('<p>x</p>');
  });

  it('lead to places that the document has, otherwise they are text', async () => {
    const link = await linkIn('[Anlage 1](#annex-1)');
    expect(link).to.have.attribute('href', '#annex-1');
    expect(link).not.to.have.class('external');
    expect(markup(await rendered('[Anlage 3](#annex-3)'))).to.equal('<p>Anlage 3</p>');
    expect(markup(await rendered('[x](#)'))).to.equal('<p>x</p>');
  });

  for (const target of ['javascript:x', 'data:text/html,x', 'ftp://a.example', 'blob:https://a.example/x', 'x-y:z']) {
    it(`are text when they lead to ${target}`, async () => {
      expect(markup(await rendered(`a [**b**](${target}) c`))).to.equal('<p>a <strong>b</strong> c</p>');
    });
  }

  it('are text when they hold credentials', async () => {
    for (const target of ['https://bank.example@a.example/', 'https://a:b@a.example/', 'https://:b@a.example/'])
      expect(await linkIn(`[x](${target})`)).to.be.null;
  });

  it('are not nested', async () => {
    const link = await linkIn('[a <b@c.example> d](#annex-1)');
    expect(link).to.have.attribute('href', '#annex-1');
    expect(markup(link!)).to.equal('a b@c.example d');
  });
});

describe('the host of a link', () => {
  const shown = {
    '[Stripe](https://stripe.example/legal)': ' (stripe.example)',
    '[Port](https://a.example:8443/)': ' (a.example:8443)',
    '[bank.example](https://evil.example/)': ' (evil.example)',
    '[notevil.example](https://evil.example/)': ' (evil.example)',
    '[evil.example.org](https://evil.example/)': ' (evil.example)',
    '[https://bank.example/evil.example](https://evil.example/)': ' (evil.example)',
    '[evil.example@bank.example](https://evil.example/)': ' (evil.example)',
    '[pаypal.example](https://pаypal.example/)': ' (xn--pypal-4ve.example)',
    '[bücher.example](https://bücher.example/)': ' (xn--bcher-kva.example)',
    '[x](http://0x7f.1/)': ' (127.0.0.1)',
    '[x](\\\\\\\\a.example\\\\b)': undefined,
    '[x](//a.example/b)': ' (a.example)',
    '[Schreiben Sie uns](mailto:dpo@a.example?subject=x)': ' (dpo@a.example)',
    '[dpo@bank.example](mailto:dpo@evil.example)': ' (dpo@evil.example)',
    '![Bild](https://a.example/b.png)': ' (a.example)',
    '[![evil.example](https://evil.example/b.png) x](https://a.example)': ' (a.example)',
  };
  for (const [text, host] of Object.entries(shown)) {
    it(`is ${host === undefined ? 'not shown' : 'shown'} after ${text}`, async () => {
      expect(await hostIn(text)).to.equal(host);
    });
  }

  const hidden = {
    'the text names it': '[siehe a.example](https://a.example/b)',
    'the text is the address': '<https://a.example/b>',
    'the text names it in capitals, without "www."': '[A.Example](https://www.a.example/)',
    'a sentence goes on after it': '[https://a.example, dort](https://a.example/)',
    'it is the document’s own': '[Impressum](/imprint)',
    'it is a mail address that the text names': '[dpo@a.example](mailto:dpo@a.example)',
    'it is a telephone number': '[030 1234](tel:+49301234)',
    'it is a place in the document': '[Anlage 1](#annex-1)',
  };
  for (const [reason, text] of Object.entries(hidden)) {
    it(`is not repeated when ${reason}`, async () => {
      expect(await linkIn(text)).to.exist;
      expect(await hostIn(text)).to.be.undefined;
    });
  }

  it('is shown for every site when the document has no address', async () => {
    expect(await hostIn('[x](https://provider.example/)', { base: undefined })).to.equal(' (provider.example)');
  });
});

describe('images in Markdown', () => {
  it('are links with their description', async () => {
    const link = await linkIn('![Ablauf der *Meldung*](flow.png "Titel")');
    expect(link).to.have.attribute('href', 'https://provider.example/legal/flow.png');
    expect(link).to.have.text('Ablauf der Meldung');
  });

  it('show their address when they have no description', async () => {
    expect(await linkIn('![](flow.png)')).to.have.text('flow.png');
  });

  it('are their description within another link, and where their address is not allowed', async () => {
    expect(await linkIn('[![Bild](a.png)](#annex-1)')).to.have.text('Bild');
    expect(markup(await rendered('![Bild](data:image/png;base64,AAAA)'))).to.equal('<p>Bild</p>');
  });
});
