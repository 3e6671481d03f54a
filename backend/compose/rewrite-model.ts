import type { RewriteAction } from '../../contract/compose-texts.ts';
import type { Sampling } from '../../contract/ideation.ts';
import { dot } from '../numerics/vectors.ts';
import { createBan, missingWords } from './banned.ts';
import { fluencyOf } from '../wording/completion.ts';
import { fillLayout, fillRewriteLayout, type Layout } from './layout.ts';
import type { ComposeModel, Completion, Embed, Turn } from './ports.ts';
import { rewriteFaults } from './rewrite-faults.ts';
import { rewriteLexicon } from './rewrite-words.ts';
import { lengthOf, sentencesOf } from '../wording/words.ts';

/** The changes as the model was taught to be asked for them. */
const changes: Partial<Record<RewriteAction, string>> = {
  shorten: 'shorten to one sentence',
  expand: 'expand by one concrete example taken from the text',
  simplify: 'simplify for a newcomer',
  formal: 'make it more formal',
  friendly: 'make it friendlier',
  plain: 'remove jargon',
  bullets: 'turn into three bullet points',
  headline: 'write as a headline',
  correct: 'correct spelling and grammar',
};
const candidateCount = 6;
/** The model was taught texts of about sixty words; longer ones are rewritten piece by piece. */
const pieceWords = 70;
/** Cosine similarity below which another thing is said. */
const leastCloseness = 0.72;

export interface Rewritten {
  readonly text: string;
  /** Why candidates fell. */
  readonly faults: readonly string[];
  /** Pieces for which no candidate was sound; they stayed as they were. */
  readonly failed: number;
  readonly pieces: number;
}

/** Pieces of whole sentences that the model can take in; joined they are the text. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let last = 0;
  for (const { end } of sentencesOf(text)) {
    if (last > start && lengthOf(text.slice(start, end)) > pieceWords) {
      pieces.push(text.slice(start, last));
      start = last;
    }
    last = end;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/**
 * Has the model rewrite a text, piece by piece, several candidates each; of those without a fault the likeliest that
 * means the same is taken. `onText` says how far it is. Rejects with `cancelled` within one token.
 */
export async function rewriteByModel(
  model: ComposeModel,
  embed: Embed,
  layouts: { readonly rewrite: Layout; readonly compose: Layout | null },
  text: string,
  action: RewriteAction,
  options: {
    readonly sampling: Sampling;
    readonly seed: number;
    readonly bannedWords: readonly string[];
    readonly requiredWords: readonly string[];
    readonly signal: AbortSignal;
    readonly onText: (text: string) => void;
  },
): Promise<Rewritten> {
  const pieces = action === 'continue' || action === 'headline' ? [text] : piecesOf(text);
  const faults: string[] = [];
  let written = '';
  let failed = 0;
  for (const [i, piece] of pieces.entries()) {
    const edges = /^(\s*)([\s\S]*?)(\s*)$/u.exec(piece)!;
    const [, before = '', body = '', after = ''] = edges;
    const chosen = await best(model, embed, layouts, body, action, {
      ...options,
      seed: options.seed + i * 7919,
    });
    faults.push(...chosen.faults);
    if (chosen.text === null) failed++;
    written += before + (chosen.text ?? body) + after;
    options.onText(written);
  }
  return { text: written, faults, failed, pieces: pieces.length };
}

async function best(
  model: ComposeModel,
  embed: Embed,
  layouts: { readonly rewrite: Layout; readonly compose: Layout | null },
  text: string,
  action: RewriteAction,
  options: Parameters<typeof rewriteByModel>[5],
): Promise<{ readonly text: string | null; readonly faults: readonly string[] }> {
  const opening = action === 'continue' ? lastWords(text) : '';
  const ban = createBan(options.bannedWords);
  const lexicon = rewriteLexicon(text, action, {
    required: options.requiredWords,
    banned: options.bannedWords,
  });
  const allows = lexicon
    ? (whole: string, begun: string) => lexicon.allows(begun, whole)
    : (whole: string, begun: string) => ban.allows(whole.slice(begun.length));
  const completions = await model.complete({
    prompt: promptOf(layouts, text, action),
    openings: Array.from({ length: candidateCount }, () => opening),
    sampling: options.sampling,
    seed: options.seed,
    maxTokens: Math.ceil(lengthOf(text) * (action === 'expand' ? 3.5 : 2.2)) + 24,
    allows,
    endsAt: (written) => action === 'continue' && /[.!?]\s*$/u.test(written),
    signal: options.signal,
  });
  const faults: string[] = [];
  const sound = completions.filter((completion) => {
    const found =
      completion.end === 'complete'
        ? rewriteFaults(text, completion.text.trim(), action)
        : [completion.end === 'limit' ? 'cut off' : 'no allowed word would follow'];
    const [first] = found;
    if (first !== undefined) faults.push(first);
    return first === undefined;
  });
  if (sound.length === 0) return { text: null, faults };
  const vectors = await embed([text, ...sound.map((completion) => completion.text.trim())]);
  const ranked = sound
    .map((completion, i) => ({ completion, closeness: dot(vectors[0]!, vectors[i + 1]!) }))
    .filter(({ closeness }) => {
      const close = closeness >= leastCloseness || action === 'continue' || action === 'headline';
      if (!close) faults.push('something else is said');
      return close;
    })
    .sort((a, b) => markOf(b, options.requiredWords) - markOf(a, options.requiredWords));
  const chosen = ranked[0]?.completion.text.trim();
  if (chosen === undefined) return { text: null, faults };
  return { text: action === 'continue' ? `${text} ${chosen}` : chosen, faults };
}

function markOf(
  { completion, closeness }: { readonly completion: Completion; readonly closeness: number },
  requiredWords: readonly string[],
): number {
  return fluencyOf(completion) + 2 * closeness - missingWords(completion.text, requiredWords).length;
}

function promptOf(
  { rewrite, compose }: { readonly rewrite: Layout; readonly compose: Layout | null },
  text: string,
  action: RewriteAction,
): Turn {
  const change = changes[action];
  if (change !== undefined || !compose) return fillRewriteLayout(rewrite, text, change ?? '');
  // Continuing isn't a change that it was taught: it is the rest of a text from the facts that the text tells.
  const facts = sentencesOf(text)
    .slice(-6)
    .map(({ start, end }) => text.slice(start, end).replace(/[.]$/u, ''));
  return fillLayout(compose, { kind: 'product description', facts, tone: 'plain', words: 50 });
}

/** The last sentence, so that the model goes on where the text ends. */
function lastWords(text: string): string {
  const last = sentencesOf(text).at(-1);
  return last ? text.slice(last.start, last.end) : text;
}
