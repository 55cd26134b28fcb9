import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { Section } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { json } from '../acceptance/scripted-fetch.js';
import { accept, acceptedPage, actPage, completedPage, contract, press } from '../support/act.js';
import { agreement, find, findAll, frame, part, parts, placed, shown, textOf, viewer } from '../support/viewer.js';

const FILES = ['plauderkasten', 'regalwerk', 'regalwerk.en', 'werkbank-ki'];
const file = (name: string): string => `/demo/agreements/${name}.avv.json`;

/** Rules on top of the viewer's own, for the test alone. */
function addStyles({ shadowRoot }: AvvViewer, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadowRoot!.adoptedStyleSheets = [...shadowRoot!.adoptedStyleSheets, sheet];
}

/** Lays out what is far from the screen, too, so that it can be looked at. */
function layOutAll(element: AvvViewer): AvvViewer {
  addStyles(element, '.fold { content-visibility: visible !important; }');
  return element;
}

const empty = (): Promise<AvvViewer> => fixture<AvvViewer>(html`<avv-viewer><a href="/avv.pdf">Als PDF</a></avv-viewer>`);

async function loading(): Promise<AvvViewer> {
  const element = viewer('/avv.json', { fetch: () => new Promise(() => {}) });
  (await fixture(html`<div></div>`)).append(element);
  await element.updateComplete;
  addStyles(element, '.loading p { animation: none !important; }');
  return element;
}

const broken = (): Promise<AvvViewer> => placed(viewer({ format: 'avv/1', title: 7 }));

async function withErrors(): Promise<AvvViewer> {
  const { element } = await actPage();
  press(element);
  await element.updateComplete;
  return element;
}

async function failed(): Promise<AvvViewer> {
  const { element } = await completedPage({}, json(503, {}));
  press(element);
  await element.updateComplete;
  return element;
}

async function refused(): Promise<AvvViewer> {
  const { element } = await completedPage({}, json(403, {}));
  await accept(element);
  return element;
}

const STATES: Record<string, () => Promise<AvvViewer>> = {
  empty,
  loading,
  'an error, with its details': broken,
  'an error of the server': () => placed(viewer('/no-such-file.json')),
  ...Object.fromEntries(FILES.map((name) => [`${name}, to be accepted`, () => shown(file(name), { endpoint: '/accept' })])),
  'with filled placeholders': () => shown(contract(), { placeholders: { companyName: 'Muster', account: '7' } }),
  'fields that are known and locked': async () =>
    (await actPage({ customer: { name: 'Muster', locked: true }, acceptor: { name: 'Ada', email: 'a@b.example', locked: ['email'] } })).element,
  'answers that are missing': withErrors,
  'an acceptance that is being sent': failed,
  'an acceptance that was refused': refused,
  'a receipt': async () => (await acceptedPage()).element,
  'accepted before': () => shown(contract(), { acceptedVersion: '2.1', endpoint: '/accept' }),
};

const page = document.documentElement;

describe('axe finds nothing wrong', () => {
  before(() => {
    page.lang = 'de';
    document.title = 'AVV';
    Object.assign(page.style, { colorScheme: 'light dark', background: 'Canvas', color: 'CanvasText' });
  });
  after(() => page.removeAttribute('style'));

  for (const colorScheme of ['light', 'dark'] as const)
    describe(`in ${colorScheme}`, () => {
      before(() => emulateMedia({ colorScheme }));
      after(() => emulateMedia({ colorScheme: 'light' }));
      for (const [name, state] of Object.entries(STATES))
        it(name, async () => {
          const element = layOutAll(await state());
          await expect(element).to.be.accessible();
        });
    });

  describe('in forced colours', () => {
    before(() => emulateMedia({ forcedColors: 'active' }));
    after(() => emulateMedia({ forcedColors: 'none' }));
    for (const name of ['werkbank-ki, to be accepted', 'answers that are missing', 'a receipt'])
      it(name, async () => {
        await expect(layOutAll(await STATES[name]!())).to.be.accessible();
      });
  });

  describe('on a screen of 320 pixels', () => {
    before(() => setViewport({ width: 320, height: 640 }));
    after(() => setViewport({ width: 1280, height: 720 }));
    for (const name of ['werkbank-ki, to be accepted', 'regalwerk, to be accepted', 'answers that are missing', 'a receipt'])
      it(name, async () => {
        await expect(layOutAll(await STATES[name]!())).to.be.accessible();
      });
  });

  it('but it would, if there were something', async () => {
    const element = layOutAll(await shown(contract()));
    addStyles(element, 'p { color: #ccc; background: #fff; }');
    await expect(element).not.to.be.accessible();
  });
});

