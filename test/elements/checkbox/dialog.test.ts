import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AvvCheckbox } from '../../../src/elements/avv-checkbox.js';
import type { AvvViewer } from '../../../src/elements/avv-viewer.js';
import { describeWithInput } from '../../support/chromium-only.js';
import {
  formPage,
  inside,
  insideAll,
  oneTick,
  recordIn,
  tick,
  type Form,
  type FormSetup,
} from '../../support/forms.js';
import { frame, part, textOf, until } from '../../support/viewer.js';

const link = (checkbox: AvvCheckbox): HTMLAnchorElement => inside<HTMLAnchorElement>(checkbox, '[part=agreement-link]');
const dialogs = (checkbox: AvvCheckbox): HTMLDialogElement[] => insideAll<HTMLDialogElement>(checkbox, 'dialog');
const viewerIn = (checkbox: AvvCheckbox): AvvViewer => inside<AvvViewer>(checkbox, 'avv-viewer');
const hasFocus = (checkbox: AvvCheckbox, target: Element): boolean => checkbox.shadowRoot!.activeElement === target;

/** The dialog with all of the agreement in it. */
async function open(page: Form): Promise<AvvViewer> {
  link(page.checkbox).focus();
  link(page.checkbox).click();
  await until(() => dialogs(page.checkbox)[0]?.open);
  const viewer = viewerIn(page.checkbox);
  await until(() => viewer.document && viewer.renderRoot.querySelector('.end'));
  await viewer.updateComplete;
  return viewer;
}

async function opened(setup: FormSetup = {}): Promise<Form & { viewer: AvvViewer; dialog: HTMLDialogElement }> {
  const page = await formPage(setup);
  const viewer = await open(page);
  return Object.assign(page, { viewer, dialog: dialogs(page.checkbox)[0]! });
}

/** Closed and forgotten, with the history as it was. */
async function closed(checkbox: AvvCheckbox): Promise<void> {
  await until(() => dialogs(checkbox).length === 0);
  await until(() => !(history.state as { avvDialog?: string } | null)?.avvDialog);
}

async function close(checkbox: AvvCheckbox): Promise<void> {
  inside(checkbox, '[part=close]').click();
  await closed(checkbox);
}

const root = document.documentElement;

