import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChainEntry, ChainHead } from '../../src/acceptance/schema.js';
import { verifyChain } from '../../src/acceptance/verify-chain.js';
import type { AnyReceipt } from '../../src/acceptance/schema.js';
import type { StoredEntry } from '../../src/server/index.js';
import { agreement } from '../acceptance/sample.js';
import type { Erasure, Model, Post } from './model-state.js';
import type { Answer, World } from './model-world.js';

type Command = fc.AsyncCommand<Model, World>;

/** A step that is always possible. */
const step = (text: string, run: Command['run']): Command => ({ check: () => true, run, toString: () => text });

const customers = fc.constantFrom('acct_a', 'acct_b');
const trial = fc.nat(4).map((number) => number === 0);

/** Left out of `of` cases all but once. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>, of: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: of - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const posts: fc.Arbitrary<Post> = fc.record({
  customer: customers,
  key: fc.nat(3),
  words: fc.nat(1),
  test: trial,
  fault: seldom(fc.constantFrom('shape', 'content'), 8),
});

const erasures: fc.Arbitrary<Erasure> = fc.record({ customer: customers, test: trial });

/** One post, or several at once and perhaps an erasure among them, over two copies of the endpoint. */
const acts = fc
  .tuple(
    fc.oneof(fc.array(posts, { minLength: 1, maxLength: 1 }), fc.array(posts, { minLength: 2, maxLength: 6 })),
    seldom(erasures, 4),
  )
  .map(([posts, erasure]) => actTogether(posts, erasure));

const readings = fc.tuple(fc.nat(9), customers, trial).map(([which, customer, test]) => readOne(which, customer, test));

export const commands = fc.commands(
  [
    ...[acts, acts, acts, acts], // each with the same chance
    erasures.map((erasure) => actTogether([], erasure)),
    readings,
    fc.tuple(customers, trial).map(([customer, test]) => readLatest(customer, test)),
    fc.constant(step('crash', (_, world) => world.start())),
    trial.map((test) => step(`export ${test}`, (model, world) => compareExport(model, world, test))),
  ],
  { maxCommands: 16, size: 'max' },
);

const actTogether = (posts: Post[], erasure: Erasure | undefined): Command =>
  step(`together ${JSON.stringify({ posts, erasure })}`, async (model, world) => {
    const [answers, erased] = await Promise.all([
      Promise.all(posts.map((post, index) => world.post(post, index))),
      erasure && world.erase(erasure),
    ]);
    for (const test of [false, true]) {
      const answered = posts
        .map((post, index): Answered => [post, answers[index]!])
        .filter(([post]) => post.test === test);
      linearize(model, test, answered, erasure?.test === test ? [erasure, erased] : undefined);
    }
  });

type Answered = [Post, Answer];
type Erased = [Erasure, StoredEntry | undefined];

interface Event {
  sequence: number;
  happen(): void;
}

/**
 * The chain says in which order things happened. In that order each must have been right when it happened, and every
 * other answer must have been right at some moment in between.
 */
function linearize(model: Model, test: boolean, answered: readonly Answered[], erased: Erased | undefined): void {
  const chain = model.chain(test);
  const possible = new Map(answered.map(([post]) => [post, new Set<string>()]));
  const note = () => possible.forEach((outcomes, post) => outcomes.add(chain.answerTo(post)));
  const nothingToErase = new Set<boolean>();
  const look = () => {
    note();
    if (erased) nothingToErase.add(chain.keptOf(erased[0].customer).length === 0);
  };
  const events = [...eventsOf(answered, chain), ...(erased ? erasureOf(erased, chain) : [])];
  look();
  for (const event of events.sort((one, other) => one.sequence - other.sequence)) {
    assert.equal(event.sequence, chain.links.length + 1, 'the chain has a gap or a fork');
    event.happen();
    look();
  }
  for (const [post, { outcome, receipt }] of answered) {
    assert.ok(possible.get(post)!.has(outcome), `${outcome} to ${JSON.stringify(post)}`);
    if (outcome === '200') assert.deepEqual(receipt, chain.holderOf(post)!.receipt);
  }
  if (erased && !erased[1]) assert.ok(nothingToErase.has(true), 'something was not erased');
}

const eventsOf = (answered: readonly Answered[], chain: ReturnType<Model['chain']>): Event[] =>
  answered
    .filter(([, { outcome }]) => outcome === '201')
    .map(([post, { receipt }]) => ({
      sequence: receipt!.sequence!,
      happen: () => {
        assert.equal(chain.answerTo(post), '201', 'was stored although it must not be');
        chain.accept(post, receipt!);
      },
    }));

const erasureOf = ([{ customer }, stored]: Erased, chain: ReturnType<Model['chain']>): Event[] =>
  stored
    ? [
        {
          sequence: stored.entry.sequence,
          happen: () => {
            assert.deepEqual(stored.entry.erased, chain.keptOf(customer));
            chain.erase(customer, stored.entry.id);
          },
        },
      ]
    : [];

const readOne = (which: number, customer: string, test: boolean): Command =>
  step(`read ${which} ${customer} ${test}`, async (model, world) => {
    const { id, act } = model.chain(test).links[which] ?? { id: 'rcpt_unknown' };
    const answer = await world.read(`?receipt=${id}`, customer);
    if (act?.erased) return assert.equal(answer.outcome, '410 erased');
    if (act?.post.customer !== customer) return assert.equal(answer.outcome, '404 unknown-receipt');
    assert.deepEqual(answer, { outcome: '200', receipt: act.receipt });
  });

const readLatest = (customer: string, test: boolean): Command =>
  step(`latest ${customer} ${test}`, async (model, world) => {
    const receipt = model.chain(test).latestOf(customer);
    const answer = await world.read(`?document=${agreement.id}${test ? '&test' : ''}`, customer);
    assert.deepEqual(answer, { outcome: receipt ? '200' : '204', receipt });
  });

/** The export holds what the model holds, in its order, and whoever has the public key finds nothing wrong with it. */
export async function compareExport(model: Model, world: World, test: boolean): Promise<void> {
  const lines = await world.export(test);
  const { valid, problems } = await verifyChain(lines, { keys: world.keys });
  assert.ok(valid, JSON.stringify(problems));
  const exported = lines.map(
    (line) => JSON.parse(line) as { entry?: ChainEntry; receipt?: AnyReceipt; head?: ChainHead },
  );
  const { links } = model.chain(test);
  assert.equal(exported.at(-1)!.head?.length, links.length);
  assert.deepEqual(
    exported.slice(0, -1).map(({ entry, receipt }) => [entry!.id, entry!.erased, receipt]),
    links.map(({ id, act, erased }) => [id, erased, act?.erased ? undefined : act?.receipt]),
  );
}
