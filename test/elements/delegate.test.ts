import { expect } from '@open-wc/testing';
import type { AvvDelegateEvent } from '../../src/index.js';
import { json, problem } from '../acceptance/scripted-fetch.js';
import {
  accept,
  actPage,
  button,
  completedPage,
  confirm,
  contract,
  description,
  hasFocus,
  ofType,
  press,
  type,
  type ActPage,
} from '../support/act.js';
import { keptReceipt } from '../support/kept.js';
import { action, errorsIn, panels, panelTitle, pressOpener, replacing, said } from '../support/instead.js';
import { find, frame, inLanguage, part, parts, textOf, until } from '../support/viewer.js';

type PageSetup = NonNullable<Parameters<typeof actPage>[0]>;

const EMAIL = 'E-Mail-Adresse der Person';
const here = location.href.split('#')[0]!;

/** The panel stands open. Nothing leaves the page: following the link to a mail program is stopped behind the viewer. */
async function opened(setup: PageSetup = {}, ...answers: Parameters<typeof json>[]): Promise<ActPage> {
  const page = await actPage({ delegable: true, ...setup }, ...answers.map((answer) => json(...answer)));
  await pressOpener(page.element, 'delegate-button');
  return page;
}

const mail = ({ element }: ActPage): HTMLAnchorElement => action(element, 'E-Mail schreiben') as HTMLAnchorElement;
const events = (page: ActPage): AvvDelegateEvent[] => ofType(page.events, 'avv-delegate');

/** What a mail program reads in the link. */
function message(page: ActPage): { to: string; fields: string[]; subject: string; body: string } {
  const [to = '', query = ''] = mail(page).href.replace('mailto:', '').split('?');
  const fields = query.split('&').map((field) => field.split('=').map(decodeURIComponent) as [string, string]);
  const { subject = '', body = '' } = Object.fromEntries(fields);
  return { to: decodeURIComponent(to), fields: fields.map(([name]) => name), subject, body };
}

const link = ({ element }: ActPage): string => textOf(part(element, 'delegate-link'));

/** Clicks that have passed the viewer, and whether the browser would have followed them. */
let followed: boolean[] = [];
const stop = (event: Event): void => {
  if (!event.composedPath().some((target) => target instanceof HTMLAnchorElement)) return;
  followed.push(!event.defaultPrevented);
  event.preventDefault();
};
beforeEach(() => {
  followed = [];
  addEventListener('click', stop);
});
afterEach(() => removeEventListener('click', stop));

