import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { proposeChangelog } from '../../../src/agreement/compare/changelog.js';
import { compare } from '../../../src/agreement/compare/compare.js';
import type { Effect } from '../../../src/agreement/compare/effect.js';
import type { Agreement, Subprocessor, Subprocessors } from '../../../src/agreement/schema.js';

const WOLKE: Subprocessor = {
  id: 'wolke',
  name: 'Wolke GmbH',
  task: 'Betrieb',
  locations: ['Leer'],
  countries: ['DE'],
};

const BEFORE: Agreement = {
  format: 'avv/1',
  id: 'avv',
  version: '1',
  language: 'de',
  title: 'AVV',
  sections: [
    { id: 's-1', label: '§ 1', title: 'Weisungen', body: 'Die Anbieterin handelt nur auf Weisung.', summary: 'Kurz.' },
    { id: 's-2', label: '§ 2', title: 'Prüfungen', body: 'Der Kunde darf prüfen.' },
  ],
  contacts: [{ purpose: 'privacy', email: 'a@b.example' }],
  parties: [{ role: 'processor', name: 'Muster AG', address: 'Am Tor 1' }],
  processing: { dataCategories: [{ label: 'Namen' }, { label: 'Adressen' }], retention: '30 Tage' },
  measures: { groups: [{ id: 'm', title: 'Zugang', measures: [{ id: 'm-1', text: 'Zweiter Faktor' }] }] },
  subprocessors: {
    policy: { authorisation: 'general', noticeDays: 30, objectionDays: 14, windowStarts: 'receipt' },
    groups: [{ id: 'g', title: 'Betrieb', entries: [WOLKE] }],
  },
  periods: { breachHours: 48, amendmentNoticeDays: 30 },
  acceptance: { mode: 'explicit', declarations: [{ id: 'd', text: 'Ich stimme zu.', required: true }] },
};

const effectOf = (before: Agreement, after: Agreement): Effect =>
  proposeChangelog(compare(before, after), { before, after, today: '2027-01-31' }).entry.effect;

type Edit = (agreement: Agreement & { subprocessors: Subprocessors }) => void;

const NEW: Subprocessor = { id: 'neu', name: 'Neu AG' };
const policy = (agreement: Agreement) => agreement.subprocessors!.policy!;
const entries = (agreement: Agreement) => agreement.subprocessors!.groups[0]!.entries;

