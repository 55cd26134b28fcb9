import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Connection from 'libsql';
import { chainOf, createSqliteStore, type ConsentStore, type StoredEntry } from '../src/server/index.js';
import { createCopies, type Copies } from './copies.js';

/** What a provider keeps of an account beside its acceptances. */
export type Account = Readonly<Record<string, string>>;

export interface Accounts {
  find(provider: string, account: string): Account | undefined;
  save(provider: string, account: string, facts: Account): void;
}

export interface Database {
  acceptances: ConsentStore;
  accounts: Accounts;
  copies: Copies;
  close(): void;
}

/** Opens the demo's one SQLite file and the folder beside it, and makes what is not there. The acceptances have their own connection. */
export function openDatabase(file: string): Database {
  mkdirSync(dirname(file), { recursive: true });
  const connections = [new Connection(file), new Connection(file)] as const;
  return {
    acceptances: createSqliteStore(connections[0]),
    accounts: createAccounts(connections[1]),
    copies: createCopies(join(dirname(file), 'copies')),
    close: () => connections.forEach((connection) => connection.close()),
  };
}

function createAccounts(connection: Connection.Database): Accounts {
  connection.exec('PRAGMA busy_timeout = 5000');
  connection.exec(
    `CREATE TABLE IF NOT EXISTS demo_accounts (
      provider TEXT NOT NULL, account TEXT NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (provider, account)
    ) STRICT`,
  );
  return {
    find(provider, account) {
      const query = 'SELECT facts FROM demo_accounts WHERE provider = ? AND account = ?';
      const [row] = connection.prepare(query).all(provider, account) as { facts: string }[];
      return row && (JSON.parse(row.facts) as Account);
    },
    save(provider, account, facts) {
      connection
        .prepare('INSERT OR REPLACE INTO demo_accounts VALUES (?, ?, ?)')
        .run(provider, account, JSON.stringify(facts));
    },
  };
}

/** The chain of one tenant, newest first. */
export async function allEntries(store: ConsentStore, tenant: string): Promise<StoredEntry[]> {
  const all: StoredEntry[] = [];
  for (;;) {
    const page = await store.list(chainOf(tenant), { after: all.at(-1)?.entry.sequence ?? 0 });
    if (page.length === 0) return all.reverse();
    all.push(...page);
  }
}
