/** Words that are frequent in one language and rare in the others. */
const frequent: Readonly<Record<string, ReadonlySet<string>>> = {
  en: wordsOf(
    'the and is was of to in it for with that this my not are have has you they on at be we as but i a an no do me so from by or',
  ),
  de: wordsOf('der die das und ist nicht ich ein eine mit für auf sehr wir es zu den im dem von aber auch'),
  fr: wordsOf('le la les et est une des pas je nous très avec pour dans que qui mais sur du au ce il elle'),
  es: wordsOf('el los las y es una que de muy con para por pero del lo está fue como mi nos más'),
  it: wordsOf('il gli è una che di molto non con per ma mi si del sono stato questo della più'),
  pt: wordsOf('os é uma que de muito não com para por mas ao foi está isso da em um meu'),
  nl: wordsOf('de het een en niet ik van voor met zeer maar ook te dat er zijn wij naar'),
};

/** Scripts that name their language, or the one that uses them most; kana before Han, since Japanese has both. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
];

/**
 * The language of a text (ISO 639-1): by its script where a fifth of the letters are of one, else by the frequent words
 * of seven languages in Latin letters, of which another than English must have at least two. Short Latin texts without any
 * are taken for English, and `und` is what has no letters.
 */
export function languageOf(text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'und';
  for (const [script, language] of scripts)
    if (5 * (text.match(script)?.length ?? 0) >= letters) return language;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best = 'en';
  let most = 1;
  for (const [language, list] of Object.entries(frequent)) {
    const count = words.filter((word) => list.has(word)).length;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}

/** Which of the two embedders reads a text of that language: the Chinese one Chinese, the English one all else. */
export function readerOf(language: string): 'en' | 'zh' {
  return language === 'zh' ? 'zh' : 'en';
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
