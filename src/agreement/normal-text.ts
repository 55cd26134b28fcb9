/** Invisible characters that say nothing: soft hyphens, zero-width spaces and joiners, byte order marks. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** Latin letters are composed already and visible: most texts need no second look. */
const UNUSUAL = /[^\0-\u00AC\u00AE-\u024F\u2010-\u2027\u20AC]/;

/** Without invisible characters, and with each letter in one piece (NFC). */
export const visible = (text: string): string =>
  UNUSUAL.test(text) ? text.normalize('NFC').replace(INVISIBLE, '') : text;

/** A text without what readers cannot see: the ways to write a character, invisible ones, the kind of white space. */
export const normalText = (text = ''): string => visible(text).replace(/\s+/g, ' ').trim();
