/**
 * SQLite compiled to WebAssembly writes through Node's file functions: what it writes and syncs can be recorded without
 * any tool of the system.
 */
import fs from 'node:fs';
import { basename, dirname } from 'node:path';
import { mock } from 'node:test';
import sqlite from 'node-sqlite3-wasm';
import type { SqliteDatabase } from '../../src/server/index.js';
import type { DiskEvent } from './power-cut-disk.js';

/** Tells what happens to the files whose names begin with `path`, until `stop` is called. */
export function recordFiles(path: string, tell: (event: DiskEvent) => void): { stop(): void } {
  const open = new Map<number, string>();
  const real = { ...fs };
  const folder = dirname(path);
  const watch = <N extends keyof typeof fs>(name: N, watched: unknown) =>
    mock.method(fs, name as 'fsyncSync', watched as typeof fs.fsyncSync);
  const mocks = [
    watch('openSync', (file: string, flags: number, mode?: number) => {
      const isNew = !real.existsSync(file);
      const number = real.openSync(file, flags, mode);
      if (!file.startsWith(path) && file !== folder) return number;
      open.set(number, file);
      if (isNew) tell({ kind: 'create', file: basename(file) });
      return number;
    }),
    watch('closeSync', (number: number) => {
      open.delete(number);
      real.closeSync(number);
    }),
    watch('writeSync', (number: number, bytes: Uint8Array, from: number, length: number, at: number) => {
      const file = open.get(number);
      if (file) tell({ kind: 'write', file: basename(file), at, bytes: bytes.slice(from, from + length) });
      return real.writeSync(number, bytes, from, length, at);
    }),
    watch('ftruncateSync', (number: number, size: number) => {
      const file = open.get(number);
      if (file) tell({ kind: 'truncate', file: basename(file), size });
      real.ftruncateSync(number, size);
    }),
    watch('fsyncSync', (number: number) => {
      const file = open.get(number);
      if (file && file !== folder) tell({ kind: 'sync', file: basename(file) });
      // This build never syncs the folder of a new log, but leaves that to file systems that sync names with contents.
      if (file) tell({ kind: 'sync-folder' });
    }),
    watch('unlinkSync', (file: string) => {
      real.unlinkSync(file);
      if (file.startsWith(path)) tell({ kind: 'remove', file: basename(file) });
    }),
  ];
  return { stop: () => mocks.forEach((one) => one.mock.restore()) };
}

/** A connection of that build. It has no shared memory, so it can have a write-ahead log only for itself alone. */
export function openRecorded(file: string): SqliteDatabase & { close(): void } {
  const database = new sqlite.Database(file);
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => ({
      run: (...values) => database.run(sql, values),
      all: (...values) => database.all(sql, values),
    }),
    close: () => database.close(),
  };
}
