/** Words that are frequent in one language and rare in the others. */
const frequent: Readonly<Record<string, ReadonlySet<string>>> = {
  en: wordsOf('the and is was of to in it for with that this my not are have you they on at be we as but'),
  de: wordsOf(
    'der die das und ist nicht ich ein eine mit für auf war sehr wir es zu den im dem von aber auch',
  ),
  fr: wordsOf('le la les et est une des pas je nous très avec pour dans que qui mais sur du au ce il elle'),
  es: wordsOf('el la los las y es una que de muy no con para por pero me se del al lo está fue como'),
  it: wordsOf('il lo la gli e è una che di molto non con per ma mi si del al sono stato questo'),
  pt: wordsOf('o a os as e é uma que de muito não com para por mas me se do ao foi está isso'),
  nl: wordsOf('de het een en is niet ik van voor met op was zeer we maar ook te dat er zijn'),
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
 * of seven languages in Latin letters. Short Latin texts without any of those are taken for English, and `und` is
 * what has no letters.
 */
export function languageOf(text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'und';
  for (const [script, language] of scripts)
    if (5 * (text.match(script)?.length ?? 0) >= letters) return language;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best = 'en';
  let most = 0;
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
