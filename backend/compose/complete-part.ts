import type { Part, Template } from '../../contract/compose-templates.ts';
import type { Sampling } from '../../contract/ideation.ts';
import { fluencyOf } from '../wording/completion.ts';
import { candidateFaults, sentenceOf } from './candidate-faults.ts';
import { factLines } from './facts.ts';
import { fillFrame, parseFrame } from './frame.ts';
import { createLexicon } from './lexicon.ts';
import { fillLayout, type Layout } from './layout.ts';
import type { ComposeModel } from './ports.ts';
import type { Tone } from './plan-variants.ts';
import type { Given } from './values.ts';
import type { Line, Tally } from './written.ts';

/** Candidates written for a part, side by side. */
const candidateCount = 8;
/** More tokens than a sentence of the longest ending takes. */
const mostTokens = 36;

const toneWords = { plain: 'plain', warm: 'warm', formal: 'formal', lively: 'cheerful' } as const;

/** Sentences of the model that may stand, the likeliest first, and the account of all. */
export interface Completed {
  readonly lines: readonly Line[];
  readonly tally: Tally;
  readonly tokens: number;
}

/** True when the model is to be asked for a part: it has begun sentences, and what makes them needless isn't given. */
export function wantsModel(part: Part, given: Given): boolean {
  return part.begun.length > 0 && (part.unless === null || !given.texts.has(part.unless));
}

/**
 * Has the model end the begun sentences of a part, several times each, from the part's facts and with no words but
 * theirs; keeps what has no fault. Rejects with `cancelled` within one token.
 */
export async function completePart(
  model: ComposeModel,
  layout: Layout,
  template: Template,
  part: Part,
  given: Given,
  options: {
    readonly bannedWords: readonly string[];
    readonly requiredWords: readonly string[];
    readonly tone: Tone;
    readonly sampling: Sampling;
    readonly seed: number;
    readonly signal: AbortSignal;
  },
): Promise<Completed> {
  const begun = part.begun.flatMap((text) => {
    const filled = fillFrame(parseFrame(text), given.texts, 'en');
    return filled ? [filled] : [];
  });
  const facts = factLines(template, part, given, 'en');
  if (begun.length === 0 || facts.length === 0) return { lines: [], tally: nothing, tokens: 0 };
  const chosen = Array.from({ length: candidateCount }, (_, i) => begun[i % begun.length]!);
  // A question mark is part of what these openings ask for; nothing in the facts has to back it.
  const isQuestion = asksSomething(chosen[0]!.text);
  const lexicon = createLexicon([...facts, ...options.requiredWords], options.bannedWords, isQuestion);
  const openings = chosen.map(({ text }) => text);
  const completions = await model.complete({
    prompt: fillLayout(layout, {
      kind: template.kind ?? 'product description',
      facts,
      tone: toneWords[options.tone],
      words: 35,
    }),
    openings,
    sampling: options.sampling,
    seed: options.seed,
    maxTokens: mostTokens,
    allows: (text, opening) => lexicon.allows(opening, text),
    // A question is asked whole; a statement ends with the clause that its opening began.
    endsAt: (text) => (isQuestion ? /[.!?]\s*$/u : /[.!?,;:]\s*$/u).test(text),
    signal: options.signal,
  });
  const rejected = new Map<string, number>();
  const passed: { line: Line; mark: number; opening: string }[] = [];
  completions.forEach((completion, i) => {
    const faults = candidateFaults(completion, facts, isQuestion);
    const [first] = faults;
    if (first !== undefined) {
      rejected.set(first, (rejected.get(first) ?? 0) + 1);
      return;
    }
    const text = sentenceOf(completion);
    if (passed.some(({ line }) => line.text === text)) return;
    const { variables } = chosen[i]!;
    const line: Line = { text, by: 'model', variables: [...new Set([...variables, ...part.facts])] };
    passed.push({ line, mark: fluencyOf(completion), opening: completion.opening });
  });
  passed.sort((a, b) => b.mark - a.mark);
  return {
    lines: passed.map(({ line }) => line),
    tally: {
      written: completions.length,
      passed: passed.length,
      rejected: [...rejected]
        .map(([reason, count]) => ({ reason, count }))
        .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason)),
    },
    tokens: completions.reduce((sum, { tokens }) => sum + tokens.length, 0),
  };
}

const nothing: Tally = { written: 0, passed: 0, rejected: [] };

function asksSomething(opening: string): boolean {
  return /^(?:how|what|when|who|whom|where|why|which|do|does|did|have|has|are|is)\b/iu.test(opening);
}
