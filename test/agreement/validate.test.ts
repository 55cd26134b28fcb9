import { expect } from '@open-wc/testing';
import { validate, type Violation } from '../../src/agreement/validate.js';
import { agreementShape, receiptShape, recordShape } from '../../src/generated/shapes.js';
import { agreement } from '../support/viewer.js';

/** What is said of the minimal agreement with these fields in it. */
const check = (fields: object): Violation[] => validate({ ...agreement(), ...fields }, agreementShape);

const section = (fields: object): Violation[] => check({ sections: [{ id: 's', ...fields }] });

describe('what is wrong with a document', () => {
  it('nothing, where it fits', () => {
    expect(check({})).to.deep.equal([]);
  });

  it('nothing, with keys that the format does not know', () => {
    expect(check({ invented: { by: ['the', 'future'] }, 'x-y': null })).to.deep.equal([]);
    expect(section({ invented: 7 })).to.deep.equal([]);
  });

  it('a required field that is missing, at the place where it belongs', () => {
    expect(validate({}, agreementShape)).to.deep.equal(
      [
        ['format', 'avv-format'],
        ['id', 'avv-id'],
        ['version', 'string'],
        ['language', 'language-tag'],
        ['title', 'string'],
        ['sections', 'array'],
      ].map(([field, expected]) => ({ pointer: `/${field}`, problem: 'missing', expected, received: '' })),
    );
  });

  it('the whole of it, where it is no object', () => {
    for (const [value, received] of [
      [null, 'null'],
      [[], 'array'],
      ['avv/1', '"avv/1"'],
      [7, '7'],
    ] as const)
      expect(validate(value, agreementShape)).to.deep.equal([
        { pointer: '', problem: 'type', expected: 'object', received },
      ]);
  });

  it('another type than the one that is expected', () => {
    expect(check({ title: 7 })).to.deep.equal([
      { pointer: '/title', problem: 'type', expected: 'string', received: '7' },
    ]);
    expect(check({ sections: {} })).to.deep.equal([
      { pointer: '/sections', problem: 'type', expected: 'array', received: 'object' },
    ]);
    expect(check({ placeholders: [{ key: 'a', label: 'A', source: 'system', required: 'yes' }] })).to.deep.equal([
      { pointer: '/placeholders/0/required', problem: 'type', expected: 'boolean', received: '"yes"' },
    ]);
  });

  it('a text that is empty', () => {
    expect(section({ title: '' })).to.deep.equal([
      { pointer: '/sections/0/title', problem: 'empty', expected: 'string', received: '""' },
    ]);
  });

  it('a value that is none of those to choose from', () => {
    expect(check({ acceptance: { mode: 'implicit' } })).to.deep.equal([
      { pointer: '/acceptance/mode', problem: 'choice', expected: 'explicit|incorporated', received: '"implicit"' },
    ]);
    expect(check({ acceptance: { mode: 'explicit|incorporated' } }).length).to.equal(1);
  });

  const FORMATS: [string, object, string, string][] = [
    ['a version of the format', { format: 'avv' }, '/format', 'avv-format'],
    ['an id', { id: 'two words' }, '/id', 'avv-id'],
    ['a language', { language: 'deutsch!' }, '/language', 'language-tag'],
    ['a date', { effectiveFrom: '2026-13-01' }, '/effectiveFrom', 'date'],
    ['a date or month', { published: '11/2026' }, '/published', 'date-or-month'],
    ['an address', { mainContract: { title: 'AGB', href: 'zwei Wörter' } }, '/mainContract/href', 'uri-reference'],
    ['a digest', { supersedes: { version: '1', digest: 'sha-256:x' } }, '/supersedes/digest', 'avv-digest'],
    ['a mail address', { contacts: [{ email: 'keine Adresse' }] }, '/contacts/0/email', 'email'],
    [
      'a placeholder’s key',
      { placeholders: [{ key: 'Ä', label: 'A', source: 'system' }] },
      '/placeholders/0/key',
      'placeholder-key',
    ],
    ['a place', { sections: [{ id: 's', places: ['everything'] }] }, '/sections/0/places/0', 'avv-place'],
  ];
  for (const [name, fields, pointer, expected] of FORMATS)
    it(`something that does not look like ${name}`, () => {
      const [violation, ...others] = check(fields);
      expect(others).to.deep.equal([]);
      expect({ ...violation, received: '' }).to.deep.equal({ pointer, problem: 'format', expected, received: '' });
    });

  it('numbers below zero, and numbers that are not whole', () => {
    expect(check({ periods: { breachHours: -1 } })).to.deep.equal([
      { pointer: '/periods/breachHours', problem: 'range', expected: '0', received: '-1' },
    ]);
    expect(check({ periods: { breachHours: 1.5 } })).to.deep.equal([
      { pointer: '/periods/breachHours', problem: 'type', expected: 'integer', received: '1.5' },
    ]);
  });

  it('at any depth, with a pointer that escapes what has to be (RFC 6901)', () => {
    const child = { id: 'c', sections: [{ id: 'd', label: 5 }] };
    expect(section({ sections: [child] })).to.deep.equal([
      { pointer: '/sections/0/sections/0/sections/0/label', problem: 'type', expected: 'string', received: '5' },
    ]);
    expect(validate({ 'a/b~c': 7 }, { 'a/b~c': 'text' })[0]!.pointer).to.equal('/a~1b~0c');
  });

  it('something that fits none of several shapes: the complaints of the nearest', () => {
    const party = (dataProtectionOfficer: unknown): Violation[] =>
      check({ parties: [{ role: 'processor', dataProtectionOfficer }] });
    const place = '/parties/0/dataProtectionOfficer';
    expect(party({ status: 'none', note: 'Keiner.' })).to.deep.equal([]);
    expect(party({ email: 'a@b.example' })).to.deep.equal([]);
    expect(party('niemand')).to.deep.equal([
      { pointer: place, problem: 'type', expected: 'object|object', received: '"niemand"' },
    ]);
    expect(party({ email: 'niemand' })).to.deep.equal([
      { pointer: `${place}/email`, problem: 'format', expected: 'email', received: '"niemand"' },
    ]);
    expect(section({ covers: ['a.b', { rule: 'a.b', partial: true }] })).to.deep.equal([]);
    expect(section({ covers: [{ rule: 'a.b' }] })).to.deep.equal([
      { pointer: '/sections/0/covers/0/partial', problem: 'missing', expected: 'boolean', received: '' },
    ]);
  });

  it('every fault that there is, in the document’s order', () => {
    const found = check({ title: '', language: 7, sections: [{ id: 's' }, { title: 'Ohne' }, 'Text'] });
    expect(found.map(({ pointer, problem }) => `${pointer} ${problem}`)).to.deep.equal([
      '/language type',
      '/title empty',
      '/sections/1/id missing',
      '/sections/2 type',
    ]);
  });

  it('but no more than fifty, and of each find no more than a glimpse', () => {
    const long = 'x'.repeat(1000);
    const found = check({ sections: Array.from({ length: 10_000 }, () => ({ id: `${long} ${long}` })) });
    expect(found.length).to.equal(50);
    expect(found[0]!.received.length).to.equal(40);
    expect(found[0]!.received).to.match(/^"x+…$/);
  });

  it('in records and receipts as well, whose maps may hold any key', () => {
    const placeholders = { company: 'A', toString: 'B', constructor: 7 };
    const found = validate({ placeholders }, recordShape).filter(({ problem }) => problem !== 'missing');
    expect(found).to.deep.equal([
      { pointer: '/placeholders/constructor', problem: 'type', expected: 'string', received: '7' },
    ]);
    expect(validate({}, receiptShape).map(({ pointer }) => pointer)).to.include('/recordDigest');
  });
});
