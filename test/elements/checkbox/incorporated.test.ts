import { expect, html, oneEvent } from '@open-wc/testing';
import { boundPage, names, REQUIRED, settled } from '../../support/bound.js';
import { box, entries, formPage, insideAll, oneTick, tick } from '../../support/forms.js';
import { part, parts, textOf, until } from '../../support/viewer.js';

/** An agreement that is accepted with another one. */
const incorporated = (id: string) =>
  oneTick({
    id,
    acceptance: { mode: 'incorporated', via: { title: 'AGB', href: 'https://example.org/agb' } },
  });

/** What the author of the page is told meanwhile. */
async function warnings(action: () => Promise<unknown>): Promise<string[]> {
  const { warn } = console;
  const told: string[] = [];
  console.warn = (words: string) => void told.push(words);
  try {
    await action();
  } finally {
    console.warn = warn;
  }
  return told.filter((words) => words.includes('incorporated'));
}

describe('an agreement that is part of another contract', () => {
  it('has no box in <avv-checkbox>: said to the person, and to the author once', async () => {
    const told = await warnings(async () => {
      for (let page = 0; page < 2; page++) {
        const { checkbox } = await formPage({ file: incorporated('told') });
        expect(insideAll(checkbox, '[part=checkbox]')).to.have.length(0);
        const words = textOf(checkbox.renderRoot.querySelector('#avv-words')!);
        expect(words).to.include('Eine gesonderte Annahme ist nicht nötig').and.to.include('AGB');
        expect(insideAll(checkbox, '[part=agreement-link]')).to.have.length(1);
        await expect(checkbox).to.be.accessible();
      }
    });
    expect(told).to.have.length(1);
    expect(told[0]).to.include('<avv-checkbox>').and.to.include('told');
  });

  it('does not lock a form that requires it, and is not in its data', async () => {
    const { form, checkbox, sent } = await formPage({ file: incorporated('i'), attributes: { required: '' } });
    checkbox.click();
    checkbox.checked = true;
    expect([checkbox.checked, checkbox.validity.valid]).to.deep.equal([false, true]);
    form.requestSubmit();
    expect(sent.map((data) => [...data.keys()])).to.deep.equal([[]]);
  });

  it('takes the tick away that was of a former version', async () => {
    const { form, checkbox } = await formPage({ files: [oneTick(), incorporated('muster-avv')] });
    await tick(checkbox);
    expect(entries(form)).to.have.length(1);
    void checkbox.reload();
    await until(() => !insideAll(checkbox, '[part=checkbox]').length);
    expect([checkbox.checked, entries(form).length, checkbox.validity.valid]).to.deep.equal([false, 0, true]);
    const next = oneEvent(checkbox, 'avv-loadend');
    checkbox.agreement = oneTick();
    checkbox.src = null;
    await next;
    expect([checkbox.checked, box(checkbox).checked]).to.deep.equal([false, false]);
  });

  it('leaves a bound checkbox to the page, and says how it is concluded', async () => {
    const told = await warnings(async () => {
      const { form, box: own, element, sent } = await boundPage({ file: incorporated('bound') });
      expect(textOf(part(element, 'act'))).to.include('Eine gesonderte Annahme ist nicht nötig');
      expect(parts(element, 'declaration')).to.have.length(0);
      own.click();
      await settled();
      expect(names(form)).to.deep.equal(['terms']);
      form.requestSubmit();
      expect(sent).to.have.length(1);
    });
    expect(told).to.have.length(1);
    expect(told[0]).to.include('<avv-viewer for>');
  });

  it('takes the record of a bound checkbox away that was of a former version', async () => {
    const files = [oneTick(), incorporated('muster-avv')];
    const { form, box: own, element } = await boundPage({ files, fields: html`${REQUIRED}` });
    own.click();
    const ended = oneEvent(element, 'avv-loadend');
    void element.reload();
    await ended;
    await element.updateComplete;
    expect([own.checked, names(form).length, form.querySelectorAll('[type=hidden]').length]).to.deep.equal([
      false,
      0,
      0,
    ]);
  });
});
