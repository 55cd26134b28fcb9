/** The feed's two formats, read by the browser's own parsers. */
import { expect } from '@open-wc/testing';
import { atom } from '../../src/cli/feed/atom.js';
import { jsonFeed } from '../../src/cli/feed/json-feed.js';
import type { FeedSource } from '../../src/cli/feed/items.js';
import type { Agreement } from '../../src/agreement/schema.js';
import { agreement } from '../support/viewer.js';

const HOSTILE = 'A & B <script>"x"</script>\u0000\u000b\uFFFE\uD800 ]]> 😀';

const file = (more: Partial<Agreement> = {}): Agreement =>
  agreement({
    parties: [{ role: 'processor', name: 'Muster & Söhne AG' }],
    changelog: [
      {
        version: '1.1',
        published: '2026-11-16',
        effect: 'reacceptance',
        summary: 'Löschung **früher** ([§ 9](#s-9)).\n\n- Protokolle\n- Sicherungen',
        acceptBy: '2026-12-31',
      },
      { version: '1.0', published: '2026-01', effect: 'editorial', summary: HOSTILE },
    ],
    subprocessors: {
      policy: { objectionDays: 14, windowStarts: 'notice' },
      groups: [
        {
          id: 'g',
          title: 'Hosting',
          entries: [
            { id: 'a', name: 'Felswolke' },
            { id: 'b', name: 'Randkies' },
          ],
        },
      ],
      changes: [
        {
          id: 'c-1',
          kind: 'replaced',
          entries: ['b'],
          replaces: 'a',
          announced: '2026-11-17',
          effective: '2026-12-17',
        },
        {
          id: 'c ü'.replace(' ', '-'),
          kind: 'added',
          entries: ['gone'],
          announced: '2026-11-16',
          effective: '2026-12-17',
          objectUntil: '2026-11-30',
          reason: HOSTILE,
        },
      ],
    },
    ...more,
  });

const source = (more: Partial<FeedSource> = {}): FeedSource => ({
  agreement: file(),
  home: new URL('https://www.muster.example/avv/?a=1&b=2'),
  self: new URL('https://www.muster.example/avv.atom'),
  language: 'de',
  ...more,
});

const ATOM = 'http://www.w3.org/2005/Atom';

function parsed(feed: string): Document {
  const document = new DOMParser().parseFromString(feed, 'application/xml');
  expect(document.querySelector('parsererror')?.textContent).to.equal(undefined);
  return document;
}

const one = (parent: Element | Document, name: string): string => {
  const found = [...(parent as Element).children].filter((child) => child.localName === name);
  expect(found.length, name).to.equal(1);
  expect(found[0]!.namespaceURI).to.equal(ATOM);
  return found[0]!.textContent;
};

const INSTANT = /^\d{4}-\d\d-\d\dT00:00:00Z$/;

describe('a feed in Atom', () => {
  const root = (more?: Partial<FeedSource>) => parsed(atom(source(more))).documentElement;

  it('has what RFC 4287 demands of a feed and of each entry, each once', () => {
    const feed = root();
    expect([feed.localName, feed.namespaceURI]).to.deep.equal(['feed', ATOM]);
    expect(one(feed, 'title')).to.equal('Vertrag zur Auftragsverarbeitung');
    expect(one(feed, 'updated')).to.equal('2026-11-17T00:00:00Z');
    expect(one(feed.querySelector('author')!, 'name')).to.equal('Muster & Söhne AG');
    expect(new URL(one(feed, 'id')).protocol).to.equal('https:');
    const links = [...feed.querySelectorAll(':scope > link')].map((link) => [
      link.getAttribute('rel'),
      link.getAttribute('href'),
    ]);
    expect(links).to.deep.equal([
      ['alternate', 'https://www.muster.example/avv/?a=1&b=2'],
      ['self', 'https://www.muster.example/avv.atom'],
    ]);
    const entries = [...feed.querySelectorAll('entry')];
    for (const entry of entries) {
      expect(one(entry, 'id')).to.match(/^tag:www\.muster\.example,2026-\d\d(-\d\d)?:test-avv\/de\//);
      expect(one(entry, 'title')).to.not.equal('');
      for (const name of ['updated', 'published']) expect(one(entry, name)).to.match(INSTANT);
      expect(one(entry, 'content')).to.not.equal('');
    }
    const ids = entries.map((entry) => one(entry, 'id'));
    expect(new Set(ids).size).to.equal(4);
  });

  it('tells what changes, from when, and until when one may object, newest first', () => {
    const [first, second, third] = [...root().querySelectorAll('entry')];
    expect(one(first!, 'title')).to.equal('Unterauftragsverarbeiter: ersetzt: Felswolke → Randkies');
    expect(one(first!, 'content')).to.equal('Wirksam ab: 17. Dezember 2026.\nEinspruch möglich bis: 1. Dezember 2026.');
    expect(first!.querySelector('link')!.getAttribute('href')).to.equal('https://www.muster.example/avv/?a=1&b=2#c-1');
    expect(one(second!, 'title')).to.equal('Fassung 1.1');
    expect(one(second!, 'content')).to.equal(
      'Löschung früher (§ 9).\n– Protokolle\n– Sicherungen\nWirkung: Annahme nötig.\nAnzunehmen bis: 31. Dezember 2026.',
    );
    expect(one(third!, 'content')).to.match(/Einspruch möglich bis: 30\. November 2026\.$/);
  });

  it('takes every character as text, and what XML has no character for as U+FFFD', () => {
    const feed = root();
    expect(feed.querySelector('script')).to.equal(null);
    const texts = [...feed.querySelectorAll('content')].map((content) => content.textContent);
    expect(texts[2]).to.contain('A & B <script>"x"</script>\uFFFD\uFFFD\uFFFD\uFFFD ]]> 😀');
  });

  it('is a feed also where nothing has been announced', () => {
    const { changelog: _, subprocessors: __, ...plain } = file({ published: '2026-01' });
    expect(one(root({ agreement: plain, self: undefined }), 'updated')).to.equal('2026-01-01T00:00:00Z');
  });
});

describe('a feed in JSON', () => {
  it('has what JSON Feed 1.1 demands, and the same entries as in Atom', () => {
    const feed = JSON.parse(jsonFeed(source({ language: 'en' })));
    expect(feed).to.deep.include({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Vertrag zur Auftragsverarbeitung',
      home_page_url: 'https://www.muster.example/avv/?a=1&b=2',
      feed_url: 'https://www.muster.example/avv.atom',
      language: 'en',
    });
    const entries = [...parsed(atom(source())).querySelectorAll('entry')];
    expect(feed.items.map(({ id }: { id: string }) => id)).to.deep.equal(entries.map((entry) => one(entry, 'id')));
    expect(feed.items[0]).to.deep.equal({
      id: 'tag:www.muster.example,2026-11-17:test-avv/de/change%3Ac-1',
      url: 'https://www.muster.example/avv/?a=1&b=2#c-1',
      title: 'Subprocessors: replaced: Felswolke → Randkies',
      content_text: 'Effective from: 17 December 2026.\nObjection possible until: 1 December 2026.',
      date_published: '2026-11-17T00:00:00Z',
      tags: ['subprocessors', 'replaced'],
    });
  });
});
