import type { AnswerSentence, Citation } from '../../contract/answer.ts';
import type { Sampling } from '../../contract/ideation.ts';
import { checkSentence, type WrittenSentence } from './check-sentence.ts';
import type { Citations } from './citations.ts';
import { answerPrompt } from './layouts.ts';
import { nearestSentence, passageSentences, type PassageSentence } from './passage-sentences.ts';
import type { Embed, Layout, Passage, SplitSentences, Writer } from './ports.ts';
import { splitWritten } from './split-written.ts';

/** The model was taught two or three passages; more only lead it astray. */
const passageLimit = 3;
const answerTokens = 160;
/** How close a verbatim sentence must come to one that failed to stand in for it. */
const leastLikeness = 0.6;

export interface WriteAnswerRequest {
  readonly layout: Layout;
  /** Best first. */
  readonly passages: readonly Passage[];
  readonly question: string;
  readonly sampling: Sampling;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** How the writing went. */
export interface WrittenAnswer {
  /** The model said that the answer is not there. */
  readonly refused: boolean;
  /** Sentences that were shown as they were written, and as verbatim ones in place of such that failed. */
  readonly supported: number;
  readonly replaced: number;
  readonly dropped: number;
  readonly tokens: number;
  readonly decodeMs: number;
}

/**
 * Lets the model answer from the passages. Each sentence is checked when it is finished, and only then shown: as it is, or
 * the verbatim sentence nearest to it, or not at all.
 */
export async function writeAnswer(
  tools: { readonly writer: Writer; readonly embed: Embed; readonly split: SplitSentences },
  request: WriteAnswerRequest,
  citations: Citations,
  show: (sentence: AnswerSentence) => Promise<void>,
): Promise<WrittenAnswer> {
  const passages = request.passages.slice(0, passageLimit);
  const sources = await passageSentences(passages, tools.split, tools.embed, request.signal);
  const shown = new Set<string>();
  const count = { supported: 0, replaced: 0, dropped: 0 };

  const settle = async (written: WrittenSentence) => {
    const sentence = await checked(written, {
      passages,
      sources,
      shown,
      citations,
      embed: tools.embed,
      signal: request.signal,
    });
    if (!sentence) count.dropped++;
    else {
      count[sentence.check.verdict === 'supported' ? 'supported' : 'replaced']++;
      shown.add(sentence.text);
      await show(sentence);
    }
  };

  const end = { tokens: 0, decodeMs: 0 };
  let taken = 0;
  let refused = false;
  const prompt = answerPrompt(request.layout, passages, request.question);
  const { sampling, seed, signal } = request;
  for await (const event of tools.writer.write({
    prompt,
    sampling,
    seed,
    signal,
    maxTokens: answerTokens,
    stop: ['\n\n'],
  })) {
    refused ||=
      request.layout.refusal !== undefined && event.text.trimStart().startsWith(request.layout.refusal);
    if (event.type === 'end') {
      end.tokens = event.tokens;
      end.decodeMs = event.decodeMs;
    }
    if (refused) continue;
    // A sentence that the limit cut in two would be checked as if it were whole.
    const whole = event.type === 'end' && event.reason !== 'limit';
    const part = splitWritten(event.text.slice(taken), whole, tools.split);
    taken += part.taken;
    for (const sentence of part.sentences) await settle(sentence);
  }
  return { refused, ...count, ...end };
}

interface Checking {
  readonly passages: readonly Passage[];
  readonly sources: readonly PassageSentence[];
  readonly shown: ReadonlySet<string>;
  readonly citations: Citations;
  readonly embed: Embed;
  readonly signal: AbortSignal;
}

/** The sentence to show for one that was written, or null. */
async function checked(written: WrittenSentence, checking: Checking): Promise<AnswerSentence | null> {
  const { passages, sources, shown } = checking;
  const [vector] = await checking.embed([written.text], checking.signal);
  if (!vector) return null;
  const nearest = nearestSentence(vector, sources);
  // A sentence without a number of its own is held against the passage that comes closest to it.
  const numbers =
    written.citations.length > 0 ? written.citations : nearest ? [nearest.sentence.passage] : [];
  const cited = nearestSentence(
    vector,
    sources.filter(({ passage }) => numbers.includes(passage)),
  );
  const texts = passages.map(({ text }) => text);
  const check = checkSentence({ text: written.text, citations: numbers }, texts, cited?.similarity ?? 0);
  if (check.verdict === 'supported') {
    if (shown.has(written.text)) return null;
    const places = numbers.flatMap(
      (number) =>
        nearestSentence(
          vector,
          sources.filter(({ passage }) => passage === number),
        )?.sentence ?? [],
    );
    return { text: written.text, citations: places.map((place) => cite(place, checking).number), check };
  }
  const instead = nearestSentence(
    vector,
    sources.filter(({ text }) => !shown.has(text)),
  );
  if (!instead || instead.similarity < leastLikeness) return null;
  return {
    text: instead.sentence.text,
    citations: [cite(instead.sentence, checking).number],
    check: { ...check, verdict: 'replaced', similarity: instead.similarity },
  };
}

function cite(place: PassageSentence, { citations, passages }: Checking): Citation {
  return citations.cite(passages[place.passage - 1] as Passage, place);
}
