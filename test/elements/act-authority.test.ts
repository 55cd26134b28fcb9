import { expect } from '@open-wc/testing';
import { accept, boxes, completedPage, confirm, contract, description, field, hasFocus, type } from '../support/act.js';
import { textOf } from '../support/viewer.js';

const STATEMENT = 'Ich darf {{companyName}} vertreten.';

/** An agreement that asks for the position of whoever accepts. */
const file = contract({
  acceptance: {
    mode: 'explicit',
    authority: { text: STATEMENT },
    asks: [
      { field: 'name', required: true },
      { field: 'email', required: true },
      { field: 'position', required: true },
    ],
  },
});

const page = () => completedPage({ file }, confirm());

describe('who accepts', () => {
  it('says in which position, where the agreement asks for it: nothing is sent without', async () => {
    const { element, posts } = await page();
    const position = field(element, 'Ihre Position');
    expect([textOf(position.labels![0]!), position.required]).to.deep.equal(['Ihre Position', true]);
    await accept(element);
    expect(posts).to.have.length(0);
    expect(hasFocus(element, position)).to.equal(true);
    expect(description(element, position)).to.equal('Bitte füllen Sie dieses Feld aus.');
    await type(element, 'Ihre Position', '   ');
    await accept(element);
    expect(posts).to.have.length(0);
  });

  it('has the position stored, with the statement of authority in the words that were shown', async () => {
    const { element, posts } = await page();
    await type(element, 'Ihre Position', 'Prokuristin');
    const words = textOf(boxes(element)[0]!.labels![0]!);
    await accept(element);
    const { acceptor, authority } = posts[0]!.record;
    expect(acceptor.position).to.equal('Prokuristin');
    expect(authority).to.deep.equal({ confirmed: true, statement: words });
    expect(words).to.equal('Ich darf Probe & Söhne GmbH vertreten.');
  });

  it('confirms the authority: nothing is sent without', async () => {
    const { element, posts } = await page();
    await type(element, 'Ihre Position', 'Prokuristin');
    const [box] = boxes(element);
    box!.click();
    await accept(element);
    expect(posts).to.have.length(0);
    expect(hasFocus(element, box!)).to.equal(true);
  });
});
