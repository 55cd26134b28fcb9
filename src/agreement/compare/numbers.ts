/** Month names where a day or a year stands beside them; “may” is a verb otherwise. */
const MONTHS: readonly (readonly string[])[] = [
  ['januar', 'january', 'jänner'],
  ['februar', 'february'],
  ['märz', 'march'],
  ['april'],
  ['mai', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['dezember', 'december'],
];

/** Numbers that agreements write out. Those for one are articles, too, and not among them. */
const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'zwei two 2, drei three 3, vier four 4, fünf five 5, sechs six 6, sieben seven 7, acht eight 8, neun nine 9',
    'zehn ten 10, zwölf twelve 12, vierzehn fourteen 14, zwanzig twenty 20, vierundzwanzig twenty-four 24',
    'dreißig thirty 30, sechsunddreißig thirty-six 36, achtundvierzig forty-eight 48, sechzig sixty 60',
    'zweiundsiebzig seventy-two 72, neunzig ninety 90, hundert hundred 100',
  ]
    .flatMap((line) => line.split(', '))
    .flatMap((entry) => {
      const [german, english, value] = entry.split(' ');
      return [german!, english!].map((word): [string, number] => [word, Number(value)]);
    }),
);

const MONTH_NAMES = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, String(index + 1)])));
const NAMES = [...MONTH_NAMES.keys()].join('|');
const BESIDE_A_NUMBER = new RegExp(`(?<=\\d\\.?\\s*)(?:${NAMES})(?!\\p{L})|(?<!\\p{L})(?:${NAMES})(?=\\s+\\d)`, 'giu');

/** A number with its separators: “1.000”, “2,5”, “28”. */
const NUMBER = /\d+(?:[.,]\d+)*/g;

/** The numbers that a text writes in digits and those that it writes out, in a form that languages share. */
export interface Numbers {
  digits: string[];
  words: string[];
}

/** @param text In German or English; in another language only digits are found. */
export function numbersIn(text: string): Numbers {
  const plain = text.replace(BESIDE_A_NUMBER, (name) => ` ${MONTH_NAMES.get(name.toLowerCase())!} `);
  const words = text.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  return {
    digits: (plain.match(NUMBER) ?? []).flatMap(withoutSeparators),
    words: words.filter((word) => Object.hasOwn(WORDS, word)).map((word) => String(WORDS[word])),
  };
}

/** Thousands lose their separators; dates (“03.11.2026”) come apart; of two places a comma is a point. */
function withoutSeparators(number: string): string[] {
  if (/^\d{1,3}([.,]\d{3})+$/.test(number)) return [number.replace(/[.,]/g, '')];
  const parts = number.split(/[.,]/).map((part) => String(BigInt(part)));
  return parts.length > 2 ? parts : [parts.join('.')];
}

/**
 * The numbers that only one of two texts has. A number in digits here may be written out there; small numbers that both
 * write out are not held against each other, as languages differ in them (“beide”, “two”).
 */
export function numbersApart(one: string, other: string): { one: string[]; other: string[] } {
  const [first, second] = [numbersIn(one), numbersIn(other)];
  return { one: missing(first, second), other: missing(second, first) };
}

function missing({ digits, words }: Numbers, other: Numbers): string[] {
  const rest = [...other.digits, ...other.words];
  const counted = [...digits, ...words.filter((word) => Number(word) >= 10)];
  return counted.filter((number) => {
    const at = rest.indexOf(number);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
