import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { createMemoryStore, createSqliteStore } from '../../src/server/index.js';
import { storeConformance } from './store-conformance.js';

storeConformance('memory', () => {
  const store = createMemoryStore();
  return { holdsEnd: true, open: () => store, close: () => {} };
});

storeConformance('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avv-'));
  const databases: Database.Database[] = [];
  return {
    open() {
      const database = new Database(join(folder, 'acceptances.db'));
      databases.push(database);
      return createSqliteStore(database);
    },
    close() {
      databases.forEach((database) => database.close());
      rmSync(folder, { recursive: true });
    },
  };
});
