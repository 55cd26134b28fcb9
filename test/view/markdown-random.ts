import fc from 'fast-check';

/** What means something in Markdown, alone or next to something else; separated by "¦". */
const SIGNS = [
  '*¦**¦***¦_¦__¦~¦~~¦`¦```¦[¦]¦(¦)¦](¦](#x)¦![¦!¦<¦>¦</¦|¦|-|¦\n|-|\n¦\\¦\\*¦#¦\n# ¦:¦\n: ¦=¦\n===¦-¦\n---¦---¦- - -',
  '+ ¦* ¦- ¦\n- ¦1. ¦\n1. ¦2. ¦\n2) ¦10) ¦ ¦  ¦    ¦\n¦\n\n¦\n  ¦\t¦\r¦\f¦\u00a0¦\u2028¦\u200b¦"¦\'¦„¦“¦.¦,¦;¦?¦&¦&amp;¦&#65;¦@¦a@b.de',
  '<a@b.de>¦<tel:1>¦<mailto:x@y.z>¦<https://x.de/_a_*b>¦http://¦www.¦ftp://¦mailto:¦xmpp:¦[ ] ¦[x] ¦[a]: b¦[x](y)',
  '[l](a "t")¦{{key}}¦<b>¦<div>¦<!--¦<?',
].flatMap((line) => line.split('¦'));

/** What agreements are made of, and what looks like it. */
const WORDS = [
  'a¦B¦ü¦1¦word¦Kunde¦§ 3¦😀¦.¦,¦ ¦ ¦**b**¦**b c**¦**Label:** ¦(**x**)¦**x**y¦**x.**¦**x.**y¦ **',
  '[x y](https://a.b/c_d?e=1&f)¦<a-b.c@d-e.de>¦- ¦\n- ¦\n- ¦\n\n- ¦1. ¦\n2. ¦\n\n3. ¦\n¦\n\n¦\n\n¦www.',
].flatMap((line) => line.split('¦'));

const joined = (arbitrary: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
  fc.array(arbitrary, { maxLength }).map((pieces) => pieces.join(''));

/** Texts full of signs: nearly every one of them means something unusual. */
export const wildTexts = joined(fc.constantFrom(...SIGNS, ...WORDS), 14);

/** Texts as agreements have them, with a sign here and there. */
export const tameTexts = joined(
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: fc.constantFrom(...SIGNS) }),
  16,
);
