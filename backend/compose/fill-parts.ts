import type { ComposeLanguage, Part, Template } from '../../contract/compose-templates.ts';
import type { Ban } from './banned.ts';
import { fillFrame, parseFrame, type Filled } from './frame.ts';
import { itemName } from './template-faults.ts';
import type { Given } from './values.ts';
import { lengthOf } from '../wording/words.ts';

/** One way a part can read: a phrasing for each of its lines. */
export interface Phrasing {
  readonly lines: readonly Filled[];
  readonly length: number;
}

/** A part with every way it can read; at least one. */
export interface PartChoices {
  readonly part: Part;
  readonly phrasings: readonly Phrasing[];
}

/** Parts that can be filled, in their order, and what a ban took away. */
export interface Fillable {
  readonly choices: readonly PartChoices[];
  /** Parts that can't be said, or not in whole, without a banned word, with those words. */
  readonly barred: readonly { readonly part: Part; readonly words: readonly string[] }[];
}

/** Fills every frame of a template that the values and the ban let stand. */
export function fillParts(template: Template, given: Given, language: ComposeLanguage, ban: Ban): Fillable {
  const choices: PartChoices[] = [];
  const barred: { part: Part; words: string[] }[] = [];
  for (const part of template.parts) {
    const frames = part.frames[language].map(parseFrame);
    const banned = new Set<string>();
    const keep = (filled: Filled | null): filled is Filled => {
      if (!filled) return false;
      const found = ban.find(filled.text);
      for (const word of found) banned.add(word);
      return found.length === 0;
    };
    const phrasings: Phrasing[] = [];
    const add = (lines: readonly Filled[]) => {
      const same = (one: Phrasing) => one.lines.map(({ text }) => text).join('\n');
      // The heading comes with the part.
      const length = lines.reduce((sum, { text }) => sum + lengthOf(text), lengthOf(part.heading[language]));
      const phrasing = { lines, length };
      if (lines.length > 0 && !phrasings.some((other) => same(other) === same(phrasing)))
        phrasings.push(phrasing);
    };
    if (part.each === null) {
      for (const frame of frames) {
        const filled = fillFrame(frame, given.texts, language);
        if (keep(filled)) add([filled]);
      }
    } else {
      const entries = given.lists.get(part.each) ?? [];
      // Entries take turns with the frames, so that no two neighbours begin alike; each start is a way to read.
      frames.forEach((_, shift) => {
        add(
          entries.flatMap((entry, i) => {
            const values = new Map(given.texts).set(itemName, entry);
            for (let turn = 0; turn < frames.length; turn++) {
              const frame = frames[(i + shift + turn) % frames.length];
              const filled = frame ? fillFrame(frame, values, language) : null;
              if (keep(filled)) return [{ ...filled, variables: variablesFor(filled, part.each as string) }];
            }
            return [];
          }),
        );
      });
    }
    if (phrasings.length > 0) choices.push({ part, phrasings });
    const entries = part.each === null ? 0 : (given.lists.get(part.each)?.length ?? 0);
    const isShorter = phrasings.some(({ lines }) => lines.length < entries);
    if (banned.size > 0 && (phrasings.length === 0 || isShorter)) barred.push({ part, words: [...banned] });
  }
  return { choices, barred };
}

/** An entry is told as the list it is from. */
function variablesFor(filled: Filled, list: string): string[] {
  return [...new Set(filled.variables.map((name) => (name === itemName ? list : name)))];
}
