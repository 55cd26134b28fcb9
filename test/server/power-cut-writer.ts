/**
 * A process that can be traced: `<file> <acts> <synchronous>` works on an SQLite file and writes to its standard
 * output what people outside know, as soon as they know it.
 */
import { writeSync } from 'node:fs';
import Database from 'libsql';
import { createSqliteStore } from '../../src/server/index.js';
import { work } from './power-cut-work.js';

const [file, acts, synchronous] = process.argv.slice(2) as [string, string, string];
const database = new Database(file);
const store = createSqliteStore(database);
database.exec(`PRAGMA wal_autocheckpoint = 60; PRAGMA synchronous = ${synchronous}`);
await work(store, Number(acts), (told) => writeSync(1, `${JSON.stringify(told)}\n`));
database.close();
