/** Reads what `strace` saw of a process as a recording: for drivers whose file functions are not Node's. */
import { basename, dirname } from 'node:path';
import type { Recorded } from './power-cut.js';
import type { Told } from './power-cut-work.js';

/** Every call that can change a file or its name; names and bytes whole, in hexadecimal. */
export const STRACE = [
  ...['-f', '-y', '-xx', '-s', '1000000', '-e'],
  'trace=openat,unlink,unlinkat,rename,renameat,renameat2,truncate,ftruncate,fallocate,' +
    'write,writev,pwrite64,pwritev,pwritev2,fsync,fdatasync',
];

interface Call {
  name: string;
  args: string;
}

/**
 * What happened in `folder`, and what was written as `Told` to the file `answers` outside of it, a line each.
 *
 * @throws {Error} For a call that changes the folder in a way that is not known here.
 */
export function readTrace(trace: string, folder: string, answers: string): Recorded[] {
  return [...calls(trace)].flatMap((call) => toEvents(call, folder, answers));
}

/** Calls that succeeded, in the order in which they ended; other threads may come between a call's two halves. */
function* calls(trace: string): Generator<Call> {
  const begun = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, thread, text] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (!thread || !text) continue;
    if (text.endsWith('<unfinished ...>')) {
      begun.set(thread, text.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const whole = text.replace(/^<\.\.\. \w+ resumed>/, () => begun.get(thread) ?? '');
    const [, name, args] = /^(\w+)\((.*)\) += \d/.exec(whole) ?? [];
    if (name && args !== undefined) yield { name, args: args.trimEnd() };
  }
}

function toEvents({ name, args }: Call, folder: string, answers: string): Recorded[] {
  const path = name === 'openat' || name === 'unlink' ? bytesOf(args).toString() : openFile(args);
  if (name === 'write' && path === answers) return linesOf(bytesOf(args).toString());
  if (name.includes('sync') && path === folder) return [{ kind: 'sync-folder' }];
  if (dirname(path) !== folder) return [];
  const file = basename(path);
  if (name === 'openat') return args.includes('O_CREAT') ? [{ kind: 'create', file }] : [];
  if (name === 'unlink') return [{ kind: 'remove', file }];
  if (name === 'pwrite64') return [{ kind: 'write', file, at: lastNumber(args), bytes: bytesOf(args) }];
  if (name === 'ftruncate') return [{ kind: 'truncate', file, size: lastNumber(args) }];
  if (name === 'fsync' || name === 'fdatasync') return [{ kind: 'sync', file }];
  throw new Error(`${name} of ${file} is not known to this reader`);
}

const linesOf = (text: string): Told[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Told);

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');
/** The string among the arguments: a path, or what is written. */
const bytesOf = (args: string): Buffer => unhex(/"([^"]*)"/.exec(args)?.[1] ?? '');
/** The path that `-y` shows with the file's number. */
const openFile = (args: string): string => unhex(/^\d+<([^>]*)>/.exec(args)?.[1] ?? '').toString();
const lastNumber = (args: string): number => Number(/, (\d+)$/.exec(args)?.[1]);
