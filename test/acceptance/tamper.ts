/** Everything that can be done to the bytes of a receipt or an export, and whether it is noticed. */
import { isDeepStrictEqual } from 'node:util';
import { readEvidence, verifyChain, verifyReceipt, type AnyReceipt } from '../../src/acceptance/index.js';
import { agreement, Issuer, objection } from './evidence.js';

/** A changed file, and what was done to it. */
export interface Mutant {
  what: string;
  bytes: Uint8Array;
}

export interface Tally {
  tried: number;
  /** Changes that leave the same JSON value: white space, the case of an escape. They are no tampering. */
  same: number;
  /** What was not noticed. */
  missed: string[];
}

function with1(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

function without1(bytes: Uint8Array, at: number): Uint8Array {
  const copy = new Uint8Array(bytes.length - 1);
  copy.set(bytes.subarray(0, at));
  copy.set(bytes.subarray(at + 1), at);
  return copy;
}

/** A kind of change: at each of so many places of a file it gives another file, or none. */
export interface Mutation {
  /** Variants for each byte. */
  variants: number;
  apply(bytes: Uint8Array, at: number, variant: number): Uint8Array | undefined;
}

export const MUTATIONS = {
  /** Each byte once as another: which one depends on the place, so that all values have their turn. */
  changed: { variants: 1, apply: (bytes, at) => with1(bytes, at, (bytes[at]! + 1 + (at % 255)) % 256) },
  /** Each byte as every other. */
  replaced: { variants: 255, apply: (bytes, at, variant) => with1(bytes, at, (bytes[at]! + 1 + variant) % 256) },
  flipped: { variants: 8, apply: (bytes, at, bit) => with1(bytes, at, bytes[at]! ^ (1 << bit)) },
  deleted: { variants: 1, apply: (bytes, at) => without1(bytes, at) },
  swapped: {
    variants: 1,
    apply: (bytes, at) =>
      at > 0 && bytes[at] !== bytes[at - 1] ? with1(with1(bytes, at, bytes[at - 1]!), at - 1, bytes[at]!) : undefined,
  },
  truncated: { variants: 1, apply: (bytes, at) => bytes.slice(0, at) },
} as const satisfies Record<string, Mutation>;

/** All that a mutation makes of a file. */
export function* mutants(bytes: Uint8Array, { variants, apply }: Mutation): Generator<Mutant> {
  for (let count = 0; count < bytes.length * variants; count++) {
    const [at, variant] = [Math.floor(count / variants), count % variants];
    const changed = apply(bytes, at, variant);
    if (changed) yield { what: `byte ${at}, variant ${variant}`, bytes: changed };
  }
}

/** A receipt as it lies on somebody's disk, with all that it is checked against. */
export interface ReceiptFile {
  receipt: AnyReceipt;
  bytes: Uint8Array;
  keys: unknown;
}

export async function receiptFile(alg: 'EdDSA' | 'ES256' = 'EdDSA', record?: object): Promise<ReceiptFile> {
  const issuer = await Issuer.start(alg);
  await issuer.issue();
  const receipt = await issuer.issue(record && { record });
  const bytes = new TextEncoder().encode(`${JSON.stringify(receipt, null, 2)}\n`);
  return { receipt, bytes, keys: issuer.signer.jwks };
}

/** Reads and verifies each mutant as the command line does. */
export async function tallyReceipts(mutants: Iterable<Mutant>, file: ReceiptFile): Promise<Tally> {
  const tally: Tally = { tried: 0, same: 0, missed: [] };
  await eachOf(mutants, async ({ what, bytes }) => {
    const receipt = readReceipt(bytes);
    const valid = receipt !== undefined && (await verifyReceipt({ receipt, agreement, keys: file.keys })).valid;
    const same = isDeepStrictEqual(receipt, file.receipt);
    tally.tried++;
    if (same) tally.same++;
    // What is the same must verify as before; everything else must not.
    if (valid !== same) tally.missed.push(what);
  });
  return tally;
}

function readReceipt(bytes: Uint8Array): unknown {
  try {
    const evidence = readEvidence(bytes);
    return evidence.kind === 'receipt' ? evidence.receipt : undefined;
  } catch {
    return undefined;
  }
}

/** An export with objections, attachments and erasures in it. */
export interface ExportFile {
  lines: Uint8Array[];
  issuer: Issuer;
}

export async function exportFile(records: number): Promise<ExportFile> {
  const issuer = await Issuer.start();
  for (let number = 1; number <= records; number++) {
    const { id } = await issuer.issue(number % 10 === 0 ? { record: objection() } : {});
    if (number % 100 === 75) await issuer.attach(id);
    if (number % 100 === 50) await issuer.erase(issuer.entries[number - 40]!.id, issuer.entries[number - 30]!.id);
  }
  const lines = (await issuer.export()).map((line) => new TextEncoder().encode(line));
  return { lines, issuer };
}

/** An export in which the lines from `from` on are others, which are followed by those from `to` on. */
export interface ExportMutant {
  what: string;
  from: number;
  to: number;
  lines: readonly Uint8Array[];
}

/**
 * Verifies each mutant from the last line before the change, by the checkpoint that `verifyChain` gives and takes, up
 * to the first problem: what comes before is the same as in the export that has been found valid as a whole.
 */
export async function tallyExports(mutants: Iterable<ExportMutant>, file: ExportFile): Promise<Tally> {
  const tally: Tally = { tried: 0, same: 0, missed: [] };
  await eachOf(mutants, async (mutant) => {
    const { valid } = await verifyFrom(mutant, file);
    tally.tried++;
    if (valid) tally.missed.push(mutant.what);
  });
  return tally;
}

export function verifyFrom({ from, to, lines }: Omit<ExportMutant, 'what'>, { lines: all, issuer }: ExportFile) {
  const chunks = function* () {
    yield* lines;
    for (let index = to; index < all.length; index++) yield all[index]!;
  };
  const after = from > 0 ? { sequence: from, digest: issuer.digests[from - 1] } : undefined;
  return verifyChain(chunks(), { keys: issuer.signer.jwks, after, limit: 1 });
}

/** Each line missing; each before its neighbour; each twice; the end cut off after each. */
export function* movedLines({ lines }: ExportFile): Generator<ExportMutant> {
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    yield { what: `line ${index + 1} missing`, from: index, to: index + 1, lines: [] };
    yield { what: `line ${index + 1} twice`, from: index, to: index + 1, lines: [line, line] };
    if (next) yield { what: `line ${index + 1} after its neighbour`, from: index, to: index + 2, lines: [next, line] };
    yield { what: `cut off before line ${index + 1}`, from: index, to: lines.length, lines: [] };
  }
}

/** What a mutation makes of the export; of all its places every `stride`-th. */
export function* changedLines({ lines }: ExportFile, mutation: Mutation, stride = 1): Generator<ExportMutant> {
  let next = 0;
  for (const [index, line] of lines.entries()) {
    const places = line.length * mutation.variants;
    for (; next < places; next += stride) {
      const [at, variant] = [Math.floor(next / mutation.variants), next % mutation.variants];
      const bytes = mutation.apply(line, at, variant);
      const what = `line ${index + 1}, byte ${at}, variant ${variant}`;
      if (bytes) yield { what, from: index, to: index + 1, lines: [bytes] };
    }
    next -= places;
  }
}

/** Several at a time, since hashing and verifying happen on other threads. */
async function eachOf<T>(items: Iterable<T>, run: (item: T) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const work = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await run(next.value);
  };
  await Promise.all(Array.from({ length: 8 }, work));
}
