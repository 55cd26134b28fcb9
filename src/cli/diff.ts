import { parseArgs } from 'node:util';
import { proposeChangelog } from '../agreement/compare/changelog.js';
import { compare } from '../agreement/compare/compare.js';
import { languageOf, readAgreement } from './agreement-file.js';
import { UsageError } from './command.js';
import { diffReport } from './diff-report.js';

export const help = `Usage: avv diff <old.avv.json> <new.avv.json> [options]

Compares two versions of an agreement: clauses by id and words, texts word by word, everything else as data.

  --format markdown   for people, and for the description of a pull request; without it, this
  --format json       the comparison as data: everything is in it, so that the old file and it make the new one
  --format changelog  an entry for “changelog” of the new file, with the effect that the changes seem to have
  --lang de|en        language of the report; English without
  --help              this text

The effect (editorial, notice, objection, reacceptance) is a proposal: it follows from the kind of each change, not from
its sense, and in doubt it is the stronger one. Somebody who answers for the agreement has to decide.

Exit code, as of “git diff --exit-code”: 0 the files say the same, 1 they differ, 2 wrong usage or an unreadable file.
`;

const FORMATS = ['markdown', 'json', 'changelog'];

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string', default: 'markdown' }, lang: { type: 'string', default: 'en' } },
  });
  const { format } = values;
  if (!FORMATS.includes(format)) throw new UsageError(`--format ${format}: there are ${FORMATS.join(', ')}.`);
  const language = languageOf(values.lang);
  if (positionals.length !== 2)
    throw new UsageError('Name two agreements, the older one first; `avv diff --help` says how.');
  const [before, after] = await Promise.all([readAgreement(positionals[0]!), readAgreement(positionals[1]!)]);
  const comparison = compare(before, after);
  const today = new Date().toISOString().slice(0, 10);
  const proposal = proposeChangelog(comparison, { before, after, today });
  const report = () => diffReport({ title: after.title, comparison, proposal, language });
  if (format === 'markdown') print(report());
  else print(JSON.stringify(format === 'json' ? comparison : proposal.entry, null, 2));
  return comparison.changes.length ? 1 : 0;
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);
