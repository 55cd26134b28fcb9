import { parseArgs } from 'node:util';
import { comparePair } from '../agreement/compare/pair.js';
import { languageOf, readAgreement } from './agreement-file.js';
import { UsageError } from './command.js';
import { pairReport } from './pair-report.js';

export const help = `Usage: avv check --pair <one.avv.json> <other.avv.json> [options]

Checks whether two language versions of one agreement have the same structure: clauses, terms, measures and subprocessors,
their order, the numbers in their texts, periods and rules, version. Words are not compared.

  --lang de|en  language of the report; English without
  --json        the findings as JSON, for programs
  --help        this text

Exit code: 0 nothing was found, 1 something was, 2 wrong usage or an unreadable file.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      pair: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      lang: { type: 'string', default: 'en' },
    },
  });
  const language = languageOf(values.lang);
  if (!values.pair || positionals.length !== 2)
    throw new UsageError('avv check --pair takes two agreements; `avv check --help` says how.');
  const [one, other] = await Promise.all([readAgreement(positionals[0]!), readAgreement(positionals[1]!)]);
  const found = comparePair(one, other);
  const report = values.json
    ? JSON.stringify(found, null, 2)
    : pairReport(found, [positionals[0]!, positionals[1]!], language);
  process.stdout.write(`${report}\n`);
  return found.length ? 1 : 0;
}
