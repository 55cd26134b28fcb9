import { expect, html, oneEvent } from '@open-wc/testing';
import { boundPage, names, REQUIRED, settled, unboundPage } from '../support/bound.js';
import { oneTick } from '../support/forms.js';
import { backEnd } from '../support/back-end.js';
import { shown, viewer } from '../support/viewer.js';

const newBox = (): HTMLInputElement =>
  Object.assign(document.createElement('input'), { type: 'checkbox', id: 'terms', name: 'terms' });

describe('a checkbox that is bound by its id', () => {
  it('may come later', async () => {
    const { form } = await boundPage({ fields: html`<p></p>` });
    const box = newBox();
    form.append(box);
    await settled();
    box.click();
    expect(names(form)).to.deep.equal(['terms', 'terms-record']);
  });

  it('may be replaced, and then is not ticked', async () => {
    const { form, box } = await boundPage();
    box.click();
    const next = newBox();
    box.replaceWith(next);
    await settled();
    expect(names(form)).to.deep.equal([]);
    next.click();
    expect(names(form)).to.deep.equal(['terms', 'terms-record']);
    expect(form.querySelectorAll('[type=hidden]').length).to.equal(1);
  });

  it('may be another one from now on', async () => {
    const { form, box, element } = await boundPage();
    box.click();
    element.htmlFor = 'other';
    await element.updateComplete;
    expect(names(form)).to.deep.equal(['terms']);
    const other = Object.assign(newBox(), { id: 'other', name: 'other' });
    form.append(other);
    await settled();
    other.click();
    expect(names(form)).to.include('other-record');
  });

  it('is nothing but a checkbox', async () => {
    const { form } = await boundPage({ fields: html`<input id="terms" name="terms" value="x" />` });
    (form.elements.namedItem('terms') as HTMLInputElement).click();
    expect(names(form)).to.deep.equal(['terms']);
  });

  it('stands beside others, each with its own viewer', async () => {
    const fields = html`${REQUIRED}<input type="checkbox" id="second" name="second" />`;
    const { root, form, box } = await boundPage({ fields });
    const other = viewer('/legal/other.json', { fetch: backEnd([oneTick({ id: 'other' })]).fetch });
    const ended = oneEvent(other, 'avv-loadend');
    root.append(Object.assign(other, { htmlFor: 'second' }));
    await ended;
    const second = root.querySelector<HTMLInputElement>('#second')!;
    second.click();
    box.click();
    const entries = new FormData(form);
    const idOf = (name: string): string =>
      (JSON.parse(entries.get(name) as string) as { document: { id: string } }).document.id;
    expect([idOf('terms-record'), idOf('second-record')]).to.deep.equal(['muster-avv', 'other']);
    second.click();
    expect(names(form)).to.deep.equal(['terms', 'terms-record']);
  });

  it('may accept two agreements by one tick', async () => {
    const { root, form, box } = await boundPage({ recordName: 'first' });
    const other = viewer('/legal/other.json', { fetch: backEnd([oneTick({ id: 'other' })]).fetch });
    const ended = oneEvent(other, 'avv-loadend');
    root.append(Object.assign(other, { htmlFor: 'terms', recordName: 'second' }));
    await ended;
    box.click();
    expect(names(form).sort()).to.deep.equal(['first', 'second', 'terms']);
    box.click();
    expect(names(form)).to.deep.equal([]);
  });

  it('is unticked when its viewer goes, and stays ticked when that is moved', async () => {
    const { root, form, box, element } = await boundPage();
    box.click();
    root.prepend(element);
    await settled();
    expect(names(form)).to.deep.equal(['terms', 'terms-record']);
    element.remove();
    await settled();
    expect([box.checked, names(form).length]).to.deep.equal([false, 0]);
    box.click();
    expect(names(form)).to.deep.equal(['terms']);
  });

  it('leaves the page’s own message at the box alone', async () => {
    const { box } = await boundPage();
    box.setCustomValidity('Noch nicht.');
    box.click();
    box.click();
    await settled();
    expect(box.validationMessage).to.equal('Noch nicht.');
  });

  it('is found in the shadow tree of its viewer', async () => {
    const page = await unboundPage();
    const host = document.createElement('div');
    page.root.append(host);
    host.attachShadow({ mode: 'open' }).append(page.form);
    const ended = oneEvent(page.element, 'avv-loadend');
    host.shadowRoot!.append(page.element);
    await ended;
    page.box.click();
    expect(names(page.form)).to.deep.equal(['terms', 'terms-record']);
    page.form.requestSubmit();
    expect(page.sent.length).to.equal(1);
  });

  it('does not concern viewers without it', async () => {
    const { form, box } = await unboundPage();
    await shown(oneTick());
    box.click();
    await settled();
    expect(names(form)).to.deep.equal(['terms']);
  });
});
