/** The list of subprocessors as data: filter, order, transfers to third countries, exports. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  COUNTRIES_AS_OF,
  countryStatus,
  featuresThatTransfer,
  inOrder,
  staysInEea,
  SubprocessorSearch,
  subprocessorsCsv,
  subprocessorsJson,
  transferOf,
  type Agreement,
  type Subprocessor,
  type SubprocessorFilter,
} from '../../src/agreement/index.js';
import { allSubprocessors } from '../../src/agreement/subprocessors.js';

const DAY = '2026-11-22';

const entry = (fields: Partial<Subprocessor> = {}): Subprocessor => ({ id: 'e', name: 'Felswolke', ...fields });

const listed = (...entries: Partial<Subprocessor>[]): Agreement => ({
  format: 'avv/1',
  id: 'liste',
  version: '1',
  language: 'de',
  title: 'AVV',
  sections: [{ id: 's', body: 'Text' }],
  subprocessors: {
    groups: [
      { id: 'g', title: 'Betrieb', entries: entries.map((fields, index) => entry({ id: `e-${index}`, ...fields })) },
      { id: 'empty', title: 'Überwachung', note: 'Keine.', entries: [] },
    ],
  },
});

const SMS = { feature: 'sms', label: 'SMS' };
const VIDEO = { feature: 'video', label: 'Video' };

describe('the filter', () => {
  const agreement = listed(
    { name: 'Müller & Söhne', task: 'Straßenkarten', countries: ['DE'] },
    { name: 'Tallyquill', countries: ['IE', 'US'], safeguards: [{ type: 'dpf' }, { type: 'scc', note: 'Modul 3' }] },
    { name: 'Pingwhistle', countries: ['US'], condition: SMS },
    { name: 'Randkies', entities: [{ legalName: 'Randkies Nordic ApS', country: 'DK' }], effectiveFrom: '2026-12-01' },
  );
  const cases: [SubprocessorFilter, string][] = [
    [{}, 'Müller & Söhne, Tallyquill, Pingwhistle, Randkies'],
    [{ text: 'MULLER strassen' }, 'Müller & Söhne'],
    [{ text: 'nordic' }, 'Randkies'],
    [{ text: 'modul' }, 'Tallyquill'],
    [{ text: 'betrieb sms' }, 'Pingwhistle'],
    [{ text: 'müller tallyquill' }, ''],
    [{ country: 'US' }, 'Tallyquill, Pingwhistle'],
    [{ country: 'DK' }, 'Randkies'],
    [{ safeguard: 'scc' }, 'Tallyquill'],
    [{ safeguard: 'none' }, 'Pingwhistle'],
    [{ leaves: true }, 'Tallyquill, Pingwhistle'],
    [{ optional: true }, 'Pingwhistle'],
    [{ optional: false, country: 'US' }, 'Tallyquill'],
    [{ mine: true }, 'Müller & Söhne, Tallyquill'],
  ];
  for (const [filter, names] of cases)
    it(`${JSON.stringify(filter)} leaves “${names}”`, () => {
      const found = new SubprocessorSearch(agreement).find(filter, { features: [], day: DAY });
      assert.equal([...found].map(({ name }) => name).join(', '), names);
    });

  it('“mine” counts the features of the customer', () => {
    const found = new SubprocessorSearch(agreement).find({ mine: true }, { features: ['sms'], day: '2026-12-01' });
    assert.equal(found.size, 4);
  });
});

describe('the order', () => {
  const entries = [
    entry({ name: 'Zeder', countries: ['DE'] }),
    entry({ name: 'Ähre' }),
    entry({ name: 'Bach', country: 'US' }),
  ];
  const names = (order?: 'name' | 'country') =>
    inOrder(entries, order, 'de', (code) => ({ DE: 'Deutschland', US: 'Amerika' })[code]!).map(({ name }) => name);

  it('is the document’s, or by name as the language sorts, or by the country’s name', () => {
    assert.deepEqual(names(), ['Zeder', 'Ähre', 'Bach']);
    assert.deepEqual(names('name'), ['Ähre', 'Bach', 'Zeder']);
    assert.deepEqual(names('country'), ['Bach', 'Zeder', 'Ähre']);
  });
});

describe('a transfer', () => {
  const cases: [string, Partial<Subprocessor>, string, string[]][] = [
    ['processing in a third country', { countries: ['DE', 'US'] }, 'leaves', ['US']],
    ['places win over the seat', { countries: ['DE'], country: 'DE' }, 'eea', []],
    ['a seat elsewhere', { countries: ['IE'], country: 'US' }, 'access', ['US']],
    [
      'a safeguard nobody would need within the EEA',
      { countries: ['IE'], safeguards: [{ type: 'scc' }] },
      'access',
      [],
    ],
    ['an entity elsewhere, places unknown', { entities: [{ legalName: 'A', country: 'GB' }] }, 'leaves', ['GB']],
    [
      'one of two entities says nothing',
      { entities: [{ legalName: 'A', country: 'DE' }, { legalName: 'B' }] },
      'unknown',
      [],
    ],
    ['nothing said', {}, 'unknown', []],
    ['a code that nobody has assigned', { countries: ['QX'] }, 'leaves', ['QX']],
    ['a part of a Member State with its own code', { countries: ['RE'] }, 'eea', []],
  ];
  for (const [what, fields, reach, countries] of cases)
    it(`${what}: ${reach}`, () => {
      const found = transferOf(entry(fields));
      assert.deepEqual([found.reach, found.countries], [reach, countries]);
    });
});

describe('“without these features no transfer”', () => {
  const said = (agreement: Agreement) => featuresThatTransfer(agreement, DAY)?.map(({ label }) => label);
  const inside = { countries: ['DE'] };

  it('is said with the features and the entries behind each', () => {
    const agreement = listed(
      inside,
      { countries: ['US'], condition: SMS },
      { countries: ['IN'], condition: VIDEO },
      { condition: SMS },
    );
    const features = featuresThatTransfer(agreement, DAY)!;
    assert.deepEqual(
      features.map(({ label, transfers }) => [label, ...transfers.map(({ entry: { id } }) => id)]),
      [
        ['SMS', 'e-1', 'e-3'],
        ['Video', 'e-2'],
      ],
    );
  });

  const SILENT: [string, Agreement][] = [
    ['an entry for everybody leaves the EEA', listed({ countries: ['US'] }, { countries: ['IN'], condition: SMS })],
    ['of an entry for everybody no country is known', listed({}, { countries: ['IN'], condition: SMS })],
    [
      'an entry for everybody is announced',
      listed({ countries: ['US'], effectiveFrom: '2027-01-01' }, { countries: ['IN'], condition: SMS }),
    ],
    ['nothing leaves the EEA', listed(inside)],
  ];
  for (const [when, agreement] of SILENT)
    it(`is not said when ${when}`, () => assert.equal(said(agreement), undefined));

  it('is not said of a list that is kept elsewhere', () => {
    const agreement = listed(inside, { countries: ['US'], condition: SMS });
    agreement.subprocessors!.external = { href: 'https://wolke.example/list' };
    assert.equal(said(agreement), undefined);
    assert.equal(staysInEea(agreement, DAY), false);
  });

  it('what has ended does not count', () => {
    const agreement = listed(inside, { countries: ['US'], effectiveTo: '2026-11-21' });
    assert.equal(staysInEea(agreement, DAY), true);
    assert.equal(staysInEea(agreement, '2026-11-21'), false);
  });
});

describe('countries', () => {
  it('Canada, Japan, Korea, Israel and the USA are adequate for some only', () => {
    const scopes = ['CA', 'JP', 'KR', 'IL', 'US', 'CH'].map((code) => {
      const status = countryStatus(code, DAY);
      return status.kind === 'adequate' ? status.adequacy.scope : status.kind;
    });
    assert.deepEqual(scopes, ['commercial', 'appi', 'pipa', 'automated', 'dpf', undefined]);
  });

  it('a decision holds from its day to its last', () => {
    const kinds = ['2021-06-27', '2021-06-28', '2031-12-27', '2031-12-28'].map((day) => countryStatus('GB', day).kind);
    assert.deepEqual(kinds, ['third', 'adequate', 'adequate', 'third']);
  });

  it('nobody is in the EEA by accident', () => {
    const kinds = ['NO', 'IS', 'LI', 'EU', 'CH', 'SJ', 'UK', 'toString', ''].map(
      (code) => countryStatus(code, DAY).kind,
    );
    assert.deepEqual(kinds, ['eea', 'eea', 'eea', 'eea', 'adequate', 'third', 'third', 'third', 'third']);
    assert.match(COUNTRIES_AS_OF, /^20\d\d-\d\d-\d\d$/);
  });
});

/** Reads RFC 4180 in its strict form: every field quoted, CRLF after every record. */
function parseCsv(csv: string): string[][] {
  assert.match(csv, /^\ufeff("([^"]|"")*"(,"([^"]|"")*")*\r\n)+$/);
  return csv
    .slice(1, -2)
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text = '']) => text.replaceAll('""', '"')));
}

