/**
 * Named character references: a character, then the names of it and of its successors. Latin-1, punctuation, currency
 * and arrows as HTML 4 names them, and what else the CommonMark examples use. All 2,125 names of HTML would cost ten
 * times the bytes, and asking the browser would need `innerHTML`; a name that is not here stays visible as it was typed.
 */
const NAMES =
  '" quot & amp apos < lt > gt \u00a0 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg ' +
  'macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave ' +
  'Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve ' +
  'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde ' +
  'auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ' +
  'ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml \u010e Dcaron \u0152 OElig oelig \u0160 Scaron ' +
  'scaron \u2002 ensp emsp \u2009 thinsp \u200c zwnj zwj lrm rlm \u2013 ndash mdash \u2018 lsquo rsquo sbquo ' +
  '\u201c ldquo rdquo bdquo \u2020 dagger Dagger bull \u2026 hellip \u2030 permil \u2032 prime Prime \u2039 lsaquo ' +
  'rsaquo \u20ac euro \u210b HilbertSpace \u2122 trade \u2146 DifferentialD \u2190 larr uarr rarr darr harr \u2212 ' +
  'minus \u2232 ClockwiseContourIntegral \u2260 ne \u2264 le ge \u2267\u0338 ngE';

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]*));/g;

let names: Map<string, string> | undefined;

function readNames(): Map<string, string> {
  const characters = new Map<string, string>();
  let next = '';
  for (const entry of NAMES.split(' ')) {
    if (/^\w/.test(entry)) {
      characters.set(entry, next);
      next = String.fromCodePoint(next.codePointAt(0)! + 1);
    } else next = entry;
  }
  return characters;
}

/** Zero, surrogates and numbers beyond Unicode become U+FFFD (CommonMark, "Entity and numeric character references"). */
const fromNumber = (code: number): string =>
  String.fromCodePoint(code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? 0xfffd : code);

/** The text with its character references decoded, once: `&amp;lt;` becomes `&lt;`. */
export function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (reference: string, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name) return (names ??= readNames()).get(name) ?? reference;
    return fromNumber(hexadecimal ? parseInt(hexadecimal, 16) : Number(decimal));
  });
}
