import { firstMatch } from './signs-of-request.ts';

/** Somebody is hurt, or something burns, smokes, leaks or shocks now. A question of what would be dangerous is none. */
const injury = [
  /\b(?:i|we|he|she|they|my \w+|our \w+|(?:a|the) (?:child|baby|customer|colleague|girl|boy|man|woman))(?:['’](?:m|s|ve|re)| am| is| are| was| were| has| have| had| got)?(?: been| got| badly| seriously| just)* (?:hurt|injured|burn(?:t|ed)|bleeding|unconscious|electrocuted|poisoned|fainted|collapsed|scalded|choking)\b/iu,
  /\b(?:cut|burn(?:t|ed)?|scald(?:ed)?|crushed|broke) (?:my|his|her|our|their) (?:finger|hand|arm|face|eye|leg|foot|skin|thumb|wrist|toe)s?\b/iu,
  /\b(?:got|had|gave (?:me|him|her|us)) an? (?:electric(?:al)? )?shock\b|\b(?:swallowed|drank|inhaled) (?:the|some|a|it)\b|\bambulance\b|\b(?:in|to) (?:the )?hospital\b|\b(?:had|needs?|needed) (?:to have )?stitches\b|\bbroken (?:arm|leg|hand|wrist|nose|rib|finger|foot|ankle|hip)\b|\ballergic reaction\b|\banaphyla\w+/iu,
  /\b(?:is|are|it['’]?s|started|began|caught|starts|keeps) (?:to )?(?:on fire|smoking|burning|fire|exploded|exploding|sparking)\b|\b(?:exploded|caught fire|smells? (?:of|like) (?:gas|burning|smoke)|(?<!\b(?:if|when|whether|that|because) )there(?:['’]s| is) (?:smoke|a fire|flames?))\b/iu,
  /\b(?:kill|hurt|harm) (?:myself|himself|herself)\b|\bsuicid\w+/iu,
  /受伤|流血|烧伤|烫伤|割伤|触电|中毒|晕倒|昏迷|骨折|过敏反应|误吞|误食|上吐下泻|呕吐|急诊|挂水|医院|住院|救护车|急救|(?:着|起|失)火了?|冒烟|爆炸|煤气味|焦味|自杀|自残|不想活/u,
];

/** A customer says that lawyers, courts or authorities will be brought in. */
const legal = [
  /\b(?:my|our|a|the) (?:lawyer|solicitor|attorney)s?\b|\b(?:lawyers|solicitors|attorneys)\b/iu,
  /\b(?:sue|suing|lawsuit|legal (?:action|steps|proceedings|advice)|take (?:you|this|them) to court|see you in court|small claims|press charges|prosecut\w+)\b/iu,
  /\b(?:report|complain about) (?:you|this|it|them)? ?(?:to|at) (?:the )?(?:police|authorit\w+|ombudsman|regulator|trading standards|consumer (?:protection|agency|centre|center|council)|data protection|better business bureau)\b/iu,
  /\b(?:claim|demand|seek) (?:for )?(?:damages|compensation)\b/iu,
  /律师|起诉|告你们|打官司|法院|诉讼|仲裁|报警|索赔|消费者协会|消协|12315|工商局|市场监管|曝光你们/u,
];

/** Words that tell of an injury or a danger, or null. */
export function findInjury(text: string): string | null {
  return firstMatch(text, injury);
}

/** Words that threaten legal steps, or null. */
export function findLegalThreat(text: string): string | null {
  return firstMatch(text, legal);
}
