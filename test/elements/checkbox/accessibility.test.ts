import { expect, html } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { AvvCheckbox } from '../../../src/elements/avv-checkbox.js';
import { json, scriptedFetch } from '../../acceptance/scripted-fetch.js';
import { accessibilityTree } from '../../support/accessibility-tree.js';
import { contract } from '../../support/act.js';
import { describeInChromium } from '../../support/chromium-only.js';
import { box, formPage, inside, oneTick, signUpFields, tick, type FormSetup } from '../../support/forms.js';
import { agreement, until } from '../../support/viewer.js';

const required = { required: '' };

async function changed(): Promise<AvvCheckbox> {
  const changelog = [
    { version: '2.2', published: '2026-02-01', effect: 'notice' as const, summary: 'Die Frist ist kürzer.' },
    { version: '2.1', published: '2026-01-01', effect: 'notice' as const, summary: 'Erste Fassung.' },
  ];
  const { checkbox } = await formPage({ src: null, agreement: oneTick(), attributes: required });
  await tick(checkbox);
  checkbox.agreement = oneTick({ version: '2.2', changelog });
  await until(() => checkbox.validity.customError);
  await checkbox.updateComplete;
  return checkbox;
}

async function missing(): Promise<AvvCheckbox> {
  const { checkbox } = await formPage({ attributes: required });
  checkbox.reportValidity();
  await checkbox.updateComplete;
  return checkbox;
}

async function opened(): Promise<AvvCheckbox> {
  const { checkbox } = await formPage();
  inside(checkbox, '[part=agreement-link]').click();
  await until(() => checkbox.renderRoot.querySelector('dialog[open] avv-viewer')?.shadowRoot?.querySelector('.end'));
  return checkbox;
}

const page = async (setup: FormSetup = {}): Promise<AvvCheckbox> => (await formPage(setup)).checkbox;

const STATES: Record<string, () => Promise<AvvCheckbox>> = {
  required: () => page({ attributes: required }),
  disabled: () => page({ attributes: { disabled: '' } }),
  'without words of the agreement': () => page({ file: agreement() }),
  'a trial with gaps in its words': () => page({ file: contract(), test: true, before: signUpFields }),
  'labelled by the page': () =>
    page({ attributes: { id: 'mine' }, before: html`<label for="mine">Einverstanden</label>` }),
  missing,
  changed,
  failed: () => page({ fetch: scriptedFetch(json(404, {})).fetch, attributes: required }),
  'with its dialog': opened,
};

const root = document.documentElement;

describeInChromium('axe finds nothing wrong with <avv-checkbox>', () => {
  before(() => {
    root.lang = 'de';
    document.title = 'Anmeldung';
    Object.assign(root.style, { colorScheme: 'light dark', background: 'Canvas', color: 'CanvasText' });
  });
  after(() => root.removeAttribute('style'));
  afterEach(async () => {
    for (const checkbox of document.querySelectorAll('avv-checkbox')) checkbox.remove();
    await until(() => !(history.state as { avvDialog?: string } | null)?.avvDialog);
  });

  for (const [name, state] of Object.entries(STATES)) {
    it(`${name}, in light`, async () => expect(await state()).to.be.accessible());
    it(`${name}, in dark`, async () => {
      await emulateMedia({ colorScheme: 'dark' });
      try {
        await expect(await state()).to.be.accessible();
      } finally {
        await emulateMedia({ colorScheme: 'light' });
      }
    });
  }

  it('but would, if there were something', async () => {
    const checkbox = await page();
    inside(checkbox, 'label').remove();
    await expect(checkbox).not.to.be.accessible();
  });
});

describeInChromium('what assistive technology is told of <avv-checkbox>', () => {
  const told = async () => {
    const tree = await accessibilityTree();
    return { tree, boxes: tree.all('checkbox') };
  };

  it('its words are the name of the box, and the title is a link beside it that opens a dialog', async () => {
    const checkbox = await page({ attributes: required });
    const { tree, boxes } = await told();
    expect(boxes.map(({ name }) => name)).to.deep.equal([
      'Ich nehme die Vereinbarung an. Ich darf das Unternehmen vertreten.',
    ]);
    expect(boxes[0]!.properties).to.include({ checked: 'false', invalid: 'false' });
    const link = tree.all('link').find(({ name }) => name === oneTick().title)!;
    expect(link.properties.hasPopup).to.equal('dialog');
    await tick(checkbox);
    expect((await told()).boxes[0]!.properties.checked).to.equal('true');
  });

  it('the page’s own label comes first', async () => {
    await page({ attributes: { id: 'mine' }, before: html`<label for="mine">Einverstanden:</label>` });
    expect((await told()).boxes[0]!.name).to.equal(
      'Einverstanden: Ich nehme die Vereinbarung an. Ich darf das Unternehmen vertreten.',
    );
  });

  it('version and error describe it, and an error is announced', async () => {
    const checkbox = await missing();
    const ids = box(checkbox).getAttribute('aria-describedby')!.split(' ');
    const words = ids.map((id) => checkbox.shadowRoot!.getElementById(id)!.textContent.trim());
    expect(words[0]).to.match(/^Bitte kreuzen Sie das Feld an/);
    expect(words[1]).to.include('Fassung 2.1');
    const { tree, boxes } = await told();
    expect(boxes[0]!.properties.invalid).to.equal('true');
    expect(tree.all('alert')).to.have.length(1);
  });

  it('while it loads, the page’s words are its name, and it is out of use', async () => {
    const checkbox = Object.assign(document.createElement('avv-checkbox'), {
      src: '/avv.json',
      fetch: () => new Promise<Response>(() => {}),
      textContent: 'Zum Vertrag',
    });
    document.body.append(checkbox);
    await checkbox.updateComplete;
    const { boxes } = await told();
    expect([boxes[0]!.name, boxes[0]!.properties.disabled]).to.deep.equal(['Zum Vertrag', true]);
    checkbox.remove();
  });

  it('the dialog is modal and carries the title; what is behind it is not told', async () => {
    const checkbox = await opened();
    const { tree, boxes } = await told();
    const [dialog] = tree.all('dialog');
    expect([dialog!.name, dialog!.properties.modal]).to.deep.equal([oneTick().title, true]);
    expect(boxes).to.have.length(0);
    checkbox.remove();
    await until(() => !(history.state as { avvDialog?: string } | null)?.avvDialog);
  });
});

describeInChromium('an <avv-checkbox> where there is little room', () => {
  before(() => setViewport({ width: 320, height: 640 }));
  after(() => setViewport({ width: 1280, height: 720 }));

  it('does not make the page wider, nor does its dialog', async () => {
    const checkbox = await opened();
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    const dialog = inside(checkbox, 'dialog');
    expect([dialog.scrollWidth, dialog.clientWidth > 300]).to.deep.equal([dialog.clientWidth, true]);
    checkbox.remove();
    await until(() => !(history.state as { avvDialog?: string } | null)?.avvDialog);
  });

  it('has its size also in a row of a flex box', async () => {
    const { form, checkbox } = await formPage({ file: agreement() });
    form.style.display = 'flex';
    expect(checkbox.getBoundingClientRect().width).to.be.greaterThan(100);
    expect(box(checkbox).getBoundingClientRect().width).to.be.closeTo(1.15 * 16, 1);
  });
});
