import { expect } from '@open-wc/testing';
import { createRecord } from '../../src/acceptance/record.js';
import { recordSchema } from '../../src/acceptance/schema.js';
import { askPlace, wordsShown } from '../../src/acceptance/words.js';
import { subprocessorsInForce } from '../../src/agreement/subprocessors.js';
import { validate } from '../../src/agreement/validate.js';
import { recordShape } from '../../src/generated/shapes.js';
import { agreement, digest, input, sampleRecord } from './sample.js';

describe('record', () => {
  it('holds what was shown and what was done, and nothing else', () => {
    expect(sampleRecord()).to.deep.equal({
      schema: 'avv-acceptance/1',
      document: { id: 'muster-avv', version: '2', language: 'de', digest, href: 'https://muster.example/avv.json' },
      customer: { name: 'Probe GmbH', reference: 'acct_1' },
      acceptor: { name: 'Ada Probe', orderNumber: 'B-7' },
      authority: { confirmed: true, statement: 'Ich darf für Probe GmbH handeln.' },
      declarations: [
        { id: 'read', text: '**Probe GmbH** hat den Vertrag gelesen.', checked: true },
        { id: 'news', text: 'Änderungen bitte an {{costCentre}} melden.', checked: false },
      ],
      act: { method: 'button', label: 'AVV annehmen', at: '2026-04-01T10:00:00.000Z' },
      placeholders: { company: 'Probe GmbH' },
      features: ['chat'],
      subprocessors: ['sp-always', 'sp-chat', 'sp-next'],
      presentation: { mode: 'viewer', shownAt: '2026-04-01T09:55:00.000Z', endReached: true },
      client: { version: '0.1.0', language: 'de', timeZone: 'Europe/Berlin', origin: 'https://kunde.example' },
    });
  });

  it('follows its schema, for zod and for the browser’s validator', () => {
    const bare = createRecord({
      agreement: { ...agreement, acceptance: undefined, subprocessors: undefined, placeholders: undefined },
      checked: [],
      act: input.act,
      presentation: input.presentation,
      client: input.client,
    });
    for (const record of [sampleRecord(), bare]) {
      expect(recordSchema.safeParse(record).success).to.equal(true);
      expect(validate(record, recordShape)).to.deep.equal([]);
      expect(JSON.parse(JSON.stringify(record))).to.deep.equal(record);
    }
    expect(bare).not.to.have.any.keys('authority');
    expect(bare.document).not.to.have.any.keys('digest', 'href');
  });

  it('leaves out fields that are empty', () => {
    const record = sampleRecord({
      acceptor: { name: 'Ada', email: '' },
      placeholders: { company: 'Probe', costCentre: '' },
      digest: undefined,
    });
    expect(record.acceptor).to.deep.equal({ name: 'Ada' });
    expect(record.placeholders).to.deep.equal({ company: 'Probe' });
    expect(record.document).not.to.have.property('digest');
  });

  it('neither changes its input nor shares objects with it', () => {
    const before = JSON.stringify(input);
    const record = createRecord(input);
    record.act.label = record.customer.name = record.features[0] = record.client.origin = 'changed';
    expect(JSON.stringify(input)).to.equal(before);
  });

  it('ticks nothing that the agreement does not have', () => {
    expect(sampleRecord({ checked: ['unknown'] }).declarations.map(({ checked }) => checked)).to.deep.equal([
      false,
      false,
    ]);
  });
});

describe('words as shown', () => {
  const shown = (text: string, values: Record<string, string>) => wordsShown(text, agreement, values);

  it('fill what is declared and leave open gaps and foreign braces alone', () => {
    expect(shown('{{company}}, {{costCentre}}, {{other}}, {{ company }}', { company: 'A', other: 'B' })).to.equal(
      'A, {{costCentre}}, {{other}}, {{ company }}',
    );
  });

  it('never search a value for placeholders or for patterns', () => {
    expect(shown('{{company}} {{costCentre}}', { company: '{{costCentre}} $& $1', costCentre: '7' })).to.equal(
      '{{costCentre}} $& $1 7',
    );
  });

  it('take no value from an object’s prototype', () => {
    const odd = {
      ...agreement,
      placeholders: [{ key: 'constructor', label: 'Bauträger', source: 'controller' as const }],
    };
    expect(wordsShown('{{constructor}}', odd, {})).to.equal('{{constructor}}');
  });
});

describe('answers to asks', () => {
  it('stand with the customer for the company’s data, with the person for the rest', () => {
    const places = ['company', 'address', 'country', 'name', 'email', 'position', 'orderNumber'].map((field) =>
      askPlace(field).join('.'),
    );
    expect(places).to.deep.equal([
      'customer.name',
      'customer.address',
      'customer.country',
      'acceptor.name',
      'acceptor.email',
      'acceptor.position',
      'acceptor.orderNumber',
    ]);
  });
});

describe('subprocessors in force', () => {
  const ids = (features: string[], date: string) => subprocessorsInForce(agreement, features, date).map(({ id }) => id);

  it('are those without a condition and those of active features', () => {
    expect(ids([], '2026-05-01')).to.deep.equal(['sp-always', 'sp-next']);
    expect(ids(['chat', 'other'], '2026-05-01')).to.deep.equal(['sp-always', 'sp-chat', 'sp-next']);
  });

  it('include the first and the last day', () => {
    expect(ids([], '2026-03-31')).to.deep.equal(['sp-always', 'sp-past']);
    expect(ids([], '2026-04-01')).to.deep.equal(['sp-always', 'sp-next']);
  });

  it('take the calendar day of a date-time in its own offset', () => {
    expect(ids([], '2026-04-01T00:30:00+02:00')).to.deep.equal(['sp-always', 'sp-next']);
  });

  it('are none where the agreement lists none', () => {
    expect(subprocessorsInForce({ ...agreement, subprocessors: undefined }, ['chat'], '2026-04-01')).to.deep.equal([]);
  });
});
