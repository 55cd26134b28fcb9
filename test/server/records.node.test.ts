import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Problem } from '../../src/acceptance/schema.js';
import { agreement, input, sampleRecord } from '../acceptance/sample.js';
import { endpoint, outcome, post, record } from './endpoint.js';

const handler = endpoint();

/** The record with one change, written out. */
function changed(change: (record: any) => void): unknown {
  const copy = structuredClone(record);
  change(copy);
  return copy;
}

async function problems(body: unknown, to = handler): Promise<string[]> {
  const response = await to(post(body));
  if (response.status === 201) return [];
  assert.equal(await outcome(response), '422 invalid');
  return ((await response.json()) as Problem).errors!.map(({ pointer, detail }) => `${pointer} ${detail}`);
}

it('a complete record passes: the control', async () => assert.deepEqual(await problems(record), []));

describe('a record’s shape', () => {
  for (const [what, change, expected] of [
    [
      'another schema',
      (r) => (r.schema = 'avv-acceptance/2'),
      ['/schema must be avv-acceptance/1, not "avv-acceptance/2"'],
    ],
    ['no act', (r) => delete r.act, ['/act is missing; expected object']],
    ['no label', (r) => delete r.act.label, ['/act/label is missing; expected string']],
    ['an empty label', (r) => (r.act.label = ''), ['/act/label must not be empty']],
    [
      'a made-up method',
      (r) => (r.act.method = 'stare'),
      ['/act/method must be button or checkbox or form, not "stare"'],
    ],
    [
      'a time in words',
      (r) => (r.act.at = 'today'),
      ['/act/at must be a date and time like 2026-01-31T12:00:00Z, not "today"'],
    ],
    [
      'a bad e-mail address',
      (r) => (r.acceptor.email = 'ada'),
      ['/acceptor/email must be an e-mail address, not "ada"'],
    ],
    [
      'a bad digest',
      (r) => (r.document.digest = 'sha-256:abc'),
      ['/document/digest must be “sha-256:” and 43 characters of base64url, not "sha-256:abc"'],
    ],
    [
      'a bad language',
      (r) => (r.client.language = 'de_DE'),
      ['/client/language must be a language tag like de or de-AT, not "de_DE"'],
    ],
    [
      'a tick that is none',
      (r) => (r.declarations[0].checked = 'yes'),
      ['/declarations/0/checked must be boolean, not "yes"'],
    ],
    ['a list that is none', (r) => (r.features = 'chat'), ['/features must be array, not "chat"']],
    [
      'a value that is no text',
      (r) => (r.placeholders.company = { a: 1 }),
      ['/placeholders/company must be string, not object'],
    ],
    [
      'two mistakes',
      (r) => (delete r.document.id, (r.customer = null)),
      ['/document/id is missing; expected an identifier without white space', '/customer must be object, not null'],
    ],
  ] as [string, (record: any) => unknown, string[]][])
    it(`cannot have ${what}`, async () => assert.deepEqual(await problems(changed(change)), expected));

  for (const body of ['null', '[]', '"avv"', '7'])
    it(`cannot be ${body}`, async () => assert.equal((await problems(body)).length, 1));
});

describe('what the agreement demands', () => {
  const words = 'These are not the agreement’s words';
  for (const [what, change, expected] of [
    [
      'a required declaration ticked',
      (r) => (r.declarations[0].checked = false),
      ['/declarations/0/checked The declaration “read” must be ticked'],
    ],
    ['every declaration', (r) => r.declarations.shift(), ['/declarations The declaration “read” is missing']],
    ['its words', (r) => (r.declarations[0].text = 'Irgendwas.'), [`/declarations/0/text ${words}`]],
    [
      'its words with the values that were filled in',
      (r) => (r.placeholders.company = 'Andere AG'),
      [`/declarations/0/text ${words}`, `/authority/statement ${words}`],
    ],
    [
      'no others’ declarations',
      (r) => r.declarations.push({ id: 'waiver', text: 'Der Anbieter haftet für alles.', checked: true }),
      ['/declarations/2/id The agreement has no declaration “waiver”'],
    ],
    [
      'each declaration once',
      (r) => r.declarations.push({ id: 'read', text: 'Anders.', checked: true }),
      ['/declarations/2/id The declaration “read” occurs twice'],
    ],
    [
      'authority',
      (r) => delete r.authority,
      ['/authority/confirmed The authority to act for the customer must be confirmed'],
    ],
    [
      'authority confirmed',
      (r) => (r.authority.confirmed = false),
      ['/authority/confirmed The authority to act for the customer must be confirmed'],
    ],
    ['authority in its words', (r) => (r.authority.statement = 'Klar.'), [`/authority/statement ${words}`]],
    ['what it asks of the person', (r) => delete r.acceptor.name, ['/acceptor/name “name” must be filled in']],
    ['more than white space', (r) => (r.acceptor.name = ' '), ['/acceptor/name “name” must be filled in']],
    ['what it asks of the customer', (r) => delete r.customer.name, ['/customer/name “company” must be filled in']],
    [
      'a field of its own',
      (r) => delete r.acceptor.orderNumber,
      ['/acceptor/orderNumber “Bestellnummer” must be filled in'],
    ],
    [
      'subprocessors that are its',
      (r) => r.subprocessors.push('sp-other'),
      ['/subprocessors/3 The agreement has no subprocessor “sp-other”'],
    ],
  ] as [string, (record: any) => unknown, string[]][])
    it(`is ${what}`, async () => assert.deepEqual(await problems(changed(change)), expected));

  it('is a value for each required placeholder', async () => {
    const open = sampleRecord({ digest: undefined, placeholders: {} });
    assert.deepEqual(await problems(open), ['/placeholders/company “Firma” must be filled in']);
  });

  it('may be less: boxes that need no tick, fields that need no value, declarations in another order', async () => {
    assert.deepEqual(
      await problems(
        changed((r) => (delete r.acceptor.email, (r.declarations[1].checked = true), r.declarations.reverse())),
      ),
      [],
    );
  });

  it('may be nothing', async () => {
    const bare = { ...agreement, acceptance: undefined, placeholders: undefined, subprocessors: undefined };
    const plain = JSON.parse(JSON.stringify(bare)) as typeof agreement;
    const sent = sampleRecord({
      ...input,
      agreement: plain,
      digest: undefined,
      customer: {},
      acceptor: {},
      authority: undefined,
    });
    assert.deepEqual(await problems(sent, endpoint({ agreements: [plain] })), []);
    const unconfirmed = { ...sent, authority: { confirmed: false, statement: 'Ich darf das.' } };
    assert.deepEqual(await problems(unconfirmed, endpoint({ agreements: [plain] })), [
      '/authority/confirmed The authority to act for the customer must be confirmed',
    ]);
  });
});
