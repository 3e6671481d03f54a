const woman = '\u{1F469}';
const joiner = '\u200D';

/** Texts as people write them that windows, searches and files get wrong. Each has a word that it is found by. */
export const strangeTexts = {
  arabic: { text: 'نادي الريّ بالتنقيط للجيران (v2.0)', word: 'للجيران' },
  hebrew: { text: 'מועדון השקיה – 50% פחות מים', word: 'השקיה' },
  family: {
    text: `Family ${woman}${joiner}\u{1F467}${joiner}\u{1F466} and flag \u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} club`,
    word: 'family',
  },
  combining: { text: `Za${'\u0300\u0301\u0323\u0332'.repeat(8)}lgo cafe\u0301 list`, word: 'café' },
  zeroWidth: { text: 'Zero\u200Bwidth\u200Csplit \u2060joined\uFEFF words', word: 'words' },
  directions: { text: 'A \u202Eturned\u202C name with \u2067isolated\u2069 parts', word: 'isolated' },
  unbroken: { text: `Rind${'fleischetikettierung'.repeat(9)}`.slice(0, 180), word: `rindfleisch` },
  chinese: { text: '邻居之间共享滴灌系统的俱乐部计划书', word: '滴灌' },
} as const;

const longWord = 'Donaudampfschifffahrtsgesellschaft';
/** As long as a title may be, without a place to break a line. */
export const longestTitle = longWord.repeat(6).slice(0, 200);
/** As long as a file name may be: 255 bytes. */
export const longestFileName = `${longWord.repeat(8).slice(0, 251)}.txt`;
