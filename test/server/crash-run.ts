import { setTimeout as delay } from 'node:timers/promises';
import { verifyChain } from '../../src/acceptance/verify-chain.js';
import { exportChain } from '../../src/server/index.js';
import { audit, readChain } from './crash-audit.js';
import { nothingSeen, postUntilStopped, type Seen } from './crash-clients.js';
import { MortalServer } from './crash-process.js';
import { CHAIN, openStore, type Location } from './crash-store.js';

export interface CrashOptions {
  location: Location;
  cycles: number;
  /** Acknowledge before writing: the control. */
  late?: boolean;
  /** Crashes the database itself, together with every third life of the server, and brings it up again. */
  crashDatabase?: () => Promise<void>;
}

/** Everything but the first five must be 0 or empty. */
export interface CrashFigures {
  cycles: number;
  acknowledged: number;
  /** Acts whose answer was lost in a kill and whose retry got the same receipt. */
  replayed: number;
  retries: number;
  entries: number;
  lost: number;
  duplicated: number;
  /** Entries under keys that no client sent. */
  foreign: number;
  broken: string[];
}

/** Nothing lost, nothing twice, the chain whole; and there was something to lose. */
export const isFlawless = ({ acknowledged, lost, duplicated, foreign, broken }: CrashFigures): boolean =>
  acknowledged > 0 && lost + duplicated + foreign + broken.length === 0;

const CLIENTS = 8;
/** Of a server after its first answer, in milliseconds. */
const LONGEST_LIFE = 300;

/** Kills a server `cycles` times while eight clients post, then holds what is stored against what they were told. */
export async function crash(options: CrashOptions): Promise<CrashFigures> {
  const { location, cycles, late } = options;
  const server = new MortalServer(location, late);
  const [stop, abandon] = [new AbortController(), new AbortController()];
  const seen = nothingSeen();
  server.start();
  const clients = Array.from({ length: CLIENTS }, (_, number) => {
    const client = { account: `acct_${number}`, stop: stop.signal, abandon: abandon.signal };
    return postUntilStopped(client, () => server.address(), seen);
  });
  const posting = Promise.all(clients);
  const failed = [posting, server.failed, overdue(cycles)];
  try {
    await Promise.race([killAgainAndAgain(server, seen, options, abandon.signal), ...failed]);
    stop.abort();
    await Promise.race(failed);
  } finally {
    abandon.abort();
    await server.kill();
    await posting.catch(() => undefined);
  }
  return { cycles, ...(await compare(location, seen)) };
}

/** A server that never comes back must not keep the tests from ending. */
const overdue = (cycles: number): Promise<never> =>
  delay(60_000 + cycles * 10_000, undefined, { ref: false }).then(() => {
    throw new Error('The server does not come back');
  });

async function compare(location: Location, seen: Seen): Promise<Omit<CrashFigures, 'cycles'>> {
  const store = await openStore(location);
  const entries = await readChain(store, CHAIN);
  const { problems } = await verifyChain(exportChain({ store, issuer: 'Muster AG' }, { receipts: true }));
  store.close();
  const { lost, duplicated, broken } = await audit(entries, seen.acknowledged);
  return {
    acknowledged: seen.acknowledged.length,
    replayed: seen.replayed,
    retries: seen.retries,
    entries: entries.length,
    lost: lost.length,
    duplicated: duplicated.length,
    foreign: entries.filter(({ key }) => key === undefined || !seen.sent.has(key)).length,
    broken: [...broken, ...problems.map((problem) => JSON.stringify(problem))],
  };
}

/** Most lives end while clients get their receipts, one in six while the server starts. */
async function killAgainAndAgain(
  server: MortalServer,
  { acknowledged }: Seen,
  { cycles, crashDatabase }: CrashOptions,
  signal: AbortSignal,
): Promise<void> {
  const answered = async (): Promise<void> => {
    const before = acknowledged.length;
    while (acknowledged.length === before) await delay(5, undefined, { signal });
  };
  for (let cycle = 1; cycle <= cycles; cycle++) {
    if (cycle % 6 > 0) await answered();
    await delay(Math.random() * LONGEST_LIFE, undefined, { signal });
    await Promise.all([server.kill(), cycle % 3 === 0 && crashDatabase?.()]);
    signal.throwIfAborted();
    server.start();
  }
  await answered();
}
