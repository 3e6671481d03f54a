import type { Random } from '../numerics/random.ts';
import type { Part } from '../../contract/compose-templates.ts';
import type { PartChoices, Phrasing } from './fill-parts.ts';
import { lengthTolerance } from './check-text.ts';
import { createBan } from './banned.ts';

export type Tone = 'plain' | 'warm' | 'formal' | 'lively';

/** A variant before the model has its say: which parts, and how each reads. */
export interface PlannedVariant {
  readonly parts: readonly { readonly part: Part; readonly phrasing: Phrasing }[];
  readonly length: number;
}

interface Slot {
  readonly choice: PartChoices;
  phrasing: Phrasing;
}

/** Without a target, what is more dispensable than this is left out. */
const usualImportance = 3;
/** A length this close to its target, as a share of it, isn't brought closer. */
const closeEnough = 0.1;
/** Variables longer than this, in characters, are heard when they come twice. */
const noticeable = 12;

/**
 * Chooses parts and phrasings of each variant. Phrasings that earlier variants took, that say a long value again, or
 * that miss the tone come last; with a target, dispensable parts come in or go out and phrasings are exchanged until
 * the length is met or nothing brings it closer. The same random stream gives the same variants.
 */
export function planVariants(
  choices: readonly PartChoices[],
  options: {
    readonly count: number;
    readonly lengthTarget: number | null;
    readonly tone: Tone;
    readonly requiredWords: readonly string[];
    readonly valueLengths: ReadonlyMap<string, number>;
    readonly random: Random;
  },
): PlannedVariant[] {
  const { lengthTarget, tone, valueLengths, random } = options;
  const required = createBan(options.requiredWords);
  const taken = new Map<Phrasing, number>();
  const onlyHere = saidInOnePart(choices);
  return Array.from({ length: options.count }, () => {
    const said = new Set<string>();
    const slots: Slot[] = choices.map((choice) => {
      const ranked = choice.phrasings
        .map((phrasing) => {
          const texts = phrasing.lines.map(({ text }) => text).join('\n');
          const again = variablesOf(phrasing).filter(
            (name) => said.has(name) && (valueLengths.get(name) ?? 0) > noticeable,
          );
          const mark =
            0.8 * random() +
            fitOfTone(texts, tone) +
            required.find(texts).length -
            1.5 * Math.min(1, taken.get(phrasing) ?? 0) -
            again.length +
            // What a person gave and no other part says comes before any change of phrasing.
            3 * [...new Set(variablesOf(phrasing))].filter((name) => onlyHere.has(name)).length;
          return { phrasing, mark };
        })
        .sort((a, b) => b.mark - a.mark);
      const { phrasing } = ranked[0]!;
      for (const name of variablesOf(phrasing)) said.add(name);
      return { choice, phrasing };
    });
    const kept = lengthTarget === null ? usual(slots) : meetLength(slots, lengthTarget, onlyHere);
    for (const { phrasing } of kept) taken.set(phrasing, (taken.get(phrasing) ?? 0) + 1);
    const parts = kept.map(({ choice, phrasing }) => ({ part: choice.part, phrasing }));
    return { parts, length: lengthOfAll(kept) };
  });
}

/** Variables that a single part can say, and not in all its phrasings. */
function saidInOnePart(choices: readonly PartChoices[]): ReadonlySet<string> {
  const parts = new Map<string, number>();
  for (const { phrasings } of choices)
    for (const name of new Set(phrasings.flatMap(variablesOf))) parts.set(name, (parts.get(name) ?? 0) + 1);
  return new Set([...parts].filter(([, count]) => count === 1).map(([name]) => name));
}

const variablesOf = (phrasing: Phrasing) => phrasing.lines.flatMap(({ variables }) => variables);
const lengthOfAll = (slots: readonly Slot[]) => slots.reduce((sum, { phrasing }) => sum + phrasing.length, 0);
const importanceOf = ({ choice }: Slot) => choice.part.importance;

function usual(slots: readonly Slot[]): Slot[] {
  return slots.filter((slot) => importanceOf(slot) <= usualImportance);
}

/** Adds parts by their importance while they bring the length closer, then exchanges phrasings while that does. */
function meetLength(slots: readonly Slot[], target: number, onlyHere: ReadonlySet<string>): Slot[] {
  const kept = new Set(slots.filter((slot) => importanceOf(slot) === 1));
  let total = lengthOfAll([...kept]);
  const spare = slots.filter((slot) => !kept.has(slot)).sort((a, b) => importanceOf(a) - importanceOf(b));
  for (const slot of spare) {
    const longer = total + slot.phrasing.length;
    if (longer > target * (1 + lengthTolerance) || Math.abs(longer - target) > Math.abs(total - target))
      continue;
    kept.add(slot);
    total = longer;
  }
  const ordered = slots.filter((slot) => kept.has(slot));
  // Phrasings are exchanged only as far as the length needs it: exchanged to the word, all variants would be one.
  for (const slot of ordered)
    for (const phrasing of slot.choice.phrasings) {
      const other = total - slot.phrasing.length + phrasing.length;
      if (Math.abs(total - target) <= target * closeEnough) return ordered;
      if (Math.abs(other - target) >= Math.abs(total - target) || !saysAll(phrasing, slot.phrasing, onlyHere))
        continue;
      slot.phrasing = phrasing;
      total = other;
    }
  return ordered;
}

/** Whether a phrasing says what another says that no other part does. */
function saysAll(phrasing: Phrasing, other: Phrasing, onlyHere: ReadonlySet<string>): boolean {
  const said = new Set(variablesOf(phrasing));
  return variablesOf(other).every((name) => said.has(name) || !onlyHere.has(name));
}

/** How well words sound as they should: signs of each tone, small beside the other marks. */
function fitOfTone(text: string, tone: Tone): number {
  const lively = /[!?]/u.test(text) ? 1 : 0;
  const warm = /\b(?:thank|glad|welcome|please|with you|we would like|like to hear)\b|谢谢|欢迎|请/iu.test(
    text,
  )
    ? 1
    : 0;
  const stiff = /\b(?:Dear|presents?|Kind regards|is made for)\b|尊敬|此致/u.test(text) ? 1 : 0;
  switch (tone) {
    case 'plain':
      return -0.3 * lively;
    case 'lively':
      return 0.6 * lively - 0.4 * stiff;
    case 'warm':
      return 0.6 * warm + 0.2 * lively;
    case 'formal':
      return 0.6 * stiff - 0.6 * lively;
  }
}
