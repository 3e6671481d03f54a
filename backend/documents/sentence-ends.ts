const words = (list: string) => list.split(' ').join('|');

/** After these a sentence goes on, whatever follows. */
const never = words(
  'e\\.g i\\.e cf vs viz approx resp incl excl Dr Mr Mrs Ms Mx Prof Rev Hon Gen Col Capt Lt Sgt St Mt z\\.B d\\.h u\\.a bzw ca vgl',
);
/** After these a figure, or a letter that numbers something, goes on with the sentence. */
const beforeNumber = words(
  'No Nos Nr Fig Figs Eq Eqs Sec Secs Art Ch Chap Vol p pp Ver v Ref Tab Item Part Step Pos Abb S',
);
/** These may stand at an end; a small letter or a figure after them goes on. */
const beforeSmall = words(
  'etc al Inc Ltd Co Corp Jr Sr a\\.m p\\.m U\\.S U\\.K E\\.U Ph\\.D M\\.D B\\.A M\\.A min max avg tel ext est dept ed eds Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun',
);

const neverEnds = new RegExp(`(?:^|[\\s("'“‘\\[/])(?:${never})\\.$`, 'u');
const neverBeforeNumber = new RegExp(`(?:^|[\\s("'“‘\\[/])(?:${beforeNumber})\\.$`, 'iu');
const neverBeforeSmall = new RegExp(`(?:^|[\\s("'“‘\\[/])(?:${beforeSmall})\\.$`, 'u');
/** "J." and "J. R." before a name. */
const initials =
  /^(?:\p{Lu}\.\s*)+$|(?:^|[\s(])(?:\p{Lu}\.\s+)+\p{Lu}\.$|\b(?:by|and|with|Mr\.|Mrs\.|Ms\.|Dr\.|Prof\.)\s+\p{Lu}\.$/u;
/** "1." or "(a)" before what it numbers. */
const marker = /^[(（]?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)）]$/iu;

/** True when the text so far only seems to end a sentence before `next`. Only the end of a long text is looked at. */
export function isWrongEnd(soFar: string, next: string): boolean {
  const end = soFar.trimEnd();
  const tail = end.slice(-40);
  const following = next.trimStart();
  if (following === '') return false;
  if (end.length <= 6 && marker.test(end)) return true;
  if (/[!?…]["”’»)]+$/u.test(tail)) return /^\p{Ll}/u.test(following);
  if (!tail.endsWith('.')) return false;
  if (neverEnds.test(tail) || initials.test(tail)) return true;
  if (neverBeforeNumber.test(tail) && /^(?:[#§]?\d|[A-Z]?\d|[B-HJ-Z]\b)/u.test(following)) return true;
  return neverBeforeSmall.test(tail) && /^[\p{Ll}\d,;]/u.test(following);
}
