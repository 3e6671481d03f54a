import type { Unit } from './chunk-sections.ts';
import { sentences, type Span } from './sentences.ts';
import { splitLong } from './split-long.ts';

/** Sizes of passages, in tokens of the embedder. */
export interface ChunkSizes {
  /** A passage is closed before it would be larger than this. */
  readonly target: number;
  /** None is larger than this, the headings before it included. */
  readonly max: number;
  /** The sentences that are repeated have no more than this. */
  readonly overlap: number;
}

const mostRepeated = 2;
/** A passage may end with its block once it has this part of the target. */
const fullEnough = 0.6;
/** A passage below this part of the target takes more even beyond it, and a rest below it is taken along. */
const tooLittle = 0.25;

/**
 * Puts the units of a section together into passages. `lead` is the headings that the first one begins with; `context`
 * is how many tokens stand before each of the others.
 */
export function packUnits(
  text: string,
  given: readonly Unit[],
  lead: Span | null,
  context: number,
  count: (text: string) => number,
  { target, max, overlap }: ChunkSizes,
): Span[] {
  const leadTokens = lead ? count(text.slice(lead.start, lead.end)) : 0;
  const room = Math.max(1, max - Math.max(context, leadTokens));
  const units = given.flatMap((unit) => fitting(text, unit, room, count));
  const tokens = units.map(({ start, end }, at) => count(text.slice(start, units[at + 1]?.start ?? end)));
  // What is left from each unit on.
  const rest = new Array<number>(units.length + 1).fill(0);
  for (let at = units.length - 1; at >= 0; at--) rest[at] = rest[at + 1]! + tokens[at]!;

  const spans: Span[] = [];
  let own = 0;
  let from = 0;
  while (own < units.length) {
    const start = own === 0 && lead ? lead.start : units[from]!.start;
    const before = own === 0 && lead ? leadTokens : context;
    let total = before + rest[from]! - rest[own + 1]!;
    let last = own;
    while (last + 1 < units.length && takes(last + 1)) total += tokens[++last]!;
    spans.push({ start, end: units[last]!.end });
    from = last + 1;
    while (mayRepeat(from - 1, last)) from--;
    own = last + 1;

    function takes(next: number): boolean {
      const sum = total + tokens[next]!;
      if (sum > max) return false;
      if (total + rest[next]! <= Math.min(max, target * (1 + tooLittle))) return true;
      if (sum > target) return total < target * tooLittle;
      return !(endsBlock(next - 1) && total >= target * fullEnough && total + blockFrom(next) > target);
    }
  }
  return spans;

  function endsBlock(at: number): boolean {
    return units[at]!.end === units[at]!.blockEnd;
  }

  function blockFrom(at: number): number {
    let end = at;
    while (end < units.length && units[end]!.blockEnd === units[at]!.blockEnd) end++;
    return rest[at]! - rest[end]!;
  }

  /** A sentence may be repeated while there is something else in its passage, and with what follows there is room. */
  function mayRepeat(at: number, last: number): boolean {
    const follows = units[last + 1];
    if (!follows?.isSentence || at <= own || last - at >= mostRepeated || !units[at]!.isSentence)
      return false;
    const repeated = rest[at]! - rest[last + 1]!;
    return repeated <= overlap && context + repeated + tokens[last + 1]! <= max;
  }
}

/** A unit that is too large for a passage, in parts that are not. */
function fitting(text: string, unit: Unit, room: number, count: (text: string) => number): Unit[] {
  if (count(text.slice(unit.start, unit.end)) <= room) return [unit];
  const parts = unit.isSentence ? [unit] : sentences(text, unit.start, unit.end);
  return parts.flatMap((part): Unit[] => {
    if (count(text.slice(part.start, part.end)) <= room)
      return [{ ...part, isSentence: true, blockEnd: unit.blockEnd }];
    return splitLong(text, part, room, count).map((piece) => ({
      ...piece,
      isSentence: false,
      blockEnd: unit.blockEnd,
    }));
  });
}
