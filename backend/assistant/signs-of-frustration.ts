import { firstMatch } from './signs-of-request.ts';

/** Anger, despair, and complaints about being asked again, in English. */
const english = [
  /\b(?:ridiculous|unacceptable|outrageous|disgusting|pathetic|appalling|infuriating|a disgrace|a joke|rip-?off|scam|fraud(?:sters?)?|liars?)\b/iu,
  /\b(?:fed up|(?:have|had|['’]ve) had it with|(?:absolutely|totally|completely|utterly) (?:useless|hopeless|unhelpful)|sick of|sick and tired|had enough|losing (?:my )?patience|run(?:ning)? out of patience|at my wits['’]? end|so (?:angry|frustrated|annoyed)|(?:very|really|extremely|absolutely) (?:angry|frustrated|annoyed|disappointed|upset)|furious|livid)\b/iu,
  /\b(?:useless|worthless|hopeless|terrible|horrible|awful|worst)\s+(?:bot|robot|service|support|company|product|help|answers?|assistant|thing)\b|\byou(?:['’]re| are) (?:useless|no help|not helping|hopeless)\b/iu,
  /\b(?:this|it|that) (?:does ?n[o'’]?t|is not|isn['’]?t) help(?:ing|ful)?(?: at all)?\b|\bwaste of (?:time|money)\b/iu,
  /\b(?:third|fourth|fifth|sixth|tenth|hundredth|\d+(?:rd|th)) time\b.{0,60}\b(?:ask|writ|call|contact|explain|complain|tell|told|say|said)|\bhow (?:often|many times) (?:do|must|should) i (?:have to |need to )?(?:ask|tell|say|explain|repeat|write|call)\b|\bi(?:['’]ve| have) (?:already )?(?:asked|told|written|called|explained)\b.{0,40}\b(?:times|again|twice)\b/iu,
  /\b(?:never|nobody|no one) (?:answers|replies|calls back|responds)\b|\bstill (?:no|not|nothing|waiting)\b.{0,40}\b(?:weeks|months|days)\b/iu,
  /\b(?:damn|bloody|f+u+c+k\w*|shit\w*|crap|bullshit|wtf|what the hell|screw you|idiots?|morons?)\b/iu,
  /[!?]{3,}/u,
];

const chinese = [
  /太(?:差|烂|过分|离谱|气人|失望|坑)|气死|受不了|受够|忍无可忍|忍不了|烦死|恼火|很生气|非常(?:生气|不满|失望|愤怒)|愤怒|无语|崩溃/u,
  /垃圾|骗子|骗人|坑人|坑爹|欺骗|黑心|什么玩意|废物|没用的|不负责任|敷衍|推卸|浪费(?:我的)?时间/u,
  /(?:第[三四五六七八九十]|[三四五六七八九十好几]+)次(?:了|问|打|联系|反馈|投诉)|说了(?:多少|几|好几|很多)(?:遍|次)|一直没(?:人|有人)|没人(?:理|管|回)/u,
  /妈的|他妈|滚|傻|白痴|[！？!?]{3,}/u,
];

/** Words of anger or despair, or null. A frustrated customer is handed over rather than answered. */
export function findFrustration(text: string): string | null {
  return firstMatch(text, [...english, ...chinese]) ?? findShouting(text);
}

/** A sentence in capitals, as long as one is not written by chance: five words with letters in a row. */
function findShouting(text: string): string | null {
  const match = /(?:\b[A-Z][A-Z'’]+\b[\s,.!?]+){4,}[A-Z][A-Z'’]+\b/u.exec(text);
  return match && /[A-Z]{4}/u.test(match[0]) ? match[0].trim() : null;
}