describe('the dialog of <avv-checkbox>', () => {
  const address = location.href;
  afterEach(async () => {
    for (const checkbox of document.querySelectorAll('avv-checkbox')) checkbox.remove();
    await until(() => !(history.state as { avvDialog?: string } | null)?.avvDialog);
    history.replaceState(null, '', address);
  });

  it('opens from the title, shows the agreement for reading, and ticks nothing', async () => {
    const { checkbox, dialog, viewer } = await opened();
    expect(dialog.matches(':modal')).to.equal(true);
    expect(dialog.getAttribute('aria-label')).to.equal(oneTick().title);
    expect(textOf(part(viewer, 'heading'))).to.equal(oneTick().title);
    expect(viewer.renderRoot.querySelector('[part=act]')).to.equal(null);
    expect(checkbox.checked).to.equal(false);
  });

  it('shows the very text that stands beside the box, without asking for it again', async () => {
    const { viewer, checkbox, loads } = await opened({ files: [oneTick(), oneTick({ title: 'Anders' })] });
    expect([viewer.document, loads.length]).to.deep.equal([checkbox.document, 1]);
  });

  it('leads relative links of the file to where the file is', async () => {
    const file = oneTick({ preamble: 'Siehe [Anlage](anlage.pdf).' });
    const { viewer } = await opened({ file });
    const found = part(viewer, 'preamble').querySelector('a')!;
    expect(found.href).to.equal(new URL('/legal/anlage.pdf', location.href).href);
  });

  it('closes with its button and gives the focus back', async () => {
    const { checkbox } = await opened();
    await close(checkbox);
    expect(hasFocus(checkbox, link(checkbox))).to.equal(true);
  });

  it('closes by a click beside it, and not by one in it', async () => {
    const { checkbox, dialog, viewer } = await opened();
    part(viewer, 'heading').click();
    expect(dialog.open).to.equal(true);
    dialog.click();
    await closed(checkbox);
  });

  it('closes with “back”, which does not leave the page', async () => {
    const { checkbox } = await opened();
    history.back();
    await closed(checkbox);
    expect(location.href).to.equal(address);
  });

  it('leaves the history as it was: “back” after closing does not find it again', async () => {
    history.replaceState({ host: 1 }, '');
    const page = await opened();
    expect((history.state as { host: number }).host).to.equal(1);
    await close(page.checkbox);
    expect(history.state).to.deep.equal({ host: 1 });
    await open(page);
    await close(page.checkbox);
    expect(history.state).to.deep.equal({ host: 1 });
  });

  it('keeps the page behind from scrolling, as long as it is open', async () => {
    root.style.overflow = 'clip';
    const { checkbox } = await opened();
    expect(root.style.overflow).to.equal('hidden');
    await close(checkbox);
    expect(root.style.overflow).to.equal('clip');
    root.style.overflow = '';
  });

  it('lets the page go when the element is taken away', async () => {
    const { checkbox } = await opened();
    checkbox.remove();
    expect(root.style.overflow).to.equal('');
    await until(() => !(history.state as { avvDialog?: string } | null)?.avvDialog);
  });

  it('stands on top of a dialog that the page has open', async () => {
    const { form, checkbox } = await formPage();
    const outer = await fixture<HTMLDialogElement>(html`<dialog aria-label="Anmeldung"></dialog>`);
    outer.append(form);
    await until(() => checkbox.document);
    outer.showModal();
    await open({ form, checkbox } as Form);
    const { left, top } = inside(checkbox, '[part=close]').getBoundingClientRect();
    expect(document.elementFromPoint(left + 5, top + 5) === checkbox).to.equal(true);
    await close(checkbox);
    expect(outer.open).to.equal(true);
    outer.close();
  });

  it('follows links between clauses without filling the history', async () => {
    const { checkbox, viewer, dialog } = await opened();
    const before = history.length;
    const clause = viewer.renderRoot.querySelector<HTMLAnchorElement>('a[href$="s-25"]')!;
    expect(clause.href).to.equal(`${address}#avv.s-25`);
    clause.click();
    await until(() => dialog.scrollTop > 500);
    expect([location.hash, history.length]).to.deep.equal(['#avv.s-25', before]);
    await close(checkbox);
    expect(location.hash).to.equal('');
  });

  it('opens at the clause that the page’s address names', async () => {
    const { checkbox } = await formPage();
    location.hash = '#avv.s-25';
    await until(() => dialogs(checkbox)[0]?.open);
    await until(() => dialogs(checkbox)[0]!.scrollTop > 500);
    await close(checkbox);
  });

  it('opens so for a visitor who comes with that address', async () => {
    history.replaceState(null, '', '#avv.s-25');
    const { checkbox } = await formPage();
    await until(() => dialogs(checkbox)[0]?.open);
    await close(checkbox);
  });

  it('does not open for the address of anything else', async () => {
    const { checkbox } = await formPage();
    for (const hash of ['#avv.s-99', '#other.s-2', '#s-2', '#avv.%E0%A4%A']) {
      history.replaceState(null, '', hash);
      window.dispatchEvent(new HashChangeEvent('hashchange'));
      await checkbox.updateComplete;
      expect(dialogs(checkbox), hash).to.have.length(0);
    }
  });

  it('opens from a link in the words, at its clause', async () => {
    const acceptance = {
      mode: 'explicit' as const,
      declarations: [{ id: 'a', text: 'Ich kenne [§ 25](#s-25).', required: true }],
    };
    const { checkbox } = await formPage({ file: oneTick({ acceptance }) });
    inside(checkbox, 'label a').click();
    await until(() => dialogs(checkbox)[0]?.open);
    expect([checkbox.checked, location.hash]).to.deep.equal([false, '#avv.s-25']);
    await until(() => dialogs(checkbox)[0]!.scrollTop > 500);
    await close(checkbox);
  });

  it('is recorded if it was opened before the tick, and whether the end was seen', async () => {
    const { form, checkbox, dialog } = await opened();
    dialog.scrollTop = dialog.scrollHeight;
    await frame();
    await frame();
    dialog.scrollTop = dialog.scrollHeight;
    await frame();
    await frame();
    await close(checkbox);
    await tick(checkbox);
    const { mode, endReached } = recordIn(form).presentation;
    expect([mode, endReached]).to.deep.equal(['dialog', true]);
  });

  it('tells the page nothing of the viewer in it', async () => {
    const page = await formPage();
    const told: string[] = [];
    for (const type of ['loadstart', 'load', 'loadend', 'error'])
      page.form.addEventListener(`avv-${type}`, () => told.push(type));
    await open(page);
    await frame();
    expect(told).to.deep.equal([]);
    await close(page.checkbox);
  });

  it('shows a version that comes while it is open, and says so', async () => {
    const { checkbox, dialog } = await opened({
      files: [oneTick(), oneTick({ version: '2.2', title: 'Neuer Vertrag' })],
    });
    await tick(checkbox);
    const { now } = Date;
    Date.now = () => now.call(Date) + 600_000;
    try {
      window.dispatchEvent(new Event('focus'));
      await until(() => checkbox.document?.version === '2.2');
    } finally {
      Date.now = now;
    }
    await until(() => viewerIn(checkbox).document?.version === '2.2');
    expect(dialog.open).to.equal(true);
    expect(textOf(inside(checkbox, '[part=dialog-bar] p'))).to.include('2.1 → 2.2');
    await close(checkbox);
  });

  describe('is a plain link', () => {
    /** Whether a click is left to the browser. */
    const isFollowed = (checkbox: AvvCheckbox, init: MouseEventInit = {}): boolean => {
      let isLeft = false;
      const hear = (event: Event): void => {
        isLeft = !event.defaultPrevented;
        event.preventDefault();
      };
      document.addEventListener('click', hear, { once: true });
      link(checkbox).dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init }),
      );
      return isLeft;
    };

    it('where there is no <dialog>', async () => {
      const { prototype } = HTMLDialogElement;
      const original = Object.getOwnPropertyDescriptor(prototype, 'showModal')!;
      Reflect.deleteProperty(prototype, 'showModal');
      try {
        const { checkbox } = await formPage();
        expect(link(checkbox).href).to.equal(new URL('/legal/avv.json', location.href).href);
        expect(link(checkbox).hasAttribute('aria-haspopup')).to.equal(false);
        expect(isFollowed(checkbox)).to.equal(true);
        expect(dialogs(checkbox)).to.have.length(0);
      } finally {
        Object.defineProperty(prototype, 'showModal', original);
      }
    });

    it('to where the page’s own link leads, for a new tab', async () => {
      const checkbox = Object.assign(document.createElement('avv-checkbox'), { agreement: oneTick() });
      checkbox.innerHTML = '<a href="/avv.html">Der Vertrag</a>';
      await fixture(html`<form>${checkbox}</form>`);
      await until(() => checkbox.document);
      await checkbox.updateComplete;
      expect([link(checkbox).href, link(checkbox).target, link(checkbox).rel]).to.deep.equal([
        new URL('/avv.html', location.href).href,
        '_blank',
        'noopener noreferrer',
      ]);
      expect(isFollowed(checkbox, { ctrlKey: true })).to.equal(true);
      await checkbox.updateComplete;
      expect(dialogs(checkbox)).to.have.length(0);
    });
  });
});

describeWithInput('the dialog of <avv-checkbox>, by keys', () => {
  it('opens with Enter, holds the focus, and closes with Escape to where it was', async () => {
    const page = await formPage();
    const { checkbox } = page;
    link(checkbox).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => dialogs(checkbox)[0]?.open);
    await until(() => viewerIn(checkbox).document);
    const [dialog] = dialogs(checkbox);
    for (let i = 0; i < 12; i++) {
      if (i === 8) await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      const active = checkbox.shadowRoot!.activeElement;
      expect(active === null || dialog!.contains(active)).to.equal(true);
    }
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Escape' });
    await closed(checkbox);
    expect(hasFocus(checkbox, link(checkbox))).to.equal(true);
    expect([checkbox.checked, page.sent.length]).to.deep.equal([false, 0]);
  });
});
