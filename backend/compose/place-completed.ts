import type { Part, Template } from '../../contract/compose-templates.ts';
import { lengthTolerance } from './check-text.ts';
import type { Completed } from './complete-part.ts';
import { lengthOf, stemOf, wordsOf, isContentWord } from '../wording/words.ts';
import type { FilledPart, Line } from './written.ts';

/** Most sentences of the model in a list. */
const listLimit = 3;
/** Share of an ending's content words that may stand in one sentence already there: more says it again. */
const echoLimit = 0.75;

/**
 * Puts the model's sentences where they belong: in place of a part's frame, or as a part of their own where there is no
 * frame. The first variant takes none, each other takes others, as far as they go; a sentence that says a sentence of the text again is passed over,
 * and so is one that takes the text away from its length.
 */
export function placeCompleted(
  template: Template,
  frames: readonly FilledPart[],
  completed: ReadonlyMap<Part, Completed>,
  wish: { readonly variant: number; readonly target: number | null; readonly length: number },
): FilledPart[] {
  let length = wish.length;
  const placed: FilledPart[] = [];
  for (const part of template.parts) {
    const frame = frames.find((filled) => filled.part === part);
    const lines = completed.get(part)?.lines ?? [];
    const fresh = lines.filter((line) => !echoes(line, frames, part));
    const count = part.layout === 'bullets' || part.layout === 'numbered' ? listLimit : 1;
    // The first variant is all frames: it can be sent. A sentence of the model stands in one variant, the next takes the
    // next, so that they lie side by side.
    const turn = wish.variant - 1;
    const taken = turn < 0 ? [] : fresh.slice(turn * count, (turn + 1) * count);
    const added = taken.reduce((sum, { text }) => sum + lengthOf(text), 0);
    const before = frame ? frame.lines.reduce((sum, { text }) => sum + lengthOf(text), 0) : 0;
    const fits =
      wish.target === null ||
      Math.abs(length + added - before - wish.target) <=
        Math.max(Math.abs(length - wish.target), wish.target * lengthTolerance);
    if (taken.length > 0 && fits) {
      placed.push({ part, lines: taken });
      length += added - before;
    } else if (frame) placed.push(frame);
  }
  return placed;
}

function echoes(line: Line, frames: readonly FilledPart[], own: Part): boolean {
  const stems = contentOf(line.text);
  if (stems.length === 0) return false;
  return frames.some(
    ({ part, lines }) =>
      part !== own &&
      lines.some(({ text }) => {
        const there = new Set(contentOf(text));
        return stems.filter((stem) => there.has(stem)).length / stems.length >= echoLimit;
      }),
  );
}

function contentOf(text: string): string[] {
  return [...new Set(wordsOf(text).filter(isContentWord).map(stemOf))];
}
