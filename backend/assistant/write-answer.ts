import type { AnswerSentence, Citation } from '../../contract/answer.ts';
import type { Sampling } from '../../contract/ideation.ts';
import { checkSentence, type WrittenSentence } from './check-sentence.ts';
import type { Citations } from './citations.ts';
import { answerPrompt } from './layouts.ts';
import { nearestSentence, passageSentences, type PassageSentence } from './passage-sentences.ts';
import type { Embed, Layout, Passage, SplitSentences, Writer } from './ports.ts';
import { splitWritten } from './split-written.ts';
import { contentTerms } from './terms.ts';
import { withoutVerdict } from './without-verdict.ts';

const answerTokens = 160;

export interface WriteAnswerRequest {
  readonly layout: Layout;
  /** Few and short: what the model answers from. */
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
  /** Sentences that were shown as they were written, and such that were not. */
  readonly supported: number;
  readonly dropped: number;
  readonly tokens: number;
  readonly decodeMs: number;
}

/**
 * Lets the model answer from the passages. Each sentence is checked when it is finished, and only then shown, or dropped.
 */
export async function writeAnswer(
  tools: { readonly writer: Writer; readonly embed: Embed; readonly split: SplitSentences },
  request: WriteAnswerRequest,
  citations: Citations,
  show: (sentence: AnswerSentence) => Promise<void>,
): Promise<WrittenAnswer> {
  const { passages } = request;
  const sources = await passageSentences(passages, tools.split, tools.embed, request.signal);
  const shown = new Set<string>();
  const count = { supported: 0, dropped: 0 };

  const settle = async (written: WrittenSentence) => {
    const sentence = await checked(written, {
      question: request.question,
      passages,
      sources,
      shown,
      citations,
      embed: tools.embed,
      signal: request.signal,
    });
    if (!sentence) count.dropped++;
    else {
      count.supported++;
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
  readonly question: string;
  readonly passages: readonly Passage[];
  readonly sources: readonly PassageSentence[];
  readonly shown: ReadonlySet<string>;
  readonly citations: Citations;
  readonly embed: Embed;
  readonly signal: AbortSignal;
}

/**
 * The sentence to show for one that was written, or null. It is held against one sentence of the source, that of those
 * with a word of the question that is nearest: words that are true apart are often false together.
 */
async function checked(written: WrittenSentence, checking: Checking): Promise<AnswerSentence | null> {
  const { passages, sources, shown, question } = checking;
  if (written.citations.some((number) => number > passages.length)) return null;
  const [vector] = await checking.embed([written.text], checking.signal);
  if (!vector) return null;
  const asked = new Set(contentTerms(question));
  const about = sources.filter(({ text }) => contentTerms(text).some((term) => asked.has(term)));
  const nearest = nearestSentence(vector, about.length > 0 ? about : sources);
  if (!nearest) return null;
  const text = withoutVerdict(written.text, nearest.sentence.text);
  const check = checkSentence({ text, citations: [1] }, [nearest.sentence.text], nearest.similarity);
  if (check.verdict !== 'supported' || shown.has(text)) return null;
  return { text, citations: [cite(nearest.sentence, checking).number], check };
}

function cite(place: PassageSentence, { citations, passages }: Checking): Citation {
  return citations.cite(passages[place.passage - 1] as Passage, place);
}
