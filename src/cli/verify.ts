import { parseArgs } from 'node:util';
import { verifyReceipt, type VerifyInput } from '../acceptance/verify.js';
import { verifyChain } from '../acceptance/verify-chain.js';
import { UsageError } from './command.js';
import { readChunks, readFileOf } from './files.js';
import { chainReport, receiptReport, type Language } from './report.js';

export const help = `Usage: avv verify <receipt.json> [options]
       avv verify <durable-copy.html> [options]
       avv verify --chain <export.jsonl> [options]

Checks a receipt, or an exported chain of receipts. Asks nobody: everything it needs is in the files.

  --agreement <avv.json>  the agreement that was accepted; a durable copy brings its own
  --keys <jwks.json>      the issuer's public keys (JSON Web Key Set), as its endpoint publishes them at ?keys
  --chain <export.jsonl>  the issuer's exported chain: with a receipt, whether it stands in it; alone, the chain itself
  --lang de|en            language of the report; English without
  --json                  the report as JSON, for programs
  --help                  this text

Each check is one line: ✓ passed, ✗ failed, – not checked, because a file for it was not given.

Exit code: 0 nothing is wrong, 1 something is, 2 wrong usage or an unreadable file.

Keys and agreement prove something only if you have them from where you trust them, not from whoever gave you the receipt.
`;

interface Options {
  agreement?: string;
  keys?: string;
  chain?: string;
  json: boolean;
  language: Language;
}

export async function run(args: string[]): Promise<number> {
  const { path, options } = readArguments(args);
  if (path !== undefined) return verifyOne(path, options);
  if (options.chain !== undefined) return verifyExport(options.chain, options);
  throw new UsageError('Name the receipt to check, or an export with --chain. `avv verify --help` says how.');
}

function readArguments(args: string[]): { path: string | undefined; options: Options } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      agreement: { type: 'string' },
      keys: { type: 'string' },
      chain: { type: 'string' },
      json: { type: 'boolean', default: false },
      lang: { type: 'string', default: 'en' },
    },
  });
  const { lang, ...options } = values;
  if (lang !== 'de' && lang !== 'en') throw new UsageError(`--lang ${lang}: there are de and en.`);
  if (positionals.length > 1) throw new UsageError('One receipt at a time; `avv verify --help` says how.');
  return { path: positionals[0], options: { ...options, language: lang } };
}

async function verifyOne(path: string, { chain, json, language, ...files }: Options): Promise<number> {
  const evidence = await readFileOf(path, 'receipt', 'copy');
  const agreement = files.agreement && (await readFileOf(files.agreement, 'agreement')).agreement;
  const input: VerifyInput = {
    receipt: evidence.receipt,
    agreement: agreement ?? (evidence.kind === 'copy' ? evidence.agreement : undefined),
    keys: files.keys && (await readFileOf(files.keys, 'keys')).keys,
    ...(chain && { chain: readChunks(chain) }),
  };
  const verification = await verifyReceipt(input);
  const report = receiptReport(verification, { receipt: input.receipt, isCopy: evidence.kind === 'copy', language });
  print(json ? verification : report);
  return verification.valid ? 0 : 1;
}

async function verifyExport(path: string, { keys, json, language, agreement }: Options): Promise<number> {
  if (agreement !== undefined) throw new UsageError('--agreement goes with a receipt: name it, too.');
  const set = keys && (await readFileOf(keys, 'keys')).keys;
  const verification = await verifyChain(readChunks(path), { keys: set });
  print(json ? verification : chainReport(verification, language));
  return verification.valid ? 0 : 1;
}

const print = (report: string | object): void =>
  void process.stdout.write(`${typeof report === 'string' ? report : JSON.stringify(report, null, 2)}\n`);
