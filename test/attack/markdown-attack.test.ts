import { itInChromium } from '../support/chromium-only.js';
import { expect, waitUntil } from '@open-wc/testing';
import { marked } from 'marked';
import type { Frame } from './markdown-frame.js';
import { attacks, type Attack } from './markdown-strings.js';

const STRICT = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** Everything that a text may become: elements with their attributes. */
const ALLOWED: Record<string, readonly string[]> = {
  ARTICLE: [],
  ...Object.fromEntries(
    'P UL LI BLOCKQUOTE PRE CODE TABLE THEAD TBODY TR STRONG EM DEL BR HR'.split(' ').map((tag) => [tag, []]),
  ),
  ...Object.fromEntries('H3 H4 H5 H6'.split(' ').map((tag) => [tag, ['class', 'part', 'tabindex']])),
  A: ['class', 'href', 'rel', 'dir'],
  OL: ['start', 'data-delimiter'],
  TH: ['scope', 'data-align'],
  TD: ['data-align'],
  DIV: ['class', 'part', 'tabindex', 'role', 'aria-label', 'aria-level'],
  SPAN: ['class', 'part'],
  BUTTON: ['type', 'class', 'part', 'popovertarget'],
};

async function openFrame(policy = ''): Promise<Frame> {
  const frame = document.createElement('iframe');
  const source = new URL('./markdown-frame.ts', import.meta.url).href;
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><script type="module" src="${source}"></script>`;
  const ready = new Promise<Frame>((resolve) => (window.frameIsReady = resolve));
  document.body.append(frame);
  return ready;
}

const elements = ({ window }: Frame): Element[] => [...window.document.querySelectorAll('body *')];

const unlisted = (element: Element): string[] =>
  element.getAttributeNames().filter((name) => !ALLOWED[element.tagName]?.includes(name));

/** Things that do fire, each in another way: once they have, whatever came before them has had its chance. */
const SENTINELS: readonly ((code: string) => string)[] = [
  (code) => `<img src=sentinel onerror=${code}>`,
  (code) => `<iframe srcdoc="<script>parent.${code}</script>"></iframe>`,
  (code) => `<details open ontoggle=${code}></details>`,
  (code) => `<video><source src=sentinel onerror=${code}></video>`,
  (code) => `<style>@keyframes k{}</style><b style="animation:k 1s" onanimationstart=${code}>x</b>`,
];
const sentinelIds = SENTINELS.map((_, index) => -1 - index);

async function everythingHasFired({ fired, showNaively }: Frame): Promise<void> {
  SENTINELS.forEach((html, index) => showNaively(html(`fire(${sentinelIds[index]})`)));
  await waitUntil(() => sentinelIds.every((id) => fired.has(id)), 'the sentinels fire', { timeout: 8000 });
}

/** Follows links that run code, one by one: each would stop the one before it. */
async function followScriptLinks({ window: { document }, fired }: Frame): Promise<number> {
  const links = [...document.querySelectorAll('a')].filter(({ protocol }) => protocol === 'javascript:');
  for (const link of links) {
    const before = fired.size;
    link.click();
    await waitUntil(() => fired.size > before, 'it runs', { interval: 4, timeout: 100 }).catch(() => 'it was no code');
  }
  return links.length;
}

const naiveHtml = ({ text, value }: Attack): string =>
  marked.parse(
    text.replaceAll('{{key}}', () => value),
    { async: false },
  );

describe('hostile Markdown', () => {
  let frame: Frame;

  before(async () => {
    frame = await openFrame();
    for (const attack of attacks) frame.show(attack);
  });

  after(() => {
    for (const each of document.querySelectorAll('iframe')) each.remove();
  });

  it('comes in more than 400 forms', () => {
    expect(new Set(attacks.map(({ text, value }) => text + value)))
      .to.have.property('size')
      .greaterThan(400);
  });

  it('becomes no element and no attribute that is not listed', () => {
    const found = elements(frame).flatMap((element) =>
      element.tagName in ALLOWED ? unlisted(element).map((name) => `${element.tagName} ${name}`) : [element.tagName],
    );
    expect([...new Set(found)]).to.deep.equal([]);
  });

  it('becomes no link that is not allowed', () => {
    const targets = elements(frame)
      .filter((element) => element.hasAttribute('href'))
      .map((link) => link.getAttribute('href')!);
    expect(targets).to.have.property('length').greaterThan(50);
    expect(targets.filter((href) => !/^(https?:\/\/|mailto:|tel:|#annex$)/.test(href))).to.deep.equal([]);
  });

  it('asks for nothing and runs nothing, in a page where things do run', async () => {
    expect(await followScriptLinks(frame)).to.equal(0);
    await everythingHasFired(frame);
    expect([...frame.fired].filter((id) => !sentinelIds.includes(id))).to.deep.equal([]);
    const requests = frame.window.performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    expect(requests.some((path) => path.endsWith('/sentinel'))).to.be.true;
    expect(requests.filter((path) => !/^\/(src|test|node_modules|__w)|\/sentinel$/.test(path))).to.deep.equal([]);
  });

  itInChromium('violates nothing under a strict policy with Trusted Types', async () => {
    const strict = await openFrame(STRICT);
    for (const attack of attacks) strict.show(attack);
    expect(elements(strict)).to.have.property('length').greaterThan(1000);
    expect(() => strict.showNaively('<b>control</b>')).to.throw(/TrustedHTML/);
    await waitUntil(() => strict.violations.length > 0, 'the control is reported');
    expect(strict.violations).to.have.length(1);
    expect([...strict.fired]).to.deep.equal([]);
  });

  itInChromium('is shown as it was typed where marked cannot be loaded', async () => {
    const parts = [
      'src',
      'test',
      'node_modules/lit',
      'node_modules/lit-html',
      'node_modules/lit-element',
      'node_modules/@lit',
    ];
    const withoutMarked = await openFrame(`script-src ${parts.map((part) => `${location.origin}/${part}/`).join(' ')}`);
    withoutMarked.show({ id: 0, text: '*a*', value: '' });
    expect(withoutMarked.violations.join()).to.contain('/marked/');
    expect(withoutMarked.window.document.body.textContent).to.equal('*a*');
  });

  it('does run where it is shown naively', async () => {
    const naive = await openFrame();
    for (const attack of attacks) naive.showNaively(naiveHtml(attack));
    await everythingHasFired(naive);
    const inserted = naive.fired.size - SENTINELS.length;
    await followScriptLinks(naive);
    const followed = naive.fired.size - SENTINELS.length - inserted;
    // Chromium runs 130 of them, Firefox 83: a control, not a census.
    expect(inserted).to.be.greaterThan(60);
    expect(followed).to.be.greaterThan(80);
  });
});
