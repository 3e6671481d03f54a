/** What a question asks for, as far as its wording says so. */
type AnswerType = 'money' | 'duration' | 'time' | 'amount' | 'place' | 'person';

const asks: readonly (readonly [AnswerType, RegExp])[] = [
  [
    'money',
    /\b(cost|costs|price|prices|pay|paid|fee|fees|charge|charged|expensive|cheap|cheapest|deposit|fine|rate|allowance)\b|how much (is|are|does|do|for|extra)\b|多少钱|费用|价格|运费|几元/iu,
  ],
  [
    'duration',
    /\bhow (long|soon|often|many (minutes|hours|days|weeks|months|years))\b|\b(period|deadline|duration)\b|多久|多长时间|几(天|年|个月|小时)/iu,
  ],
  [
    'time',
    /\bwhen\b|\bwhat (time|day|date)\b|\b(until|by) when\b|\bopen(ing)?\b.*\b(on|hours|at)\b|几点|什么时候|何时/iu,
  ],
  [
    'amount',
    /\bhow (many|much|big|large|heavy|high|wide|deep|hot|cold|far|fast|loud|thick|warm|old|close|tall|strong)\b|\b(maximum|minimum|temperature|weight|size|speed|pressure|percent|percentage|limit)\b|多(少|大|重|高|宽|吵)|几(个|次|种)/iu,
  ],
  ['place', /\bwhere\b|哪里|哪儿|何处/iu],
  ['person', /\bwho\b|\bwhom\b|谁/iu],
];

const unit =
  '(seconds?|minutes?|min|hours?|h|days?|nights?|weeks?|months?|years?|terms?|quarters?|lessons?|weekends?)';
const numeral =
  '(\\d[\\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|half)';
const holds: Readonly<Record<AnswerType, RegExp>> = {
  money:
    /[€$£¥]|\b(euros?|cents?|dollars?|pounds?|francs?|crowns?|free|percent)\b|\b\d+[.,]\d{2}\b|\d\s?(元|%)|免(费|运)/iu,
  duration: new RegExp(
    `\\b${numeral}\\s+(working |business |more |full )?${unit}\\b|\\b(once|twice|every|daily|weekly|monthly|yearly|at once)\\b|\\d\\s?(h|min|小时|天|年|个?月|周|秒|分钟)|[一二两三四五六七八九十]\\s?(小时|天|年|个?月|周|秒|分钟)`,
    'iu',
  ),
  time: /\b\d{1,2}:\d{2}\b|\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(before|after|until|from|within|as soon as)\b|\d+(st|nd|rd|th)\b|\d\s?(点|日|月|天)/iu,
  amount: new RegExp(`\\d|\\b${numeral}\\b|[一二两三四五六七八九十]`, 'iu'),
  place:
    /\b(in|at|on|behind|beside|under|above|near|opposite|inside|outside|room|desk|street|floor)\b|在|处/iu,
  person:
    /\b(mr|mrs|ms|dr|the [a-z]+ (of|who)|head|chair|officer|manager|team)\b\.?|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u,
};

/** What a question asks for; null where its wording does not say. The first that fits: "how much does it cost" asks for money. */
export function answerTypeOf(question: string): AnswerType | null {
  return asks.find(([, pattern]) => pattern.test(question))?.[0] ?? null;
}

/** Whether a sentence holds something of the kind that is asked for: a price, a number, a time. */
export function holdsAnswer(type: AnswerType, text: string): boolean {
  return holds[type].test(text);
}