const cellsOf = (agreement: Agreement): Record<string, string>[] => {
  const [heads = [], ...rows] = parseCsv(subprocessorsCsv(agreement, allSubprocessors(agreement)));
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [heads[index], cell])));
};

describe('CSV', () => {
  it('holds every fact, values in one cell, quotation marks and line breaks as they are', () => {
    const [row] = cellsOf(
      listed({
        name: 'Wolke "Nord", Kiel',
        address: 'Weg 1\n24103 Kiel',
        entities: [{ legalName: 'A GmbH', country: 'DE' }, { legalName: 'B ApS' }],
        countries: ['DE', 'DK'],
        safeguards: [{ type: 'scc', note: 'Modul 3', asOf: '2026-10-30' }],
        condition: SMS,
      }),
    );
    assert.deepEqual(
      ['name', 'address', 'entities', 'countries', 'safeguards', 'condition', 'group', 'task', 'reach'].map(
        (key) => row![key],
      ),
      [
        'Wolke "Nord", Kiel',
        'Weg 1\n24103 Kiel',
        'A GmbH, DE; B ApS',
        'DE; DK',
        'scc, Modul 3, 2026-10-30',
        'SMS',
        'Betrieb',
        'Betrieb',
        'access',
      ],
    );
  });

  const FORMULAS = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '\tx',
    '  =1+1',
    '\u00a0=1+1',
    '\u200b=1+1',
    '\ufeff=1+1',
    '\u202e=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM',
    '﹦1',
    '⁼1',
    '⁻1',
    '−1',
  ];
  for (const formula of FORMULAS)
    it(`makes text of ${JSON.stringify(formula)}`, () =>
      assert.equal(cellsOf(listed({ task: formula }))[0]!.task, `'${formula}`));

  it('leaves alone what is no formula', () => {
    for (const text of ['Müller', '1-2', 'a=b', '(=1)', "'x"])
      assert.equal(cellsOf(listed({ task: text }))[0]!.task, text);
  });
});

describe('JSON', () => {
  it('is the agreement’s own data, and says of how many entries it is an extract', () => {
    const agreement = listed({ task: 'Server' }, { task: 'E-Mail' });
    const [, second] = allSubprocessors(agreement);
    const data = JSON.parse(subprocessorsJson(agreement, [second!])) as {
      extract: object;
      groups: { id: string; entries: object[] }[];
    };
    assert.deepEqual(data.extract, { entries: 1, of: 2 });
    assert.deepEqual(
      data.groups.map(({ id, entries }) => [id, entries]),
      [
        ['g', [second]],
        ['empty', []],
      ],
    );
  });
});