describe('the button', () => {
  /** Relative luminance and contrast as WCAG 2.2 defines them. */
  const luminance = (color: string): number => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data]
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const contrast = (first: string, second: string): number => {
    const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
    return (light! + 0.05) / (dark! + 0.05);
  };

  /** Colours of the text on the button, and of the button. */
  const colours = (button: Element): [string, string] => [
    getComputedStyle(button.firstElementChild!).color,
    getComputedStyle(button).backgroundColor,
  ];

  for (const accent of ['#00a000', '#f00000', '#0a84ff', '#ffcc00', '#663399', '#888888', '#1d4ed8', '#008577', 'currentColor'])
    it(`can be read on the accent ${accent}`, async () => {
      const element = await shown(contract(), { endpoint: '/accept' });
      element.style.setProperty('--avv-accent', accent);
      expect(contrast(...colours(part(element, 'accept-button')))).to.be.at.least(4.5);
    });

  for (const [color, background] of [
    ['#222', '#fff'],
    ['#eee', '#111'],
    ['#123a5e', '#f4efe6'],
  ] as const)
    it(`can be read, and told from the page, in a host’s ${color} on ${background}`, async () => {
      const element = viewer(contract(), { endpoint: '/accept' });
      Object.assign(element.style, { color, background });
      await placed(element);
      const button = part(element, 'accept-button');
      const [text, fill] = colours(button);
      expect(contrast(text, fill)).to.be.at.least(4.5);
      expect(contrast(fill, background)).to.be.at.least(3);
      button.focus();
      expect(contrast(getComputedStyle(button).outlineColor, background)).to.be.at.least(3);
    });
});