describe('somebody who may not sign', () => {
  it('is offered nothing unless the host says so', async () => {
    const { element } = await actPage();
    expect(parts(element, 'delegate-button')).to.have.length(0);
  });

  it('finds a quiet button beside the act, and behind it a panel that gets the focus', async () => {
    const { element } = await actPage({ delegable: true });
    expect(textOf(part(element, 'delegate-button'))).to.equal('Ich darf nicht zeichnen');
    expect(panels(element)).to.have.length(0);
    await pressOpener(element, 'delegate-button');
    expect(textOf(panelTitle(element))).to.equal('Eine zeichnungsberechtigte Person bitten');
    expect(hasFocus(element, panelTitle(element))).to.equal(true);
  });

  for (const [how, close] of [
    ['by its button', ({ element }: ActPage) => action(element, 'Schließen').click()],
    ['by the button that opened it', ({ element }: ActPage) => part(element, 'delegate-button').click()],
    [
      'by Escape, which stays in the viewer',
      ({ element }: ActPage) => {
        const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true });
        expect(panelTitle(element).dispatchEvent(escape)).to.equal(false);
      },
    ],
  ] as const)
    it(`closes the panel ${how}, and has the focus on the button again`, async () => {
      const page = await opened();
      close(page);
      await until(() => !panels(page.element).length);
      await until(() => hasFocus(page.element, part(page.element, 'delegate-button')));
      expect(part(page.element, 'delegate-button').getAttribute('aria-expanded')).to.equal('false');
    });

  it('can write an e-mail with the link, without naming anybody', async () => {
    const page = await opened();
    const { to, fields, subject, body } = message(page);
    expect([to, fields]).to.deep.equal(['', ['subject', 'body']]);
    expect(subject).to.equal('Bitte annehmen: Vertrag zur Auftragsverarbeitung');
    expect(body.split('\r\n')).to.deep.equal([
      'Guten Tag,',
      '',
      'für unser Unternehmen ist noch dieser Vertrag zur Auftragsverarbeitung anzunehmen:',
      'Vertrag zur Auftragsverarbeitung, Fassung 2.1',
      '',
      'Ich darf ihn nicht selbst zeichnen. Hier lässt er sich lesen und annehmen:',
      `${here}#avv-act`,
    ]);
    mail(page).click();
    expect(followed).to.deep.equal([true]);
    expect(page.posts).to.have.length(0);
  });

  it('can name whom to ask', async () => {
    const page = await opened();
    await type(page.element, EMAIL, ' chefin@probe.example ');
    expect(message(page).to).to.equal('chefin@probe.example');
  });

  it('has in the message the title as it is shown', async () => {
    const page = await opened({
      file: contract({ title: 'AVV für {{companyName}}' }),
      customer: { name: 'Probe & Söhne' },
      placeholders: { companyName: 'Probe & Söhne' },
    });
    expect(message(page).subject).to.equal('Bitte annehmen: AVV für Probe & Söhne');
  });

  it('has the message in the language of the interface', async () => {
    const page = await opened({ lang: 'en' });
    await inLanguage(page.element, 'en');
    const { href } = action(page.element, 'Write an email') as HTMLAnchorElement;
    expect(decodeURIComponent(href)).to.contain('Please accept: Vertrag').and.to.contain('I may not sign it myself.');
  });

  it('cannot put anything but an address into the link', async () => {
    const page = await opened({ file: contract({ title: 'A&bcc=x@y.example\r\nB' }) });
    await type(page.element, EMAIL, 'a@b.example?bcc=c@d.example&subject=x');
    const { to, fields, subject } = message(page);
    expect(to).to.equal('a@b.example?bcc=c@d.example&subject=x');
    expect(fields).to.deep.equal(['subject', 'body']);
    expect(subject).to.equal('Bitte annehmen: A&bcc=x@y.example\r\nB');
  });

  it('is told at the field of an address that is none, and no e-mail opens', async () => {
    const page = await opened();
    await type(page.element, EMAIL, 'chefin');
    mail(page).click();
    const input = find<HTMLInputElement>(page.element, '#avv-delegate-email');
    await until(() => hasFocus(page.element, input));
    expect(description(page.element, input)).to.contain('vollständige E-Mail-Adresse');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect([followed, events(page)]).to.deep.equal([[false], []]);
    await type(page.element, EMAIL, 'chefin@probe.example');
    expect(input.getAttribute('aria-invalid')).to.equal(null);
  });

  it('writes the e-mail by Enter in the field, and accepts nothing by it', async () => {
    const page = await opened();
    await type(page.element, EMAIL, 'chefin@probe.example');
    find(page.element, '#avv-delegate-email').closest('form')!.requestSubmit();
    expect(followed).to.deep.equal([true]);
    expect(events(page).map(({ email }) => email)).to.deep.equal(['chefin@probe.example']);
    expect(page.posts).to.have.length(0);
  });

  it('can still accept: the panel closes with it', async () => {
    const page = await completedPage({ delegable: true }, confirm());
    await pressOpener(page.element, 'delegate-button');
    await accept(page.element);
    expect(panels(page.element)).to.have.length(0);
    expect(page.posts).to.have.length(1);
  });

  it('has the panel closed when another document comes', async () => {
    const page = await opened({ files: [contract(), contract({ version: '3' })] });
    await page.element.reload();
    await until(() => parts(page.element, 'delegate-button').length);
    expect(panels(page.element)).to.have.length(0);
  });

  it('keeps what has been typed for the act', async () => {
    const page = await actPage({ delegable: true });
    await type(page.element, 'Ihr Name', 'Ada');
    await pressOpener(page.element, 'delegate-button');
    action(page.element, 'Schließen').click();
    await page.element.updateComplete;
    expect(find<HTMLInputElement>(page.element, '[name=name]').value).to.equal('Ada');
  });

  it('is not offered it while the acceptance is being sent', async () => {
    const page = await completedPage({ delegable: true }, json(503, {}, { 'Retry-After': '30' }));
    press(page.element);
    await until(() => button(page.element).hasAttribute('aria-disabled'));
    expect((part(page.element, 'delegate-button') as HTMLButtonElement).disabled).to.equal(true);
  });

  it('is not disturbed by an answer on what has been accepted that comes late', async () => {
    let tell!: (response: Response) => void;
    const late = new Promise<Response>((resolve) => (tell = resolve));
    const page = await actPage({ delegable: true, latest: () => late });
    await until(() => parts(page.element, 'delegate-button').length);
    await pressOpener(page.element, 'delegate-button');
    tell(Response.json(await keptReceipt()));
    await late;
    for (let frames = 0; frames < 5; frames++) await frame();
    expect(panels(page.element)).to.have.length(1);
  });
});

