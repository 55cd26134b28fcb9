import fc from 'fast-check';

/** What means something in Markdown, alone or next to something else, and some words. */
const SIGNS = [
  ...['*', '**', '***', '_', '__', '~', '~~', '`', '```', '[', ']', '(', ')', '](', '](#x)', '![', '!', '<', '>', '</', '|', '\\', '\\*'],
  ...['#', '\n# ', ':', '\n: ', '=', '\n===', '-', '\n---', '- - -', '---', '+ ', '* ', '- ', '\n- ', '1. ', '\n1. ', '2. ', '\n2) ', '10) '],
  ...[' ', '  ', '    ', '\n', '\n\n', '\n  ', '\t', '\r', '\f', '\u00a0', '\u2028', '\u200b', '"', "'", '„', '“', '.', ',', ';', '?', '&'],
  ...['&amp;', '&#65;', '|-|', '\n|-|\n', '@', 'a@b.de', '<a@b.de>', '<tel:1>', '<mailto:x@y.z>', '<https://x.de/_a_*b>', 'http://', 'www.'],
  ...['ftp://', 'mailto:', 'xmpp:', '[ ] ', '[x] ', '[a]: b', '[x](y)', '[l](a "t")', '{{key}}', '<b>', '<div>', '<!--', '<?'],
];
const PLAIN = ['a', 'B', 'ü', '1', 'word', 'Kunde', '§ 3', '😀', '**b**', '**Label:** ', '(**x**)', '[x y](https://a.b/c_d?e=1&f)', '\n\n'];

const joined = (arbitrary: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
  fc.array(arbitrary, { maxLength }).map((pieces) => pieces.join(''));

/** Texts full of signs: nearly every one of them means something unusual. */
export const wildTexts = joined(fc.constantFrom(...SIGNS, ...PLAIN), 14);

/** Texts as agreements have them, with a sign here and there. */
export const tameTexts = joined(
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PLAIN, ' ', '- ', '\n- ', '\n', '1. ', '\n2. ', '.', ',') }, { weight: 1, arbitrary: fc.constantFrom(...SIGNS) }),
  16,
);