describe('nothing is lost', () => {
  const scrollsSideways = (): boolean => page.scrollWidth > page.clientWidth;
  after(() => setViewport({ width: 1280, height: 720 }));
  afterEach(() => page.removeAttribute('style'));

  for (const name of FILES) {
    it(`on a screen of 320 pixels: ${name} does not scroll sideways`, async () => {
      await setViewport({ width: 320, height: 640 });
      const element = layOutAll(await shown(file(name), { endpoint: '/accept' }));
      expect(scrollsSideways()).to.equal(false);
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });

    it(`with text of 400 %: ${name} does not scroll sideways`, async () => {
      await setViewport({ width: 1280, height: 1024 });
      page.style.fontSize = '400%';
      layOutAll(await shown(file(name), { endpoint: '/accept' }));
      expect(scrollsSideways()).to.equal(false);
    });
  }

  it('and a page that did scroll sideways would be noticed', async () => {
    await setViewport({ width: 320, height: 640 });
    const element = layOutAll(await shown(contract()));
    addStyles(element, 'p { inline-size: 400px; }');
    expect(scrollsSideways()).to.equal(true);
  });

  const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`;

  /** Elements whose text is cut off, apart from what is meant for screen readers only. */
  const cutOff = (element: AvvViewer): string[] =>
    findAll(element, '*:not(.hidden, .hidden *)')
      .filter((node) => /hidden|clip/.test(getComputedStyle(node).overflow))
      .filter(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)
      .map((node) => `${node.localName}.${node.className}: ${textOf(node).slice(0, 40)}`);

  /** The lines of the first words after a node, within the same clause. */
  function wordsAfter(label: Element): DOMRect | undefined {
    const words = document.createTreeWalker(label.closest('.clause')!, NodeFilter.SHOW_TEXT);
    words.currentNode = label;
    while (words.nextNode()) if (!label.contains(words.currentNode) && words.currentNode.textContent!.trim()) break;
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    return range.getClientRects()[0];
  }

  /** Numbers that reach into the text behind them. */
  const overlapping = (element: AvvViewer): string[] =>
    findAll(element, '.clause > .label, .clause > .heading > .label')
      .filter((label) => {
        const [own, text] = [label.getBoundingClientRect(), wordsAfter(label)!];
        return own.right > text.left && own.left < text.right && own.bottom > text.top + 1 && own.top < text.bottom - 1;
      })
      .map(textOf);

  for (const width of [1280, 320])
    it(`with the text spacing that readers may set, at ${width} pixels (WCAG 1.4.12)`, async () => {
      await setViewport({ width, height: 720 });
      const element = layOutAll(await shown(file('werkbank-ki'), { endpoint: '/accept' }));
      addStyles(element, SPACING);
      await frame();
      expect(scrollsSideways()).to.equal(false);
      expect(cutOff(element)).to.deep.equal([]);
      expect(overlapping(element)).to.deep.equal([]);
    });

  for (const fontSize of ['16px', '24px', '40px'])
    it(`of the numbers in the margin, nor of the text beside them, with text of ${fontSize}`, async () => {
      await setViewport({ width: 1280, height: 720 });
      const labels = ['(1)', '12.10.', '§ 12a', '(viii)', 'Anlage 2'];
      const clauses = (depth: number, id = 's'): Section[] =>
        labels.map((label, index) => ({
          id: `${id}-${index}`,
          label,
          ...(index % 2 && { title: 'Titel' }),
          body: 'Text der Klausel.',
          ...(depth && !index && { sections: clauses(depth - 1, `${id}-${index}`) }),
        }));
      const sections = clauses(5);
      const element = viewer(agreement({ sections }));
      element.style.fontSize = fontSize;
      layOutAll(await placed(element));
      expect(overlapping(element)).to.deep.equal([]);
    });
});

describe('controls', () => {
  it('show where the focus is', async () => {
    const element = await shown(contract({ terms: [{ id: 't', term: 'Verarbeitung', definition: 'Alles.' }] }), { endpoint: '/accept' });
    const controls = findAll(element, 'a[href], button, input, [tabindex="0"]').filter((control) => control.getClientRects().length);
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
    const controls = [element, act].flatMap((each) => findAll(each, 'button:not(.term), input:not([type=checkbox]), nav a, .statement label'));
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

describe('motion', () => {
  after(() => emulateMedia({ reducedMotion: 'no-preference' }));

  it('there is none where readers want less of it, but the waiting before the first message', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const element = await shown(contract(), { endpoint: '/accept' });
    for (const node of findAll(element, '*')) {
      const { transitionDuration, animationName } = getComputedStyle(node);
      expect([parseFloat(transitionDuration), animationName]).to.deep.equal([0, 'none']);
    }
    const waiting = await loading();
    waiting.shadowRoot!.adoptedStyleSheets = waiting.shadowRoot!.adoptedStyleSheets.slice(0, -1);
    expect(parseFloat(getComputedStyle(find(waiting, '[part=loading] p')).animationDuration)).to.be.at.most(0.01);
  });

  it('the message that something is being loaded comes after a second', async () => {
    await emulateMedia({ reducedMotion: 'no-preference' });
    const element = await loading();
    element.shadowRoot!.adoptedStyleSheets = element.shadowRoot!.adoptedStyleSheets.slice(0, -1);
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
