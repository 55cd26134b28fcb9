import { expect } from '@open-wc/testing';
import { HeldTimers } from '../support/timers.js';
import { failsWith, load, loads, look as lookAtLoading, loadingRows, type LoadingPage } from './loading-suite.js';
import { lookAt } from './life-page.js';
import { lifeRows } from './life-suite.js';
import { postingFaults } from './posting.js';
import { act, confirmedWith, look as lookAtPosting, open, refusedWith } from './posting-suite.js';
import { expectSeen, type Seen } from './seen.js';

type Check = readonly [name: string, seen: Seen<object>, expected: Seen<object>];

/** What would be expected if one of the three were wrong. */
const wrongly = ({ words, events, state }: Seen<object>): Record<string, Seen<object>> => ({
  words: { words: [...words, 'Alles ist gut.'], events, state },
  events: { words, events: [...events, 'accepted, receipt'], state },
  ...Object.fromEntries(
    Object.keys(state).map((key) => [key, { words, events, state: { ...state, [key]: 'something else' } }]),
  ),
});

function expectSensitive([name, seen, expected]: Check): void {
  expectSeen(seen, expected);
  for (const [part, wrong] of Object.entries(wrongly(expected)))
    expect(() => expectSeen(seen, wrong), `${name}: ${part}`).to.throw();
}

/** A suite that cannot fail proves nothing: each of the tables is held against expectations that are wrong. */
export function sensitivitySuite(): void {
  let timers: HeldTimers | undefined;
  afterEach(() => timers?.release());

  const loaded = (name: string): Promise<LoadingPage> => {
    timers = new HeldTimers();
    return load(
      loadingRows.find((row) => row.name === name)!,
      timers,
    );
  };

  async function posted(name: string) {
    const page = await open(postingFaults.find((row) => row.name === name)!);
    timers = page.timers;
    await act(page);
    return lookAtPosting(page);
  }

  it('of loading see each wrong word, event and state', async () => {
    expectSensitive(['404', lookAtLoading(await loaded('404')), failsWith('not-found')]);
    timers?.release();
    expectSensitive(['control', lookAtLoading(await loaded('positive control')), loads]);
  });

  it('of posting see each wrong word, event and state', async () => {
    const refused = postingFaults.find(({ name }) => name === '403')!;
    expectSensitive(['403', await posted('403'), refusedWith(refused)]);
    timers?.release();
    expectSensitive(['control', await posted('positive control: 201 with a receipt'), confirmedWith('receipt')]);
  });

  it('of life see each wrong word, event and state', async () => {
    const row = lifeRows.find(({ name }) => name === 'a double click')!;
    const page = await row.happens();
    timers = page.timers;
    const { words, events, state } = row;
    expectSensitive([row.name, await lookAt(page), { words, events, state }]);
  });

  it('see a refusal that is told as a success, and the other way round', async () => {
    const refused = await posted('403');
    expect(() => expectSeen(refused, confirmedWith('receipt'))).to.throw();
    timers?.release();
    const control = lookAtLoading(await loaded('positive control'));
    expect(() => expectSeen(control, failsWith('network'))).to.throw();
  });
}
