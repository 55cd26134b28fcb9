import { lastDayToObject } from '../../agreement/announced-change.js';
import type { Agreement, AnnouncedChange, ChangelogEntry } from '../../agreement/schema.js';
import { allSubprocessors } from '../../agreement/subprocessors.js';
import { plainWords } from './plain-words.js';
import { EFFECTS, formatDay, KINDS, WORDS, type Language } from './words.js';

/** Something that subscribers hear of. */
export interface FeedItem {
  /** A tag URI (RFC 4151): the same for ever, wherever the page may go. */
  id: string;
  url: string;
  title: string;
  /** Plain text. */
  text: string;
  /** ISO 8601 day of the publication; a month counts from its first day. */
  day: string;
  tags: string[];
}

/** What a feed is made of. */
export interface FeedSource {
  agreement: Agreement;
  /** Page on which the agreement is shown. */
  home: URL;
  /** Address of the feed itself. */
  self?: URL | undefined;
  language: Language;
}

/** The versions and the announced changes, newest first; of one day in the document's order. */
export function itemsOf(source: FeedSource): FeedItem[] {
  const { changelog = [], subprocessors } = source.agreement;
  const items = [
    ...changelog.map((entry) => versionItem(entry, source)),
    ...(subprocessors?.changes ?? []).map((change) => changeItem(change, source)),
  ];
  return items.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

function versionItem({ version, published, effect, summary, acceptBy }: ChangelogEntry, source: FeedSource): FeedItem {
  const { language, home } = source;
  const words = WORDS[language];
  const lines = [
    plainWords(summary),
    `${words.effect}: ${EFFECTS[language][effect]}.`,
    acceptBy && `${words.acceptBy}: ${formatDay(acceptBy, language)}.`,
  ];
  return {
    id: tagUri(`version:${version}`, published, source),
    url: home.href,
    title: `${words.version} ${version}`,
    text: lines.filter(Boolean).join('\n'),
    day: published.padEnd(10, '-01'),
    tags: [effect],
  };
}

function changeItem(change: AnnouncedChange, source: FeedSource): FeedItem {
  const { id, kind, effective, announced, reason } = change;
  const { agreement, language, home } = source;
  const words = WORDS[language];
  const until = lastDayToObject(change, agreement.subprocessors?.policy);
  const lines = [
    reason,
    `${words.effective}: ${formatDay(effective, language)}.`,
    until && `${words.objection}: ${formatDay(until, language)}.`,
  ];
  return {
    id: tagUri(`change:${id}`, announced, source),
    url: new URL(`#${encodeURIComponent(id)}`, home).href,
    title: `${words.subprocessors}: ${KINDS[language][kind]}: ${namesIn(change, agreement)}`,
    text: lines.filter(Boolean).join('\n'),
    day: announced,
    tags: ['subprocessors', kind],
  };
}

function namesIn({ entries, replaces }: AnnouncedChange, agreement: Agreement): string {
  const names = new Map(allSubprocessors(agreement).map(({ id, name }) => [id, name]));
  const sides = [[replaces ?? []].flat(), entries].filter((ids) => ids.length);
  return sides.map((ids) => ids.map((id) => names.get(id) ?? id).join(', ')).join(' → ');
}

/** Named by host and day of publication, so that it stays the same when the page moves within the host. */
const tagUri = (name: string, day: string, { agreement, home }: FeedSource): string =>
  `tag:${home.hostname},${day}:${[agreement.id, agreement.language, name].map(encodeURIComponent).join('/')}`;

/** Id of the whole feed. */
export const feedId = ({ agreement, home }: FeedSource): string =>
  new URL(`#${encodeURIComponent(`feed:${agreement.id}:${agreement.language}`)}`, home).href;
