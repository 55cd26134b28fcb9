import { itemsOf, type FeedSource } from './items.js';

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function jsonFeed(source: FeedSource): string {
  const { agreement, home, self, language } = source;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: agreement.title,
    home_page_url: home.href,
    ...(self && { feed_url: self.href }),
    language,
    items: itemsOf(source).map(({ id, url, title, text, day, tags }) => ({
      id,
      url,
      title,
      content_text: text,
      date_published: `${day}T00:00:00Z`,
      tags,
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
