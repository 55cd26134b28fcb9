/**
 * Words that may decide what a sentence demands: negations, duties and permissions, conditions, quantities. A change in
 * one of them is never taken for a slip of the pen.
 */
const WORDS = new Set(
  [
    'nicht nichts kein keine keinen keinem keiner keines nie niemals niemand ohne weder noch außer ausser',
    'kann können kannst könnte könnten muss muß müssen müßte müsste müssten soll sollen sollte sollten',
    'darf dürfen dürfte dürften will wollen wird werden würde würden ist sind hat haben',
    'nur allein ausschließlich insbesondere mindestens höchstens spätestens frühestens bis ab vor nach',
    'alle allen aller alles jede jeder jedes jeden einige mehrere oder und sowie soweit sofern falls wenn',
    'unverzüglich unmittelbar mittelbar',
    'not no none never nobody nothing neither nor without except unless cannot',
    'can could may might must shall should will would is are has have',
    'only solely exclusively particularly least most before after until within',
    'all any each every some or and if where insofar immediately promptly',
  ].flatMap((line) => line.split(' ')),
);

export const isSignificant = (word: string): boolean => WORDS.has(word) || /\d/.test(word);
