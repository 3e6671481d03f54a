/** Bounds of what is typed as a number. */
interface NumberRule {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** May be left empty: then the app chooses. */
  readonly optional: boolean;
}

export const numberRules = {
  variants: { min: 1, max: 6, whole: true, optional: false },
  length: { min: 5, max: 3000, whole: true, optional: true },
  seed: { min: 0, max: 0xffffffff, whole: true, optional: true },
  temperature: { min: 0, max: 3, whole: false, optional: true },
  topP: { min: 0.01, max: 1, whole: false, optional: true },
  minP: { min: 0, max: 1, whole: false, optional: true },
  topK: { min: 0, max: 1000, whole: true, optional: true },
  repetitionPenalty: { min: 1, max: 2, whole: false, optional: true },
} as const satisfies Readonly<Record<string, NumberRule>>;
export type NumberName = keyof typeof numberRules;

/** Whether a typed number keeps its rule. */
export function keepsRule(name: NumberName, text: string): boolean {
  const rule: NumberRule = numberRules[name];
  const typed = text.trim();
  if (typed === '') return rule.optional;
  const number = Number(typed);
  return number >= rule.min && number <= rule.max && (!rule.whole || Number.isInteger(number));
}

/** The number typed; undefined when the field is empty. */
export function numberOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text.trim());
}
