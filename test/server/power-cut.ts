/** Cuts the power at many moments of a recording, and looks at what an SQLite store finds afterwards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { createSqliteStore } from '../../src/server/index.js';
import { audit, readChain, type Acknowledged, type Audit } from './crash-audit.js';
import { CHAIN } from './crash-store.js';
import { Disk, type DiskEvent, type Unsynced } from './power-cut-disk.js';
import type { Told } from './power-cut-work.js';

/** What a program did to its files, and what people outside knew meanwhile. */
export type Recorded = DiskEvent | Told;

export interface PowerCuts {
  acknowledged: number;
  cuts: number;
  /** Acknowledged acceptances that were missing after at least one cut. */
  lost: number;
  /** What else was wrong, in words. */
  damaged: string[];
}

type Survival = (unsynced: readonly Unsynced[]) => readonly Unsynced[];

const nothing: Survival = () => [];
const inOrder: Survival = (unsynced) => unsynced.slice(0, Math.floor(Math.random() * (unsynced.length + 1)));
const anySubset: Survival = (unsynced) => unsynced.filter(() => Math.random() < 0.5);
const torn: Survival = (unsynced) => anySubset(unsynced).flatMap(tear);

const SECTOR = 512;

/** Of a longer write some sectors only. */
const tear = (change: Unsynced): Unsynced[] =>
  change.kind === 'write' && change.bytes.length > SECTOR
    ? sectors(change).filter(() => Math.random() < 0.5)
    : [change];

const sectors = (write: Extract<Unsynced, { kind: 'write' }>): Unsynced[] =>
  Array.from({ length: Math.ceil(write.bytes.length / SECTOR) }, (_, index) => ({
    ...write,
    at: write.at + index * SECTOR,
    bytes: write.bytes.subarray(index * SECTOR, (index + 1) * SECTOR),
  }));

/**
 * Cuts whenever somebody outside learns something, with only what was synced, and there and at a share of all other moments with some of
 * what was not: a beginning of it, any part of it, torn pages.
 */
export async function cutPower(recording: readonly Recorded[], file: string, share: number): Promise<PowerCuts> {
  const disk = new Disk();
  const known = new Known();
  const lost = new Set<string>();
  const figures: PowerCuts = { acknowledged: 0, cuts: 0, lost: 0, damaged: [] };
  for (const event of recording) {
    if (isTold(event)) known.add(event);
    else disk.apply(event);
    for (const survival of survivals(event, share)) {
      const found = await afterCut(disk.image(survival), file, known);
      found.lost.forEach((key) => lost.add(key));
      figures.damaged.push(...found.broken, ...found.duplicated);
      figures.cuts++;
    }
  }
  return { ...figures, acknowledged: known.count, lost: lost.size };
}

const isTold = (event: Recorded): event is Told => ['acknowledged', 'erasing', 'erased'].includes(event.kind);

/** What people outside rely on at a moment. */
class Known {
  count = 0;
  acknowledged: Acknowledged[] = [];
  readonly erased = new Set<string>();

  add(told: Told): void {
    if (told.kind === 'acknowledged') {
      this.count++;
      this.acknowledged.push(told);
    } else if (told.kind === 'erased') this.erased.add(told.customer);
    // While an erasure runs, its receipts may be there or not.
    else
      this.acknowledged = this.acknowledged.filter(
        ({ receipt }) => receipt.established?.customer?.reference !== told.customer,
      );
  }
}

const survivals = (event: Recorded, share: number): Survival[] => [
  ...(isTold(event) ? [nothing] : []),
  ...(isTold(event) || Math.random() < share ? [inOrder, anySubset, torn] : []),
];

async function afterCut(files: ReadonlyMap<string, Buffer>, file: string, known: Known): Promise<Audit> {
  const folder = mkdtempSync(join(tmpdir(), 'avv-cut-'));
  for (const [name, contents] of files) writeFileSync(join(folder, name), contents);
  try {
    return await look(join(folder, file), known);
  } catch (error) {
    return { entries: 0, lost: [], duplicated: [], broken: [`cannot be opened: ${String(error)}`] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function look(file: string, { acknowledged, erased }: Known): Promise<Audit> {
  const database = new Database(file);
  try {
    const entries = await readChain(createSqliteStore(database), CHAIN);
    const found = await audit(entries, acknowledged);
    if (entries.some(({ content }) => erased.has(content?.customer ?? ''))) found.broken.push('the erased are back');
    const integrity = JSON.stringify(database.prepare('PRAGMA integrity_check').all());
    if (!integrity.includes('"ok"')) found.broken.push(integrity);
    return found;
  } finally {
    database.close();
  }
}