const EFFECTS: Readonly<Record<Effect, Readonly<Record<string, Edit>>>> = {
  editorial: {
    nothing: () => undefined,
    'a new version number': (a) => (a.version = '2'),
    'a comma': (a) => (a.sections[0]!.body = 'Die Anbieterin handelt, nur auf Weisung.'),
    'new numbers': (a) => (a.sections[0]!.label = '§ 7'),
    'clauses in another order': (a) => a.sections.reverse(),
  },
  notice: {
    'a summary that binds nobody': (a) => (a.sections[0]!.summary = 'Auf Weisung.'),
    'another contact': (a) => (a.contacts![0]!.email = 'c@b.example'),
    'the provider has moved': (a) => (a.parties![0]!.address = 'Am Tor 2'),
    'fewer data': (a) => a.processing!.dataCategories!.pop(),
    'a measure more': (a) => a.measures!.groups[0]!.measures.push({ id: 'm-2', text: 'Verschlüsselung' }),
    'a subprocessor fewer': (a) => entries(a).pop(),
    'a subprocessor that only some need from now on': (a) => (entries(a)[0]!.condition = { feature: 'x', label: 'X' }),
    'notified earlier': (a) => (a.periods!.breachHours = 24),
    'more days to object': (a) => (policy(a).objectionDays = 30),
    'asked for each subprocessor from now on': (a) => (policy(a).authorisation = 'specific'),
  },
  objection: {
    'a new subprocessor': (a) => entries(a).push(NEW),
    'a group of new ones': (a) => a.subprocessors.groups.push({ id: 'g2', title: 'Mail', entries: [NEW] }),
    'another place': (a) => (entries(a)[0]!.countries = ['US']),
    'another task': (a) => (entries(a)[0]!.task = 'Auswertung'),
  },
  reacceptance: {
    'other words in a clause': (a) => (a.sections[0]!.body = 'Die Anbieterin handelt auf Weisung.'),
    'a clause more': (a) => a.sections.push({ id: 's-3', body: 'Die Haftung ist beschränkt.' }),
    'a clause fewer': (a) => a.sections.pop(),
    'a measure fewer': (a) => a.measures!.groups[0]!.measures.pop(),
    'a measure in other words': (a) => (a.measures!.groups[0]!.measures[0]!.text = 'Faktor'),
    'more data': (a) => a.processing!.dataCategories!.push({ label: 'Gesundheitsdaten' }),
    'kept longer': (a) => (a.processing!.retention = '60 Tage'),
    'notified later': (a) => (a.periods!.breachHours = 72),
    'fewer days of notice': (a) => (a.periods!.amendmentNoticeDays = 14),
    'a period that is gone': (a) => delete a.periods!.breachHours,
    'fewer days to object': (a) => (policy(a).objectionDays = 7),
    'no longer counted from receipt': (a) => (policy(a).windowStarts = 'notice'),
    'another provider': (a) => (a.parties![0]!.name = 'Andere AG'),
    'another declaration': (a) => (a.acceptance!.declarations![0]!.text = 'Ich nehme an.'),
    'a field that nobody knows': (a) => Object.assign(a, { 'x-cap': 100 }),
    'a weaker period beside a new subprocessor': (a) => {
      entries(a).push(NEW);
      a.periods!.breachHours = 72;
    },
  },
};

describe('the proposed effect', () => {
  for (const [effect, edits] of Object.entries(EFFECTS))
    it(`is ${effect} for: ${Object.keys(edits).join('; ')}`, () => {
      for (const [name, edit] of Object.entries(edits)) {
        const after = structuredClone(BEFORE) as Parameters<Edit>[0];
        edit(after);
        assert.equal(effectOf(BEFORE, after), effect, name);
      }
    });

  for (const [rule, agreed] of [
    ['specific authorisation', { authorisation: 'specific', objectionDays: 14 }],
    ['no rule at all', undefined],
  ] as const)
    it(`of a new subprocessor is reacceptance where ${rule} was agreed, whatever the new version says`, () => {
      const before = structuredClone(BEFORE);
      if (agreed) before.subprocessors!.policy = agreed;
      else delete before.subprocessors!.policy;
      const after = structuredClone(before);
      entries(after).push(NEW);
      after.subprocessors!.policy = { authorisation: 'general', objectionDays: 14 };
      const comparison = compare(before, after);
      const { grounds } = proposeChangelog(comparison, { before, after, today: '2027-01-31' });
      const ground = grounds.find(({ change }) => comparison.changes[change]!.subject === 'subprocessor');
      assert.equal(ground!.effect, 'reacceptance');
    });
});

describe('the proposed entry', () => {
  it('names what customers should know, in the language of the agreement, with the grounds beside it', () => {
    const after = structuredClone(BEFORE);
    entries(after).push(NEW);
    after.sections[1]!.label = '§ 3';
    const { entry, grounds } = proposeChangelog(compare(BEFORE, { ...after, version: '2' }), {
      before: BEFORE,
      after: { ...after, version: '2' },
      today: '2027-01-31',
    });
    assert.deepEqual(entry, {
      version: '2',
      published: '2027-01-31',
      effect: 'objection',
      summary: '- Unterauftragsverarbeiter Neu AG: neu',
    });
    assert.deepEqual(
      grounds.map(({ effect, reason }) => [effect, reason]),
      [['objection', 'subprocessor-general']],
    );
  });
});
