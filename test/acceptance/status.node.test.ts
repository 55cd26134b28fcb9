import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { acceptanceStatus, type AcceptanceStatus, type StatusInput } from '../../src/acceptance/index.js';
import type { ChangelogEntry } from '../../src/agreement/schema.js';

type Effect = ChangelogEntry['effect'];
const EFFECTS: readonly Effect[] = ['editorial', 'notice', 'objection', 'reacceptance'];

const TODAY = '2026-11-15';
const [YESTERDAY, TOMORROW] = ['2026-11-14', '2026-11-16'];

const entry = (version: string, effect: Effect, more: Partial<ChangelogEntry> = {}): ChangelogEntry => ({
  version,
  published: '2026-10',
  effect,
  summary: `Neu in ${version}.`,
  ...more,
});

/** The agreement in its newest version, the first of the changelog unless another is named. */
const published = (
  changelog: ChangelogEntry[],
  more: Partial<StatusInput['agreement']> = {},
): StatusInput['agreement'] => ({ version: changelog[0]?.version ?? '1', changelog, ...more });

const judge = (version: string | undefined, agreement: StatusInput['agreement'], today = TODAY): AcceptanceStatus =>
  acceptanceStatus({ agreement, accepted: version === undefined ? undefined : { version }, today });

const versions = ({ changes }: AcceptanceStatus): string[] => changes.map(({ version }) => version);
const brief = (result: AcceptanceStatus) => [result.status, result.effect, result.until, versions(result).join()];

describe('an acceptance', () => {
  it('that never was is missing, whatever the changelog says', () => {
    const agreement = published([entry('2', 'reacceptance', { acceptBy: TOMORROW })]);
    assert.deepEqual(judge(undefined, agreement), { status: 'missing', changes: [] });
  });

  it('of the published version is accepted, also without a changelog, and says since when', () => {
    const at = '2026-03-01T10:00:00.000Z';
    for (const agreement of [published([entry('2', 'reacceptance')]), { version: '2' }])
      assert.deepEqual(acceptanceStatus({ agreement, accepted: { version: '2', at }, today: TODAY }), {
        status: 'accepted',
        acceptedVersion: '2',
        acceptedAt: at,
        changes: [],
      });
  });

  const expected: [Effect, string | undefined, AcceptanceStatus['status']][] = [
    ...(['editorial', 'notice', 'objection'] as const).flatMap((effect) =>
      [undefined, YESTERDAY, TODAY, TOMORROW].map((acceptBy): [Effect, string | undefined, 'accepted'] => [
        effect,
        acceptBy,
        'accepted',
      ]),
    ),
    ['reacceptance', undefined, 'outdated'],
    ['reacceptance', YESTERDAY, 'outdated'],
    ['reacceptance', TODAY, 'grace'],
    ['reacceptance', TOMORROW, 'grace'],
  ];
  for (const [effect, acceptBy, status] of expected)
    it(`is ${status} after a change with the effect ${effect}, to be accepted by ${acceptBy ?? 'no day'}`, () => {
      const changelog = [entry('2', effect, acceptBy ? { acceptBy } : {})];
      assert.deepEqual(judge('1', published(changelog)), {
        status,
        acceptedVersion: '1',
        effect,
        ...(effect === 'reacceptance' && acceptBy && { until: acceptBy }),
        changes: changelog,
      });
    });

  it('is judged by the strongest of all changes since', () => {
    const agreement = published([
      entry('5', 'editorial'),
      entry('4', 'objection'),
      entry('3', 'notice'),
      entry('2', 'reacceptance'),
    ]);
    assert.deepEqual(brief(judge('4', agreement)), ['accepted', 'editorial', undefined, '5']);
    assert.deepEqual(brief(judge('3', agreement)), ['accepted', 'objection', undefined, '5,4']);
    assert.deepEqual(brief(judge('2', agreement)), ['accepted', 'objection', undefined, '5,4,3']);
    assert.deepEqual(brief(judge('1', agreement)), ['outdated', 'reacceptance', undefined, '5,4,3,2']);
  });

  it('ends with the first of several terms', () => {
    const twice = (newer: string | undefined, older: string | undefined) =>
      judge(
        '1',
        published([
          entry('3', 'reacceptance', newer ? { acceptBy: newer } : {}),
          entry('2', 'reacceptance', older ? { acceptBy: older } : {}),
        ]),
      );
    const outcome = (...terms: Parameters<typeof twice>) => [twice(...terms).status, twice(...terms).until];
    assert.deepEqual(outcome('2026-12-31', TOMORROW), ['grace', TOMORROW]);
    assert.deepEqual(outcome(TOMORROW, '2026-12-31'), ['grace', TOMORROW]);
    assert.deepEqual(outcome('2026-12-31', YESTERDAY), ['outdated', YESTERDAY]);
    assert.deepEqual(outcome('2026-12-31', undefined), ['outdated', undefined]);
    assert.deepEqual(outcome(undefined, '2026-12-31'), ['outdated', undefined]);
  });

  it('is outdated where nobody says what changed', () => {
    const unknown: [string, StatusInput['agreement']][] = [
      ['1', { version: '2' }],
      ['1', published([], { version: '2' })],
      ['1', published([entry('2', 'editorial')], { version: '3' })],
      ['2', published([entry('2', 'editorial')], { version: '3' })],
      ['1.0', { version: '1.0.0' }],
    ];
    for (const [version, agreement] of unknown)
      assert.deepEqual(judge(version, agreement), { status: 'outdated', acceptedVersion: version, changes: [] });
  });

  it('of a version newer than the published one stands', () => {
    for (const agreement of [{ version: '2' }, published([entry('2', 'reacceptance'), entry('1', 'reacceptance')])])
      assert.deepEqual(judge('3', agreement), { status: 'accepted', acceptedVersion: '3', changes: [] });
    const announced = published([entry('3', 'reacceptance'), entry('2', 'reacceptance')], { version: '2' });
    assert.deepEqual(brief(judge('3', announced)), ['accepted', undefined, undefined, '']);
    assert.deepEqual(brief(judge('1', announced)), ['outdated', 'reacceptance', undefined, '2']);
  });
});