describe('the link', () => {
  it('leads to the act on this page, in the viewer that it was taken from', async () => {
    expect(link(await opened())).to.equal(`${here}#avv-act`);
    expect(link(await opened({ id: 'terms' }))).to.equal(`${here}#terms.avv-act`);
  });

  it('holds nothing about the customer unless the host names it', async () => {
    const customer = { name: 'Probe', reference: 'acc_4711' };
    expect(link(await opened({ customer }))).not.to.contain('4711');
    expect(message(await opened({ customer })).body).not.to.contain('4711');
  });

  it('leads where the host says, with the customer’s reference where the host names it', async () => {
    const delegateUrl = 'https://host.example/accept?account={reference}#step-2';
    const page = await opened({ delegateUrl, customer: { reference: 'a&b=c/4 711' } });
    expect(link(page)).to.equal('https://host.example/accept?account=a%26b%3Dc%2F4%20711#step-2');
    expect(message(page).body.split('\r\n').at(-1)).to.equal(link(page));
  });

  it('has a gap where the host names a reference that it does not give', async () => {
    expect(link(await opened({ delegateUrl: '/accept?account={reference}' }))).to.equal(
      `${location.origin}/accept?account=`,
    );
  });

  it('is relative to the page', async () => {
    expect(link(await opened({ delegateUrl: '/accept' }))).to.equal(`${location.origin}/accept`);
  });

  for (const delegateUrl of ['', 'javascript:alert(1)', 'https://', 'mailto:a@b.example'])
    it(`leads to this page where the host names “${delegateUrl}”`, async () => {
      expect(link(await opened({ delegateUrl }))).to.equal(`${here}#avv-act`);
    });

  it('can be copied, which is said', async () => {
    const page = await opened();
    const copied: string[] = [];
    await replacing(navigator, 'clipboard', { writeText: async (text: string) => void copied.push(text) }, async () => {
      action(page.element, 'Link kopieren').click();
      await until(() => said(page.element));
    });
    expect(copied).to.deep.equal([`${here}#avv-act`]);
    expect(said(page.element)).to.equal('Link kopiert');
    expect(events(page).map(({ via }) => via)).to.deep.equal(['copy']);
  });

  it('stands there to be copied by hand where the page may not', async () => {
    const page = await opened();
    await replacing(navigator, 'clipboard', undefined, async () => {
      action(page.element, 'Link kopieren').click();
      await until(() => said(page.element));
    });
    expect(said(page.element)).to.equal('Kopieren ist hier nicht möglich.');
    expect(link(page)).to.contain('#avv-act');
  });

  it('can be shared only where the browser can', async () => {
    await replacing(navigator, 'share', undefined, async () => {
      const { element } = await opened();
      expect(() => action(element, 'Teilen …')).to.throw();
    });
  });

  it('is shared with the message', async () => {
    const shared: ShareData[] = [];
    await replacing(
      navigator,
      'share',
      async (data: ShareData) => void shared.push(data),
      async () => {
        const page = await opened();
        action(page.element, 'Teilen …').click();
        expect(shared).to.have.length(1);
        expect(shared[0]).to.deep.include({ title: message(page).subject, url: `${here}#avv-act` });
        expect(`${shared[0]!.text}\n${shared[0]!.url}`).to.equal(message(page).body.replaceAll('\r\n', '\n'));
        expect(events(page).map(({ via }) => via)).to.deep.equal(['share']);
      },
    );
  });

  for (const [what, name, words] of [
    ['nothing is said when the reader changes their mind', 'AbortError', ''],
    ['it is said when that fails', 'NotAllowedError', 'Teilen ist hier nicht möglich.'],
  ] as const)
    it(`can be shared; ${what}`, async () => {
      const refuse = () => Promise.reject(new DOMException('', name));
      await replacing(navigator, 'share', refuse, async () => {
        const { element } = await opened();
        action(element, 'Teilen …').click();
        await element.updateComplete;
        await new Promise(requestAnimationFrame);
        expect(said(element)).to.equal(words);
      });
    });
});

