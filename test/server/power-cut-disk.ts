/** What a program does to the files of one folder, in order. `file` is the name in the folder. */
export type DiskEvent =
  | { kind: 'create'; file: string }
  | { kind: 'remove'; file: string }
  | { kind: 'write'; file: string; at: number; bytes: Uint8Array }
  | { kind: 'truncate'; file: string; size: number }
  /** fsync of the file: its contents are safe, its name is not. */
  | { kind: 'sync'; file: string }
  /** fsync of the folder: names that were made or removed are safe. */
  | { kind: 'sync-folder' };

/** A change that the disk has not confirmed: a power cut may drop it. */
export type Unsynced = { kind: 'link' | 'unlink'; name: string; inode: Inode } | Rewrite;

/** Of a file's contents. */
export type Rewrite =
  { kind: 'write'; inode: Inode; at: number; bytes: Uint8Array } | { kind: 'truncate'; inode: Inode; size: number };

/** Stands for a file's contents, whatever names lead to them. */
type Inode = symbol;

/**
 * A folder on a disk that keeps its promises and no more (POSIX): what was synced is there after a power cut; of
 * everything else nothing is certain, neither order nor wholeness.
 */
export class Disk {
  private readonly names = new Map<string, Inode>();
  private readonly safeNames = new Map<string, Inode>();
  private readonly safeContents = new Map<Inode, Buffer>();
  private pending: Unsynced[] = [];

  apply(event: DiskEvent): void {
    switch (event.kind) {
      case 'create':
        return this.create(event.file);
      case 'remove':
        return this.remove(event.file);
      case 'write':
        return void this.pending.push({ ...event, inode: this.inode(event.file) });
      case 'truncate':
        return void this.pending.push({ ...event, inode: this.inode(event.file) });
      case 'sync':
        return this.sync(this.inode(event.file));
      case 'sync-folder':
        return this.syncFolder();
    }
  }

  /** The files after a power cut. @param survive Picks what reached the disk all the same, in order. */
  image(survive: (unsynced: readonly Unsynced[]) => readonly Unsynced[] = () => []): Map<string, Buffer> {
    const names = new Map(this.safeNames);
    const contents = new Map(this.safeContents);
    for (const change of survive(this.pending)) carryOut(change, names, contents);
    return new Map([...names].map(([name, inode]) => [name, contents.get(inode) ?? Buffer.alloc(0)]));
  }

  private create(file: string): void {
    if (this.names.has(file)) return;
    const inode = Symbol(file);
    this.names.set(file, inode);
    this.pending.push({ kind: 'link', name: file, inode });
  }

  private remove(file: string): void {
    const inode = this.inode(file);
    this.names.delete(file);
    this.pending.push({ kind: 'unlink', name: file, inode });
  }

  private sync(inode: Inode): void {
    this.settle((change) => change.inode === inode && (change.kind === 'write' || change.kind === 'truncate'));
  }

  private syncFolder(): void {
    this.settle(({ kind }) => kind === 'link' || kind === 'unlink');
  }

  private settle(safe: (change: Unsynced) => boolean): void {
    for (const change of this.pending.filter(safe)) carryOut(change, this.safeNames, this.safeContents);
    this.pending = this.pending.filter((change) => !safe(change));
  }

  private inode(file: string): Inode {
    const inode = this.names.get(file);
    if (!inode) throw new Error(`${file} was never created`);
    return inode;
  }
}

function carryOut(change: Unsynced, names: Map<string, Inode>, contents: Map<Inode, Buffer>): void {
  if (change.kind === 'write' || change.kind === 'truncate')
    contents.set(change.inode, changed(contents.get(change.inode) ?? Buffer.alloc(0), change));
  else if (change.kind === 'link') names.set(change.name, change.inode);
  else names.delete(change.name);
}

function changed(before: Buffer, change: Rewrite): Buffer {
  const written = change.kind === 'write' ? change.at + change.bytes.length : change.size;
  const after = Buffer.alloc(change.kind === 'write' ? Math.max(before.length, written) : written);
  before.copy(after);
  if (change.kind === 'write') after.set(change.bytes, change.at);
  return after;
}