describe('versions', () => {
  it('that are dates or months are placed by their numbers', () => {
    const agreement = published([entry('2026-11', 'notice'), entry('2026-05-01', 'reacceptance')]);
    assert.deepEqual(brief(judge('2026-05-01', agreement)), ['accepted', 'notice', undefined, '2026-11']);
    assert.deepEqual(brief(judge('2026-09', agreement)), ['accepted', 'notice', undefined, '2026-11']);
    assert.deepEqual(brief(judge('2026-04', agreement)), ['outdated', 'reacceptance', undefined, '2026-11,2026-05-01']);
  });

  it('with dots are no decimals', () => {
    const agreement = published([entry('1.10', 'reacceptance'), entry('1.9', 'notice')]);
    assert.equal(judge('1.9', agreement).status, 'outdated');
    assert.equal(judge('1.9.1', agreement).status, 'outdated');
    assert.equal(judge('1.10', agreement).status, 'accepted');
  });

  it('that only the changelog can order are ordered by it', () => {
    const agreement = published([
      entry('Herbst', 'notice'),
      entry('Sommer', 'reacceptance'),
      entry('Winter', 'notice'),
    ]);
    assert.deepEqual(brief(judge('Sommer', agreement)), ['accepted', 'notice', undefined, 'Herbst']);
    assert.deepEqual(brief(judge('Winter', agreement)), ['outdated', 'reacceptance', undefined, 'Herbst,Sommer']);
    for (const unlisted of ['Frühjahr', 'Zwischenfassung', '2026'])
      assert.equal(judge(unlisted, agreement).status, 'outdated');
    assert.equal(judge('2026-A', published([entry('2026-B', 'notice')])).status, 'outdated');
  });

  it('of another kind cannot be placed, unless the agreement names what it supersedes', () => {
    const dated = published([entry('2026-11', 'notice')]);
    assert.equal(judge('3.1', dated).status, 'outdated');
    assert.equal(judge('3.1', { ...dated, supersedes: { version: '3.1' } }).status, 'accepted');
    assert.equal(judge('2025-01', published([entry('1.0', 'notice')])).status, 'outdated');
  });

  it('may have several entries each', () => {
    const agreement = published([
      entry('2', 'notice'),
      entry('2', 'reacceptance', { acceptBy: TOMORROW }),
      entry('1', 'notice'),
      entry('1', 'objection'),
    ]);
    assert.deepEqual(brief(judge('1', agreement)), ['grace', 'reacceptance', TOMORROW, '2,2']);
  });
});