describe('avv-delegate', () => {
  it('tells the host the link, whom to ask and for which account, and passes shadow trees', async () => {
    const page = await opened({ customer: { reference: 'acc_1' } });
    await type(page.element, EMAIL, 'chefin@probe.example');
    mail(page).click();
    const [event] = events(page);
    expect(event).to.include({
      via: 'email',
      url: `${here}#avv-act`,
      email: 'chefin@probe.example',
      reference: 'acc_1',
      bubbles: true,
      composed: true,
      cancelable: true,
    });
  });

  it('says that nobody was named, and no account', async () => {
    const page = await opened();
    mail(page).click();
    expect(events(page)[0]).to.include({ email: undefined, reference: undefined });
  });

  it('can be prevented: no e-mail opens, nothing is copied', async () => {
    const page = await opened();
    page.element.addEventListener('avv-delegate', (event) => event.preventDefault());
    const copied: string[] = [];
    await replacing(navigator, 'clipboard', { writeText: async (text: string) => void copied.push(text) }, async () => {
      mail(page).click();
      action(page.element, 'Link kopieren').click();
      await page.element.updateComplete;
    });
    expect([followed, copied, said(page.element)]).to.deep.equal([[false], [], '']);
  });

  it('lets the host send: no e-mail opens, and the end is said', async () => {
    const page = await opened();
    let end!: () => void;
    const sent = new Promise<void>((resolve) => (end = resolve));
    page.element.addEventListener('avv-delegate', (event) => event.respondWith(sent));
    mail(page).click();
    await page.element.updateComplete;
    expect(followed).to.deep.equal([false]);
    const sending = action(page.element, 'Wird gesendet …');
    expect(sending.getAttribute('aria-disabled')).to.equal('true');
    sending.click();
    expect(events(page)).to.have.length(1);
    end();
    await until(() => said(page.element) === 'Gesendet');
    expect(mail(page).hasAttribute('aria-disabled')).to.equal(false);
  });

  it('says when the host could not send, and lets the reader try again', async () => {
    const page = await opened();
    const ends = [Promise.reject(new Error('mail server')), Promise.resolve()];
    ends[0]!.catch(() => {});
    page.element.addEventListener('avv-delegate', (event) => event.respondWith(ends.shift()!));
    mail(page).click();
    await until(() => errorsIn(page.element).length);
    expect(errorsIn(page.element)[0]).to.match(/^Die Nachricht konnte nicht gesendet werden\..*Error: mail server$/);
    expect(part(page.element, 'panel').querySelector('[role=alert]')).not.to.equal(null);
    mail(page).click();
    await until(() => said(page.element) === 'Gesendet');
    expect(errorsIn(page.element)).to.deep.equal([]);
  });
});

describe('when the endpoint says that this account may not accept', () => {
  const refused = async (setup: PageSetup, answer = problem(403, 'not-authorised')): Promise<ActPage> => {
    const page = await completedPage(setup, answer);
    await accept(page.element);
    return page;
  };
  const remedies = ({ element }: ActPage): HTMLElement[] => [
    ...find(element, '#avv-failure').querySelectorAll<HTMLElement>('button'),
  ];

  it('asking somebody else is offered with it, and leads back there', async () => {
    const page = await refused({ delegable: true });
    expect(remedies(page).map(textOf)).to.deep.equal(['Eine zeichnungsberechtigte Person bitten']);
    remedies(page)[0]!.click();
    await until(() => panels(page.element).length);
    await until(() => hasFocus(page.element, panelTitle(page.element)));
    action(page.element, 'Schließen').click();
    await until(() => hasFocus(page.element, remedies(page)[0]!));
  });

  it('nothing is offered unless the host says so, or for other failures', async () => {
    expect(remedies(await refused({}))).to.have.length(0);
    expect(remedies(await refused({ delegable: true }, problem(404, 'unknown-document')))).to.have.length(0);
  });
});
