import { html, nothing, type TemplateResult } from 'lit';
import type { Contact, Party } from '../agreement/schema.js';
import type { ViewContext } from './context.js';
import { factList, valueList } from './facts.js';
import { commaSeparated, dataLink, plainText } from './text.js';

const roleName = (role: Party['role'], { msg }: ViewContext): string =>
  role === 'controller'
    ? msg('Verantwortlicher', { id: 'role.controller' })
    : msg('Auftragsverarbeiter', { id: 'role.processor' });

/** Contact data in one line: name, position, mail, telephone, page, address. */
export function contactLine(contact: Contact, context: ViewContext): unknown[] {
  const { name, position, email, phone, url, address } = contact;
  const pieces = [
    plainText(name, context),
    plainText(position, context),
    email && html`<a href="mailto:${email}">${email}</a>`,
    phone && html`<a class="phone" href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`,
    url && dataLink(url, undefined, context),
    plainText(address, context),
  ].filter(Boolean);
  return commaSeparated(pieces);
}

function officer(party: Party, context: ViewContext): unknown {
  const { dataProtectionOfficer } = party;
  if (!dataProtectionOfficer) return undefined;
  return typeof dataProtectionOfficer.note === 'string'
    ? plainText(dataProtectionOfficer.note, context)
    : contactLine(dataProtectionOfficer, context);
}

function partyView(party: Party, context: ViewContext): TemplateResult {
  const { msg } = context;
  const { name, alias, address } = party;
  return html`<div class="party" part="party">
    <p class="ui" lang=${context.locale}>${roleName(party.role, context)}</p>
    ${name ? html`<p><strong>${plainText(name, context)}</strong>${alias ? html` (<q>${plainText(alias, context)}</q>)` : nothing}</p>` : nothing}
    ${address ? html`<p>${plainText(address, context)}</p>` : nothing}
    ${factList(
      [
        [msg('Registereintrag', { id: 'party.register' }), plainText(party.register, context)],
        [msg('Impressum', { id: 'party.imprint' }), party.imprint && dataLink(party.imprint, undefined, context)],
        [msg('Kontakt', { id: 'party.contact' }), party.contact && contactLine(party.contact, context)],
        [msg('Datenschutzbeauftragter', { id: 'party.dpo' }), officer(party, context)],
        [msg('Vertretung', { id: 'party.representative' }), plainText(party.representative, context)],
      ],
      'facts',
      context.locale,
    )}
  </div>`;
}

/** Both parties, side by side where there is room. */
export function partiesView(context: ViewContext): unknown {
  const { parties } = context.agreement;
  const named = parties?.filter((party) => Object.keys(party).length > 1);
  return named?.length
    ? html`<div class="parties" part="parties">${named.map((party) => partyView(party, context))}</div>`
    : nothing;
}

export function contactsView(context: ViewContext): unknown {
  const { contacts } = context.agreement;
  if (!contacts?.length) return nothing;
  const { msg } = context;
  const purposes: Record<string, string> = {
    privacy: msg('Datenschutz', { id: 'contact.privacy' }),
    security: msg('Sicherheit', { id: 'contact.security' }),
    contract: msg('Vertragsfragen', { id: 'contact.contract' }),
    instructions: msg('Weisungen', { id: 'contact.instructions' }),
  };
  const lines = contacts.map((contact) => {
    const purpose =
      contact.purpose && html`<span class="ui" lang=${context.locale}>${purposes[contact.purpose]}: </span>`;
    return html`${purpose}${contactLine(contact, context)}`;
  });
  return html`<div part="contacts">${valueList(lines)}</div>`;
}
