import { parseArgs } from 'node:util';
import { languageOf, readAgreement } from './agreement-file.js';
import { UsageError } from './command.js';
import { atom } from './feed/atom.js';
import { jsonFeed } from './feed/json-feed.js';
import type { FeedSource } from './feed/items.js';

export const help = `Usage: avv feed <avv.json> --home <url> [options]

Prints a feed of what has changed and what is announced: the versions of the agreement (changelog) and the changes of its
subprocessors, for those who subscribe to it. Publish it anew with each new version of the file.

  --home <url>        page on which the agreement is shown; its host names the entries
  --format json|atom  JSON Feed 1.1, or Atom (RFC 4287); JSON without
  --self <url>        address at which the feed is published
  --lang de|en        language of the feed's own words; that of the agreement without, or English
  --help              this text

The same file gives the same feed, byte by byte: nothing in it depends on the day.
`;

const FORMATS: Readonly<Record<string, (source: FeedSource) => string>> = { json: jsonFeed, atom };

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      home: { type: 'string' },
      self: { type: 'string' },
      format: { type: 'string', default: 'json' },
      lang: { type: 'string' },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length) throw new UsageError('Name one agreement; `avv feed --help` says how.');
  const write = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
  if (!write) throw new UsageError(`--format ${values.format}: there are json and atom.`);
  if (values.home === undefined) throw new UsageError('Say with --home on which page the agreement is shown.');
  const home = webAddress('--home', values.home);
  const self = values.self === undefined ? undefined : webAddress('--self', values.self);
  const agreement = await readAgreement(path);
  const language = languageOf(values.lang ?? (/^de\b/.test(agreement.language) ? 'de' : 'en'));
  process.stdout.write(write({ agreement, home, self, language }));
  return 0;
}

function webAddress(option: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new UsageError(`${option} ${text}: an absolute address is needed, https://www.example.com/avv.`);
}
