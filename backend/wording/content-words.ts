const stopEn = new Set(
  `a an the and or but if then than so because as of at by for with about into through over under between during before
  after above below to from up down in out on off again further once here there when where why how all any both each few
  more most other some such no nor not only own same too very can will just should now is am are was were be been being
  have has had having do does did doing would could might must may shall it its it's i me my myself we our ours us you
  your yours he him his she her hers they them their theirs this that these those what which who whom one two even still
  also yet ever never always often really quite much many lot get got gets getting go goes went going make makes made
  making take takes took taken come came back like don't didn't doesn't isn't wasn't aren't can't couldn't won't wouldn't
  i'm i've i'll we've they're that's there's let's without within upon else every everything nothing something anything
  nobody everyone someone since while until against please need three four five six seven eight nine ten twelve hundred
  thousand first second third half twice once day days week weeks month months year years hour hours minute minutes time
  times today yesterday tomorrow thing things way ways bit lots good great nice bad best better worse worst fine okay
  say says said tell tells told think know knows want wants wanted try tries tried give gives gave given giving put puts see sees saw seen look
  looks looked looking use uses used using find finds found keep keeps kept let lets feel feels felt show shows showed
  behind add adds added adding turn turns turned start starts started stay stays stayed`
    .trim()
    .split(/\s+/u),
);
const stopZh = new Set(
  `的 了 是 在 我 我们 你 你们 他 她 它 他们 也 都 就 和 与 或 但 但是 而 而且 很 太 又 还 还是 再 不 没 没有 有 这 那 这个 那个 一个 一 个
  被 把 给 到 去 来 说 要 会 能 可以 最 最后 吧 吗 呢 啊 着 过 得 地 上 下 里 中 对 从 让 向 跟 比 为 以 因为 所以 如果 什么 怎么 自己
  时候 已经 非常 特别 真的 真 就是 只 只有 一点 一下 一直 不能 不会 不是 两 三 次 多 少 今天 请 您 啦 哦 才 刚 却 将 及 等 及其`
    .trim()
    .split(/\s+/u),
);
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a text in their order, in lower case; Chinese ones as Unicode's dictionary parts them. */
export function wordsOf(text: string, language: 'en' | 'zh'): string[] {
  if (language === 'en')
    return (
      text
        .toLowerCase()
        .replaceAll('’', "'")
        .match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? []
    );
  return Array.from(segmenter.segment(text.toLowerCase()), ({ segment, isWordLike }) =>
    isWordLike ? segment : '',
  ).filter((word) => word !== '');
}

/** Whether a word says something by itself: no function word, no number, no single letter. */
export function isContentWord(word: string, language: 'en' | 'zh'): boolean {
  if (/^[\p{N}.,:-]+$/u.test(word)) return false;
  if (language === 'en') return word.length > 2 && !stopEn.has(word);
  return !stopZh.has(word) && (word.length > 1 || !/\p{Script=Han}/u.test(word));
}
