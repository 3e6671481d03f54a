const english =
  'a about after all also am an and any are as at be because been before being but by can cannot could did do does ' +
  'doing don down for from get got had has have having he hello her here hi him his how i if in into is it its just ' +
  'know let like ll many may me might more most much must my need no not now of off on once one only or other our out over own ' +
  'please re s same shall she should so some still such t tell than thank thanks that the their them then there these ' +
  'they thing this those through to too under until up us ve very want was we were what when where which while who ' +
  'whom whose why will with would yes you your yours';

const stopWords = new Set(english.split(' '));

/** Words that say nothing of what a question is about. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** Chinese pairs that questions are made with: they say nothing of what a question is about. */
const chinese = new Set(
  '请问 问一 一下 怎么 什么 么办 为什 多少 少钱 可以 可不 不可 以吗 是不 不是 有没 没有 如何 哪里 哪些 我的 你们 们的 这个 那个 是什 应该 该怎 需要 要多 能不 不能 吗我 我想 想知 知道 是否'.split(
    ' ',
  ),
);

export function isStopGram(gram: string): boolean {
  return chinese.has(gram);
}
