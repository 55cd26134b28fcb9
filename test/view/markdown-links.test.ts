import { expect } from '@open-wc/testing';
import { markup, rendered } from './text-context.js';

const linkIn = async (...args: Parameters<typeof rendered>): Promise<HTMLAnchorElement | null> =>
  (await rendered(...args)).querySelector('a');

/** Values rather than elements are compared: reports of failures cannot hold elements. */
const attribute = (link: Element | null, name: string): string | null | undefined => link?.getAttribute(name);
const textOf = (link: Element | null): string | undefined => link?.textContent;

const hostIn = async (...args: Parameters<typeof rendered>): Promise<string | undefined> =>
  (await rendered(...args)).querySelector('[part="link-host"]')?.textContent ?? undefined;

describe('links in Markdown', () => {
  it('lead to http, https, mailto and tel addresses', async () => {
    const targets = ['http://a.example/', 'https://a.example/b?c#d', 'mailto:a@b.example', 'tel:+49301234'];
    for (const target of targets) expect(attribute(await linkIn(`[x](${target})`), 'href')).to.equal(target);
    expect(attribute(await linkIn('<dpo@a-b.example>'), 'href')).to.equal('mailto:dpo@a-b.example');
    expect(attribute(await linkIn('siehe https://a.example/b.'), 'href')).to.equal('https://a.example/b');
  });

  it('are isolated, and tell the other site nothing', async () => {
    const link = await linkIn('[x](https://a.example/)');
    expect(attribute(link, 'dir')).to.equal('auto');
    expect(attribute(link, 'rel')).to.equal('noopener noreferrer');
    expect(attribute(link, 'class')).to.equal('external');
    document.body.append(link!);
    expect(getComputedStyle(link!).unicodeBidi).to.equal('isolate');
    link!.remove();
  });

  it('are resolved against the file, and text without an address to resolve against', async () => {
    expect(attribute(await linkIn('[x](../imprint)'), 'href')).to.equal('https://provider.example/imprint');
    expect(markup(await rendered('[x](../imprint)', { base: undefined }))).to.equal('<p>x</p>');
  });

  it('lead to places that the document has, otherwise they are text', async () => {
    const link = await linkIn('[Anlage 1](#annex-1)');
    expect(attribute(link, 'href')).to.equal('#annex-1');
    expect(attribute(link, 'class')).to.be.null;
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
      expect(textOf(await linkIn(`[x](${target})`))).to.be.undefined;
  });

  it('are not nested', async () => {
    const link = await linkIn('[a <b@c.example> d](#annex-1)');
    expect(attribute(link, 'href')).to.equal('#annex-1');
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
      expect(textOf(await linkIn(text))).to.be.a('string');
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
    expect(attribute(link, 'href')).to.equal('https://provider.example/legal/flow.png');
    expect(textOf(link)).to.equal('Ablauf der Meldung');
  });

  it('show their address when they have no description', async () => {
    expect(textOf(await linkIn('![](flow.png)'))).to.equal('flow.png');
  });

  it('are their description within another link, and where their address is not allowed', async () => {
    expect(textOf(await linkIn('[![Bild](a.png)](#annex-1)'))).to.equal('Bild');
    expect(markup(await rendered('![Bild](data:image/png;base64,AAAA)'))).to.equal('<p>Bild</p>');
  });
});
