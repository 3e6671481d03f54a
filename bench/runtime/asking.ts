import { answerPrompt, type ModelPrompt } from '../../backend/assistant/layouts.ts';
import type { Layout, Passage } from '../../backend/assistant/ports.ts';
import type { LoadedTextModel } from '../../backend/runtime/text-model.ts';
import type { Tokenizer } from '../../backend/runtime/tokenizer.ts';
import { readSet } from '../retrieval/questions.ts';
import type { EventLoop } from './event-loop.ts';
import { figureOf, type Figure } from './figure.ts';
import type { Llama } from './llama.ts';
import { greedy } from './own.ts';
import { longText } from './texts.ts';

const { signal } = new AbortController();
const contextTokens = 2000;
const answerTokens = 80;
const questionsAsked = 8;

interface Asking {
  readonly model: LoadedTextModel;
  readonly tokenizer: Tokenizer;
  readonly layout: Layout;
  readonly llama: Llama | null;
  readonly rounds: number;
}

/** Whatever stands for a passage where only its text is looked at. */
function passageOf(text: string): Passage {
  return {
    ...{ chunkId: '', sourceId: '', source: '', page: null, headings: [], score: 0 },
    ...{ start: 0, end: text.length, text },
  };
}

/** Until the first token of an answer to a second question about the same passages of 2,000 tokens. */
export async function measureSecondTurn(
  { model, tokenizer, layout, llama, rounds }: Asking,
  loop: EventLoop,
): Promise<Figure[]> {
  const lines = longText()
    .split('\n')
    .filter((line) => line.length > 80);
  const own: number[] = [];
  const others: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // Passages that nobody has read.
    const passages: Passage[] = [];
    let tokens = 0;
    for (let at = round * 60; tokens < contextTokens; at++) {
      const passage = passageOf(lines[at % lines.length]!);
      passages.push(passage);
      tokens += tokenizer.encode(passage.text.slice(0, 900)).length;
    }
    const [first, second] = ['What does this say about the first thing?', 'And how long does that take?'].map(
      (question) => answerPrompt(layout, passages, question),
    );
    /** Listens until the text has grown so many times. */
    const firstText = async (prompt: ModelPrompt, times: number) => {
      const request = { prompt, sampling: greedy, seed: 1, maxTokens: 8, stop: [], signal };
      let heard = 0;
      for await (const { text } of model.write(request)) if (text !== '' && ++heard === times) break;
    };
    const askOwn = async () => {
      await firstText(first!, Infinity);
      const began = performance.now();
      await firstText(second!, 1);
      own.push(performance.now() - began);
    };
    const askLlama = async () => {
      if (!llama) return;
      const [before, after] = [first!, second!].map((prompt) =>
        tokenizer.encode(model.render({ ...prompt, stem: '' })),
      );
      await llama.readAndWrite(before!, 8);
      others.push((await llama.goOn(after!, 4)).readMs);
    };
    const turns = [() => loop.during('second turn', askOwn), askLlama];
    for (const ask of round % 2 ? turns.reverse() : turns) await ask();
  }
  return [
    figureOf('second turn, first token', 'ms', 'low', { inkling: own, 'node-llama-cpp': others }, [
      { of: 'own', atMost: 150 },
    ]),
  ];
}

/** Answers that quote their passages, as the assistant asks for them: time a token, reading left out. */
export async function measureQuotes(
  { model, tokenizer, layout, llama, rounds }: Asking,
  loop: EventLoop,
): Promise<Figure[]> {
  const { questions } = await readSet('corpus');
  const golden = questions.filter(({ kind }) => kind === 'golden');
  const request = { sampling: greedy, seed: 1, maxTokens: answerTokens, stop: [], signal };
  const prompts: { readonly prompt: ModelPrompt; readonly count: number }[] = [];
  for (const [i, { question, passage }] of golden.entries()) {
    if (prompts.length === questionsAsked) break;
    const passages = [passage, golden[(i + 1) % golden.length]!.passage].map(passageOf);
    const prompt = answerPrompt(layout, passages, question);
    let answer = '';
    let count = 0;
    for await (const event of model.write({ ...request, prompt })) {
      answer = event.text;
      if (event.type === 'end') count = event.tokens;
    }
    // The small model often refuses, which quotes nothing.
    if (/\[\d\]/u.test(answer)) prompts.push({ prompt, count });
  }
  const own: number[] = [];
  const others: number[] = [];
  const perRun: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const mine = { tokens: 0, ms: 0, steps: 0 };
    const theirs = { tokens: 0, ms: 0 };
    for (const [i, { prompt, count }] of prompts.entries()) {
      const askOwn = async () => {
        for await (const event of model.write({ ...request, prompt }))
          if (event.type === 'end') {
            mine.tokens += event.tokens;
            mine.ms += event.decodeMs;
            mine.steps += event.steps ?? event.tokens;
          }
      };
      const askLlama = async () => {
        const answer = await llama?.readAndWrite(
          tokenizer.encode(model.render({ ...prompt, stem: '' })),
          count,
        );
        theirs.tokens += answer?.written ?? 0;
        theirs.ms += answer?.writeMs ?? 0;
      };
      const turns = [() => loop.during('quoting', askOwn), askLlama];
      for (const ask of (round + i) % 2 ? turns.reverse() : turns) await ask();
    }
    own.push(mine.tokens / (mine.ms / 1000));
    perRun.push(mine.tokens / mine.steps);
    if (llama) others.push(theirs.tokens / (theirs.ms / 1000));
  }
  return [
    figureOf('answers that quote', 'tokens/s', 'high', { inkling: own, 'node-llama-cpp': others }, [
      { of: 'node-llama-cpp', atLeast: 2 },
    ]),
    figureOf('answers that quote', 'tokens a run', 'high', { inkling: perRun }),
  ];
}
