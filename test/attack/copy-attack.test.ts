import { expect } from '@open-wc/testing';
import { readEvidence } from '../../src/acceptance/verify-files.js';
import { digestOf } from '../../src/agreement/digest.js';
import type { Agreement } from '../../src/agreement/schema.js';
import { durableCopy } from '../../src/copy/index.js';
import { accept, actPage, boxes, confirm, contract, type as typeInto, type ActPage } from '../support/act.js';
import { established, expectSame, opened, receiptOn, savedCopy, type SavedFile } from '../support/copy.js';
import { until } from '../support/viewer.js';
import { attacks } from './markdown-strings.js';

/** What ends the places in which a copy holds text, each calling `fire`. */
const ENDINGS = [
  '</script><script>fire(9001)</script>',
  '<!--<script>fire(9002)</script>-->',
  '--><img src=x onerror=fire(9003)>',
  '</style><img src=x onerror=fire(9004)>',
  '</title><img src=x onerror=fire(9005)>',
  '"><img src=x onerror=fire(9006)>',
  '</article></div></body><img src=x onerror=fire(9007)>',
  '<script type="application/json" id="avv-receipt">{"schema":"avv-receipt/1"}</script>',
  '<script type="application/json" id="avv-agreement">{}</script>',
  '\u2028</script\u00a0><script>fire(9008)</script >',
];

/** Every kind of text that an agreement or a customer brings into a copy, made of attacks. */
function hostileAgreement(): Agreement {
  const strings = [...ENDINGS, ...attacks.map(({ text }) => text)];
  const sections = strings.map((text, index) => ({
    id: `s-${index}`,
    label: text.slice(0, 40),
    title: text,
    body: text,
  }));
  return contract({
    title: ENDINGS.join(' '),
    subtitle: ENDINGS.join(' '),
    preamble: ENDINGS.join('\n\n'),
    closing: ENDINGS.join('\n\n'),
    sections: [...sections, { id: '"><img/src=x/onerror=fire(9100)>', title: 'id' }],
    terms: [
      { id: '</script><script>fire(9101)</script>'.replace(/\s/g, ''), term: 'word', definition: ENDINGS.join(' ') },
    ],
    parties: [{ role: 'processor', name: ENDINGS.join(' '), register: ENDINGS.join(' ') }],
    acceptance: {
      mode: 'explicit',
      declarations: [{ id: 'd', text: ENDINGS.join(' '), required: true }],
      authority: { text: ENDINGS.join(' ') },
      asks: [{ field: 'name', required: true }],
    },
  });
}

async function hostilePage(): Promise<ActPage> {
  const page = await actPage({ file: hostileAgreement() }, confirm(201, established));
  await typeInto(page.element, 'Ihr Name', ENDINGS.join(' '));
  await typeInto(page.element, 'Firma', ENDINGS.slice(0, 4).join(' '));
  for (const box of boxes(page.element)) box.click();
  await page.element.updateComplete;
  await accept(page.element);
  return page;
}

/** Opens the file without its policy in a frame in which scripts run; resolves with what ran. */
async function fired(content: string): Promise<Set<number>> {
  const calls = new Set<number>();
  Object.assign(window, { copyFire: (id: number) => calls.add(id) });
  const control = '<script>fire = (id) => parent.copyFire(id)</script>';
  const unguarded = content.replace(/<meta http-equiv[^>]*>/, '').replace('<head>', `<head>${control}`);
  const frame = await opened(unguarded);
  const sentinel = frame.contentDocument!.createElement('img');
  sentinel.setAttribute('onerror', 'fire(-1)');
  frame.contentDocument!.body.append(sentinel);
  sentinel.src = 'about:none';
  await until(() => calls.has(-1));
  frame.remove();
  calls.delete(-1);
  return calls;
}

describe('a durable copy of a hostile agreement', () => {
  let page: ActPage;
  let saved: SavedFile;
  before(async function () {
    this.timeout(30_000);
    page = await hostilePage();
    saved = await savedCopy(page.element);
  });

  it('is made of more than 400 attacks', () => {
    expect(page.element.document!.sections.length).to.be.greaterThan(400);
  });

  it('runs nothing, even without its policy, in a page where things do run', async () => {
    expect([...(await fired(saved.content))]).to.deep.equal([]);
  });

  it('is the same from a server', async () => {
    const input = { agreement: hostileAgreement(), receipt: receiptOn(page) };
    const made = new TextDecoder().decode((await durableCopy(input)).content);
    const withoutTime = (content: string) => content.replace(/(?<=dieser Kopie am )[^<]*/, '');
    expectSame(withoutTime(made), withoutTime(saved.content));
  });

  it('would run them where text was written as it is', async () => {
    const naive = saved.content.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('\\u003c', '<');
    const ran = await fired(naive.replaceAll('\\u003e', '>'));
    expect(ran.size).to.be.greaterThan(20);
    expect([...ran]).to.include(9001);
  });

  it('still holds the agreement and the receipt, each once', async () => {
    const evidence = readEvidence(new TextEncoder().encode(saved.content)) as Record<string, any>;
    expect(await digestOf(evidence.agreement)).to.equal(page.posts[0]!.record.document.digest);
    expect(evidence.receipt.record).to.deep.equal(page.posts[0]!.record);
  });

  it('shows the attacks as text', async () => {
    const { contentDocument } = await opened(saved.content, 'allow-same-origin');
    const words = contentDocument!.body.textContent;
    for (const ending of ENDINGS) expect(words).to.include(ending.replace('\u2028', ''));
    expect(contentDocument!.querySelectorAll('img, script:not([type="application/json"]), iframe')).to.have.length(0);
    expect(contentDocument!.querySelectorAll('script')).to.have.length(2);
  });
});
