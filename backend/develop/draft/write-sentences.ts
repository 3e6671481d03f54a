import type { DevelopCandidate } from '../../../contract/develop-documents.ts';
import type { DevelopField } from '../../../contract/develop-templates.ts';
import type { Idea, Sampling } from '../../../contract/ideation.ts';
import type { Brief } from '../../../contract/projects.ts';
import type { DevelopModel, Embed, FillOpening, Turn } from '../ports.ts';
import { dot } from '../../numerics/vectors.ts';
import { fluencyOf } from '../../wording/completion.ts';
import { createBackedWords } from './backed-words.ts';
import type { Facts } from './facts.ts';
import { sentenceFaults, sentenceOf } from './sentence-faults.ts';
import { wordsFor } from './words-for.ts';

/** Written side by side: eight cost about four times one. */
const candidateCount = 8;
/** More tokens than a sentence of the longest ending takes. */
const mostTokens = 34;
/** Calm enough for a small model to stay in its sentence; variety comes from the openings. */
const sampling: Sampling = { temperature: 0.5, topK: 0, topP: 1, minP: 0.08, repetitionPenalty: 1.05 };
/** What closeness to the idea counts for beside likelihood in nats a token. Found by reading: docs/develop.md. */
const relevanceWeight = 1.5;
/** Sentences at least this alike are one (cosine similarity). */
const duplicateCloseness = 0.88;

/** What the model is asked for a field, in the layout it was taught. */
export function developTurn(
  layout: { readonly system: string; readonly user: string },
  brief: Brief,
  idea: Idea,
  facts: Facts,
  ask: string,
): Turn {
  // The layout says {title} twice: of the brief, then of the idea.
  const values = [brief.title.trim(), facts.problem, idea.title.trim(), oneLine(idea.pitch), ask];
  let next = 0;
  return { system: layout.system, turn: layout.user.replace(/\{\w+\}/gu, () => values[next++] ?? '') };
}

export interface WriteWish {
  readonly field: DevelopField;
  readonly ask: string;
  readonly brief: Brief;
  readonly idea: Idea;
  readonly facts: Facts;
  readonly layout: { readonly system: string; readonly user: string };
  readonly fillOpening: FillOpening;
  /** What stands in the field, and what was turned down. */
  readonly known: readonly string[];
  readonly seed: number;
  readonly signal: AbortSignal;
  onText(text: string): void;
}

/** Sound sentences, the best first, and the account of those that fell. */
export interface WrittenSentences {
  readonly candidates: readonly DevelopCandidate[];
  readonly written: number;
  readonly rejected: readonly { readonly reason: string; readonly count: number }[];
}

/**
 * Has the model end the openings of a field, eight at a time, and keeps what has no fault, isn't said already and
 * speaks of the idea. Rejects with `cancelled` within one token.
 */
export async function writeSentences(
  model: DevelopModel,
  embed: Embed,
  wish: WriteWish,
): Promise<WrittenSentences> {
  const { field, brief, idea, facts, seed } = wish;
  const openings = openingsFor(wish);
  if (openings.length === 0) return { candidates: [], written: 0, rejected: [] };
  const prompt = developTurn(wish.layout, brief, idea, facts, wish.ask);
  const backed = createBackedWords(facts.texts);
  const written = await model.write({
    prompt,
    openings,
    sampling,
    seed,
    maxTokens: mostTokens,
    allows: (text, opening) => backed.allows(text, opening),
    // A small model goes wrong in its second clause: the sentence ends with the clause that the opening began.
    endsAt: (text) => /[.!?,;:\n]\s*$/u.test(text),
    onText: (row, text) => {
      if (row === 0) wish.onText(text.replace(/^- /u, ''));
    },
    signal: wish.signal,
  });

  const rejected = new Map<string, number>();
  const fall = (reason: string) => rejected.set(reason, (rejected.get(reason) ?? 0) + 1);
  const sound = written.filter((one) => {
    const [fault] = sentenceFaults(one, facts.texts);
    if (fault !== undefined) fall(fault);
    return fault === undefined;
  });
  const sentences = sound.map(sentenceOf);
  const about = `${idea.title}. ${idea.pitch}`;
  const [aboutVector, ...vectors] =
    sound.length === 0 ? [] : await embed([about, ...sentences, ...wish.known]);
  const knownVectors = vectors.slice(sound.length);
  const ranked = sound
    .map((one, i) => ({
      one,
      sentence: sentences[i]!,
      vector: vectors[i]!,
      mark: fluencyOf(one) + relevanceWeight * dot(aboutVector!, vectors[i]!),
    }))
    .sort((a, b) => b.mark - a.mark);
  const kept: typeof ranked = [];
  for (const candidate of ranked) {
    const others = [...kept.map(({ vector }) => vector), ...knownVectors];
    if (others.some((other) => dot(other, candidate.vector) >= duplicateCloseness)) fall('said already');
    else kept.push(candidate);
  }
  const text = model.render(prompt);
  return {
    candidates: kept
      .filter(({ sentence }) => sentence.length <= field.limit)
      .map(({ one, sentence }) => ({
        words: wordsFor(field, sentence),
        by: 'model',
        provenance: {
          kind: 'model',
          prompt: text,
          opening: one.opening.replace(/^- /u, ''),
          seed,
          sampling,
          model: { id: model.id, sha256: model.sha256 },
          candidates: { written: written.length, passed: sound.length },
          fluency: fluencyOf(one),
        },
      })),
    written: written.length,
    rejected: [...rejected].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
  };
}

/** How each candidate begins: the openings in turn, each round with the next names of the brief. */
function openingsFor({ field, brief, idea, fillOpening }: WriteWish): string[] {
  const given = field.draft?.openings ?? [];
  const bullet = field.kind === 'list' ? '- ' : '';
  return Array.from({ length: candidateCount }, (_, i) => {
    const opening = given[i % Math.max(1, given.length)];
    if (opening === undefined) return [];
    const named = opening.replaceAll('{idea}', idea.title.trim());
    const filled = fillOpening(named, brief, Math.floor(i / given.length));
    return filled === null ? [] : [bullet + filled];
  }).flat();
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
