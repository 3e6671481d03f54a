/** Words that stand for something said before. */
const pronouns =
  'it|its|that|this|those|these|they|them|their|theirs|there|he|him|his|she|her|hers|one|ones|same|another|others?|else|instead|both|either|neither|latter|meantime|meanwhile|afterwards';
/** Words for one of several things that were named, where no thing follows: "the second?", but not "the second floor". */
const places =
  'first|second|third|fourth|fifth|last|next|former|two|three|four|five|large|larger|small|smaller|big|bigger|cheaper|dearer|older|newer|shorter|longer|lighter|heavier|stronger';
const kinds = 'kinds?|sorts?|types?|options?|versions?';
/** What follows a word for one of several when it stands for the thing itself. */
const goesOnAfter =
  'is|are|was|were|be|do|does|did|has|have|had|can|could|will|would|may|might|should|must|come|go|fit|include|take|need|cost|work|run|start|end|in|on|at|for|with|without|by|to|from|as|than|too|also|still|already|now|if|when|until|before|after';

const pointing = new RegExp(
  `\\b(?:${pronouns})\\b|\\bthe (?:(?:other|first|last) )?(?:${places})(?: (?:${kinds})\\b|(?=\\s*(?:[?!.,;]|$)|\\s+(?:${goesOnAfter})\\b))`,
  'giu',
);
const pointingChinese =
  /它|他们|她们|这个|那个|这些|那些|这里|那里|这种|那种|此|上面|刚才|前面|^那|^还有|^另外|^如果|呢[？?]?$/u;

/** Beginnings that go on with what was said, however much follows. */
const continues = /^(?:and|or|but|what about|how about|even if)\b/iu;
/** Beginnings and ends that go on with what was said unless the question says enough by itself. */
const mayContinue =
  /^(?:so|then|also|what if|why|why not|really|since when|for how long|how much|how long|how many|when|until when|at what time|where|which)\b|\b(?:included|covered|possible|enough|then|too|as well)\s*[?!.]*$/iu;

const isChinese = (question: string): boolean => /\p{Script=Han}/u.test(question);

/** True when a question names something that was said before. */
export function pointsBack(question: string): boolean {
  return isChinese(question) ? pointingChinese.test(question) : question.search(pointing) >= 0;
}

/** How a question goes on with what was said: surely, if it says little by itself, or not. */
export function goesOn(question: string): 'surely' | 'perhaps' | 'no' {
  if (continues.test(question)) return 'surely';
  return mayContinue.test(question) ? 'perhaps' : 'no';
}

/** What a question says by itself, the words left out that stand for something said before. */
export function withoutPointing(question: string): string {
  return isChinese(question) ? question : question.replace(pointing, ' ');
}
