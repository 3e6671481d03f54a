/** Whom a customer asks for. */
const person =
  '(?:a |an |the |your |some |any )?(?:real |actual |live |human )?(?:person|human|human being|agent|operator|representative|rep|advisor|adviser|manager|supervisor|employee|member of staff|staff member|colleague|somebody|someone|support team|customer service|your team)';

/** How a customer asks for a person, in English. */
const english = [
  new RegExp(
    `\\b(?:talk|speak|chat|connect me|put me through|transfer me|pass me on|hand me over|get me|give me|let me (?:talk|speak))\\s+(?:to|with)?\\s*${person}\\b`,
    'iu',
  ),
  new RegExp(
    `\\b(?:want|need|prefer|like)\\s+(?:to (?:talk|speak|chat) (?:to|with) )?${person}(?! (?:who|that|else))\\b(?!\\s+(?:with|for)\\b)`,
    'iu',
  ),
  new RegExp(`\\b(?:can|could|may)\\s+(?:i|we)\\s+(?:talk|speak|chat)\\s+(?:to|with)\\s+${person}\\b`, 'iu'),
  new RegExp(
    `\\b(?:can|could|would|have|ask)\\s+${person}\\s+(?:please\\s+)?(?:call|ring|phone|contact|help|take over|get back to|answer|write to)\\s*(?:me|us)?\\b`,
    'iu',
  ),
  /\b(?:call|ring|phone|contact)\s+me\s+(?:back|please|today|tomorrow)\b|\bi (?:want|need) (?:a )?call ?back\b/iu,
  /\b(?:no|not|stop|enough of)\s+(?:this |the |your |a )?(?:bot|robot|chatbot|machine)s?\b|\bare you (?:a )?(?:bot|robot|human|real)\b/iu,
];

/** The same in Chinese. */
const chinese = [
  /人工(?:客服|服务|座席)?|转人工|真人|(?:找|换|叫|联系|接通?|转接?)(?:个|一个|一位|位|你们的?)*(?:客服|人|经理|主管|负责人|同事|专员)/u,
  /(?:给我|请)?(?:回个?电话|回电|打电话给我)/u,
  /不要机器人|你是(?:不是)?(?:机器人|真人)/u,
];

/** The words by which a customer asks for a person, or null. */
export function findRequest(text: string): string | null {
  return firstMatch(text, [...english, ...chinese]);
}

/** What the first of the patterns that matches finds, or null. */
export function firstMatch(text: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match[0].trim();
  }
  return null;
}
