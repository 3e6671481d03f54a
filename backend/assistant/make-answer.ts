import type { Answer, AnswerSentence, Citation, Outcome } from '../../contract/answer.ts';
import type { AssistantSettings, FoundPassage, Turn } from '../../contract/assistant.ts';
import { Citations } from './citations.ts';
import { evidenceOf } from './evidence.ts';
import { findPassages } from './find-passages.ts';
import { findTopic } from './find-topic.ts';
import { handoffCauseOf } from './handoff-rule.ts';
import { languageOf } from './language.ts';
import type { Found, KnowledgeSource, Models, Passage, SplitSentences } from './ports.ts';
import { suggestQuestions } from './suggest.ts';
import { wordingOf } from './wordings.ts';
import { writeAnswer } from './write-answer.ts';
import { withoutChance } from './write-once.ts';

/** What answers are made with. */
export interface AnswerParts {
  readonly knowledge: KnowledgeSource;
  readonly models: Models;
  readonly split: SplitSentences;
}

export interface AnswerRequest {
  readonly projectId: string;
  /** Mode and threshold as they are to be used. */
  readonly settings: AssistantSettings;
  /** What was said before, oldest first; already masked where that is wanted. */
  readonly history: readonly Turn[];
  readonly question: string;
  /** Refusals that came right before, in a row. */
  readonly refusalsBefore: number;
  readonly seed: number;
  /** Draws words instead of taking the likeliest: for an answer that is made again. */
  readonly varies: boolean;
  readonly suggests: boolean;
  readonly signal: AbortSignal;
}

export type AnswerEvent =
  | {
      readonly type: 'progress';
      readonly phase:
        'waiting' | 'loading' | 'retrieving' | 'writing' | 'checking' | 'handing-over' | 'suggesting';
    }
  | {
      readonly type: 'passages';
      readonly standaloneQuestion: string | null;
      readonly passages: FoundPassage[];
    }
  | { readonly type: 'sentence'; readonly sentence: AnswerSentence; readonly citations: Citation[] };

/** A little chance, for a second answer to the same question. */
const varied = { ...withoutChance, temperature: 0.6, minP: 0.1 };

/** An answer of which nothing is known yet. */
export function emptyAnswer(settings: AssistantSettings, seed: number): Answer {
  return {
    outcome: null,
    mode: settings.mode,
    fellBack: false,
    standaloneQuestion: null,
    confidence: null,
    threshold: settings.threshold,
    sentences: [],
    citations: [],
    suggestions: [],
    model: null,
    seed,
    timings: null,
  };
}

/**
 * Answers a question: hands over or refuses by rule, else searches, and quotes or writes. What is emitted is waited for
 * before the work goes on, so that a sentence is kept before the next one is made. `onProgress` gets the answer as it grows.
 */