describe('a version that is not in force yet', () => {
  const from = { effectiveFrom: TOMORROW };

  it('asks for nothing yet, and says what it will ask for', () => {
    for (const acceptBy of [undefined, YESTERDAY, TODAY, '2026-12-31']) {
      const changelog = [entry('2', 'reacceptance', acceptBy ? { acceptBy } : {})];
      assert.deepEqual(judge('1', published(changelog, from)), {
        status: 'accepted',
        ...(acceptBy && { until: acceptBy }),
        acceptedVersion: '1',
        upcoming: true,
        effect: 'reacceptance',
        changes: changelog,
      });
    }
  });

  it('is in force on its day', () => {
    const agreement = published([entry('2', 'reacceptance')], { effectiveFrom: TODAY });
    assert.deepEqual(judge('1', agreement, YESTERDAY).upcoming, true);
    assert.deepEqual(judge('1', agreement, `${YESTERDAY}T23:59:59.999Z`).status, 'accepted');
    assert.deepEqual([judge('1', agreement).upcoming, judge('1', agreement).status], [undefined, 'outdated']);
  });

  it('can be accepted already, and is missing to whoever accepted nothing', () => {
    const agreement = published([entry('2', 'reacceptance')], from);
    assert.deepEqual(judge('2', agreement), { status: 'accepted', acceptedVersion: '2', upcoming: true, changes: [] });
    assert.deepEqual(judge(undefined, agreement), { status: 'missing', upcoming: true, changes: [] });
  });

  it('does not take back what the version before it asked for', () => {
    const changelog = (acceptBy: string) =>
      published([entry('3', 'notice'), entry('2', 'reacceptance', { acceptBy }), entry('1', 'notice')], from);
    assert.deepEqual(brief(judge('1', changelog(YESTERDAY))), ['outdated', 'reacceptance', YESTERDAY, '3,2']);
    assert.deepEqual(brief(judge('1', changelog(TODAY))), ['grace', 'reacceptance', TODAY, '3,2']);
  });

  it('lets acceptances stand also where nobody says what it changes', () => {
    assert.deepEqual(judge('1', { version: '2', ...from }), {
      status: 'accepted',
      acceptedVersion: '1',
      upcoming: true,
      changes: [],
    });
  });
});

describe('for any history', () => {
  const day = fc
    .date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const change = fc.record({ effect: fc.constantFrom(...EFFECTS), acceptBy: fc.option(day, { nil: undefined }) });
  /** Versions as providers write them, of an ascending number. */
  const style = fc.constantFrom<(number: number) => string>(
    (number) => String(number),
    (number) => `v1.${number}`,
    (number) => `2026-${String(number).padStart(2, '0')}`,
    (number) => `2026-01-${String(number).padStart(2, '0')}`,
    (number) => `Fassung ${number}`,
  );
  const history = fc
    .record({
      // The first version changes nothing, so that no entry describes it.
      changes: fc.array(change, { minLength: 1, maxLength: 8 }),
      style,
      accepted: fc.nat(8),
      today: day,
      effectiveFrom: fc.option(day, { nil: undefined }),
    })
    .map(({ changes, style, accepted, ...rest }) => ({
      ...rest,
      accepted: Math.min(accepted, changes.length),
      nameOf: (index: number) => style(index + 1),
      /** Newest first. */
      changelog: changes
        .map(({ effect, acceptBy }, index) =>
          entry(style(index + 2), effect, {
            published: `2026-${String(index + 1).padStart(2, '0')}`,
            ...(acceptBy && { acceptBy }),
          }),
        )
        .reverse(),
    }));

  it('is what the rules say, one by one', () => {
    fc.assert(
      fc.property(history, ({ changelog, accepted, nameOf, today, effectiveFrom }) => {
        const agreement = published(changelog, effectiveFrom ? { effectiveFrom } : {});
        const result = judge(nameOf(accepted), agreement, today);
        const since = changelog.slice(0, changelog.length - accepted);
        assert.deepEqual(result.changes, since);
        assert.equal(result.effect, EFFECTS[Math.max(-1, ...since.map(({ effect }) => EFFECTS.indexOf(effect)))]);
        const upcoming = effectiveFrom !== undefined && today < effectiveFrom;
        assert.equal(result.upcoming, upcoming || undefined);
        const due = since.filter(({ effect }, index) => effect === 'reacceptance' && !(upcoming && index === 0));
        const late = due.some(({ acceptBy }) => acceptBy === undefined || acceptBy < today);
        assert.equal(result.status, late ? 'outdated' : due.length ? 'grace' : 'accepted');
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same in whichever order the changelog is written', () => {
    fc.assert(
      fc.property(history, ({ changelog, accepted, nameOf, today }) => {
        const { version } = changelog[0]!;
        const either = [changelog, [...changelog].reverse()].map((entries) =>
          judge(nameOf(accepted), published(entries, { version }), today),
        );
        assert.deepEqual(either[0], either[1]);
      }),
    );
  });

  it('never gets better by waiting, until it is accepted', () => {
    const order = ['accepted', 'grace', 'outdated'];
    fc.assert(
      fc.property(history, day, ({ changelog, accepted, nameOf, today, effectiveFrom }, later) => {
        const agreement = published(changelog, effectiveFrom ? { effectiveFrom } : {});
        const [first, second] = [today, later]
          .sort()
          .map((at) => order.indexOf(judge(nameOf(accepted), agreement, at).status)) as [number, number];
        assert.ok(first <= second);
        assert.equal(judge(agreement.version, agreement, later).status, 'accepted');
      }),
    );
  });

  it('without a changelog is outdated for every other version', () => {
    fc.assert(
      fc.property(history, ({ changelog, accepted, nameOf, today }) => {
        const { version } = changelog[0]!;
        const { status } = judge(nameOf(accepted), { version }, today);
        assert.equal(status, nameOf(accepted) === version ? 'accepted' : 'outdated');
      }),
    );
  });
});
