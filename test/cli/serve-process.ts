import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Agreement } from '../../src/agreement/schema.js';
import { generateSigningKey } from '../../src/server/index.js';
import { agreement, sampleRecord } from '../acceptance/sample.js';
import { startAvv, type Ended } from './program.js';

export interface LogLine {
  time: string;
  level: string;
  message: string;
  [fact: string]: unknown;
}

export interface Served {
  url: string;
  origin: string;
  process: ChildProcess;
  /** What it has printed so far. */
  lines: readonly string[];
  /** The next line with this message, or the first one that has been printed already and not been asked for. */
  said(message: string): Promise<LogLine>;
  /** Sends a signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Ended['code']>;
}

const running = new Set<ChildProcess>();

/** Ends what a failed test has left behind. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts `avv serve` and waits until it listens; fails with what it says when it ends instead. */
export async function serve(config: string, env?: Record<string, string>, main?: string): Promise<Served> {
  const child = startAvv(['serve', config], { ...(env && { env }), ...(main && { main }) });
  running.add(child);
  child.once('close', () => running.delete(child));
  const errors = text(child.stderr!);
  const lines: string[] = [];
  const unread: LogLine[] = [];
  const waiting: (() => void)[] = [];
  const wake = () => waiting.splice(0).forEach((go) => go());
  createInterface(child.stdout!).on('line', (line) => {
    lines.push(line);
    unread.push(JSON.parse(line) as LogLine);
    wake();
  });
  child.once('close', wake);
  const said = async (message: string): Promise<LogLine> => {
    for (;;) {
      const index = unread.findIndex((line) => line.message === message);
      if (index >= 0) return unread.splice(index, 1)[0]!;
      if (!running.has(child)) throw new Error(`It ended without “${message}”: ${lines.join('\n')}${await errors}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  const { url } = (await said('listening')) as LogLine & { url: string };
  return {
    url,
    origin: new URL(url).origin,
    process: child,
    lines,
    said,
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = (await once(child, 'close')) as [number | null];
      return code;
    },
  };
}

/** A folder with an agreement, a key and a configuration. */
export interface Place {
  folder: string;
  config: string;
  /** Writes a file, JSON unless it is text. */
  write(name: string, content: unknown): string;
  /** Writes the configuration anew, with these settings beside or over the usual ones. */
  configure(settings: object): string;
  remove(): void;
}

export async function servePlace(settings: object = {}): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'avv-serve-'));
  const write = (name: string, content: unknown): string => {
    const file = join(folder, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
    return file;
  };
  const configure = (more: object): string =>
    write('avv.config.json', {
      issuer: 'Muster AG',
      agreements: './agreements',
      database: 'sqlite:./acceptances.db',
      key: './key.json',
      port: 0,
      ...more,
    });
  write('key.json', await generateSigningKey());
  write('agreements/avv.json', agreement);
  return {
    folder,
    write,
    configure,
    config: configure(settings),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The sample agreement in another version. */
export const versioned = (version: string, more: Partial<Agreement> = {}): Agreement => ({
  ...agreement,
  version,
  ...more,
});

/** What nobody may find in a log. */
export const PERSON = { name: 'Zacharias Geheimrat', company: 'Verschwiegen GmbH' };

/** A record as a page on plain http sends it: valid without the agreement's digest, and of no account. */
export const record = sampleRecord({
  digest: undefined,
  customer: { name: PERSON.company },
  acceptor: { name: PERSON.name, orderNumber: 'B-7' },
  placeholders: { company: PERSON.company },
});

export const post = (url: string, headers: Record<string, string> = {}, body: unknown = record): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...headers },
  });