export async function makeAnswer(
  parts: AnswerParts,
  request: AnswerRequest,
  emit: (event: AnswerEvent, answer: Answer) => Promise<void> | void,
): Promise<{ readonly answer: Answer; readonly found: Found | null }> {
  const { settings, question } = request;
  const began = performance.now();
  const language = languageOf(question);
  const citations = new Citations();
  let answer = emptyAnswer(settings, request.seed);
  let waitMs = 0;
  let retrieveMs = 0;
  let firstSentenceMs: number | null = null;
  let written = { tokens: 0, decodeMs: 0 };

  const progress = (phase: Extract<AnswerEvent, { type: 'progress' }>['phase']) =>
    void emit({ type: 'progress', phase }, answer);
  const show = async (sentence: AnswerSentence) => {
    firstSentenceMs ??= performance.now() - began;
    const known = answer.citations.length;
    answer = { ...answer, sentences: [...answer.sentences, sentence], citations: [...citations.all] };
    await emit({ type: 'sentence', sentence, citations: answer.citations.slice(known) }, answer);
  };
  const say = (text: string) =>
    show({ text, citations: [], check: { verdict: 'wording', overlap: 0, similarity: null, faults: [] } });
  const end = (outcome: Outcome): Answer => ({
    ...answer,
    outcome,
    timings: {
      waitMs,
      retrieveMs,
      firstSentenceMs,
      tokens: written.tokens,
      decodeTokensPerSecond: written.decodeMs > 0 ? (written.tokens / written.decodeMs) * 1000 : null,
      totalMs: performance.now() - began,
    },
  });
  const refuse = async (reason: Extract<Outcome, { type: 'refused' }>['reason'], found: Found | null) => {
    const { afterRefusals } = settings.handoff;
    if (afterRefusals > 0 && request.refusalsBefore + 1 >= afterRefusals) {
      await say(wordingOf(settings, 'handoff', language));
      return { answer: end({ type: 'handed-off', reason: 'low-confidence', evidence: '' }), found };
    }
    await say(wordingOf(settings, 'refusal', language));
    return { answer: end({ type: 'refused', reason, evidence: '' }), found };
  };

  const cause = handoffCauseOf(question, settings);
  if (cause) {
    await say(wordingOf(settings, 'handoff', language));
    return { answer: end({ type: 'handed-off', ...cause }), found: null };
  }
  const topic = findTopic(question, settings.offLimits);
  if (topic) {
    await say(wordingOf(settings, 'offLimits', language));
    const evidence = `${topic.name}: ${topic.words}`;
    return { answer: end({ type: 'refused', reason: 'off-limits', evidence }), found: null };
  }

  progress('retrieving');
  const searched = await findPassages(
    parts,
    { ...request, threshold: settings.threshold, useModel: settings.mode === 'write' },
    progress,
  );
  const { found, standaloneQuestion } = searched;
  retrieveMs = performance.now() - began;
  answer = { ...answer, standaloneQuestion, confidence: found.confidence };
  if (!found.hasSources) return refuse('no-sources', found);
  await emit({ type: 'passages', standaloneQuestion, passages: found.passages.map(toFoundPassage) }, answer);
  if (found.confidence < settings.threshold) return refuse('low-confidence', found);

  // The embedded model was taught to answer in English; Chinese is quoted.
  const writes = settings.mode === 'write' && language === 'en';
  if (writes) {
    const asked = performance.now();
    const layout = await parts.models.layout(request.projectId, 'answer');
    const result = await parts.models.borrowWriter(
      request.projectId,
      request.signal,
      progress,
      async (writer, embed) => {
        waitMs = performance.now() - asked;
        progress('writing');
        answer = { ...answer, model: { id: writer.id, sha256: writer.sha256 } };
        return writeAnswer(
          { writer, embed, split: parts.split },
          {
            layout,
            passages: evidenceOf(found, parts.split),
            question: standaloneQuestion ?? question,
            sampling: request.varies ? varied : withoutChance,
            seed: request.seed,
            signal: request.signal,
          },
          citations,
          show,
        );
      },
    );
    written = result;
  }
  if (answer.sentences.length === 0) {
    if (found.quotes.length === 0) return refuse('unsupported', found);
    answer = { ...answer, fellBack: settings.mode === 'write' };
    for (const quote of found.quotes) {
      const { number } = citations.cite(quote.passage, quote);
      const check = { verdict: 'verbatim', overlap: 1, similarity: 1, faults: [] } as const;
      await show({ text: quote.text, citations: [number], check: { ...check, faults: [] } });
    }
  }
  if (request.suggests && language === 'en') {
    progress('suggesting');
    const asked = [
      ...request.history.flatMap(({ role, text }) => (role === 'customer' ? [text] : [])),
      question,
    ];
    const suggestions = await suggestQuestions(
      parts,
      {
        projectId: request.projectId,
        passages: found.passages,
        asked,
        threshold: settings.threshold,
        signal: request.signal,
      },
      progress,
    );
    answer = { ...answer, suggestions };
  }
  return { answer: end({ type: 'answered' }), found };
}

/** The text of an answer: its sentences as they are shown. */
export function answerText({ sentences }: Answer): string {
  return sentences.map(({ text }) => text).join(' ');
}

function toFoundPassage(passage: Passage, index: number): FoundPassage {
  return { ...passage, headings: [...passage.headings], number: index + 1 };
}
