/** Many clients at once, and what must be so afterwards. */
import assert from 'node:assert/strict';
import { env } from 'node:process';
import { verifyChain } from '../../src/acceptance/verify-chain.js';
import { exportChain, type ConsentStore } from '../../src/server/index.js';

/** All of it in `npm run test:load`, a slice in `npm test`. */
export const sized = (slice: number, full: number): number => (env.AVV_LOAD === 'full' ? full : slice);

/** Status and the receipt's id. */
interface Answer {
  status: number;
  id?: string | undefined;
}

/** Posts under a key. */
export type Send = (key: string, client: number) => Promise<Answer>;

interface Load {
  clients: number;
  keys: number;
  /** How often each key is sent, by different clients. */
  copies: number;
}

/**
 * Sends each key several times, in an order that puts the copies side by side, so that they meet; each client sends
 * its next one when the last is answered.
 */
export async function sendAll({ clients, keys, copies }: Load, send: Send): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  const left = Array.from({ length: keys }, () => crypto.randomUUID()).flatMap((key) =>
    Array<string>(copies).fill(key),
  );
  const work = async (client: number): Promise<void> => {
    for (let key = left.pop(); key; key = left.pop()) {
      const answer = await send(key, client);
      outcomes.set(key, [...(outcomes.get(key) ?? []), answer]);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
  return outcomes;
}

export type Outcomes = Map<string, Answer[]>;

/** One 201 a key, the same receipt for every copy, nothing else. */
export function assertOnce(outcomes: Outcomes, { keys, copies }: Load): void {
  const answers = [...outcomes.values()];
  const expected = [...Array<number>(copies - 1).fill(200), 201];
  assert.equal(answers.length, keys);
  for (const group of answers) {
    assert.deepEqual(group.map(({ status }) => status).sort(), expected);
    assert.equal(new Set(group.map(({ id }) => id)).size, 1);
  }
}

/** The chain holds exactly these receipts, each in one place, and stands up to verification. */
export async function assertChain(store: ConsentStore, outcomes: Outcomes): Promise<void> {
  const lines: string[] = [];
  for await (const line of exportChain({ store, issuer: 'Muster AG' }, { receipts: true })) lines.push(line);
  const { valid, problems, entries, receipts } = await verifyChain(lines);
  assert.deepEqual([valid, problems, entries, receipts], [true, [], outcomes.size, outcomes.size]);
  const stored = lines.slice(0, -1).map((line) => (JSON.parse(line) as { entry: { id: string } }).entry.id);
  const answered = [...outcomes.values()].map(([answer]) => answer!.id!);
  assert.deepEqual(stored.sort(), answered.sort());
}
