import { searchLimit } from '../../contract/knowledge.ts';
import type { OutputOf } from '../../contract/index.ts';
import type { Command, Invocation } from '../command.ts';
import { importSources } from '../import-sources.ts';
import { engineAsked, giveEngine } from '../models/engine-of.ts';
import { modeOf } from '../mode.ts';
import { printJson, printLine, wrap } from '../print.ts';
import { printWritten, write, writtenDocument } from '../written-answer.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';

type Quoted = OutputOf<'knowledge.quote'>;

/** `ask SOURCE...`: what documents say to a question, in their own words. */
export const askCommand: Command = {
  name: 'ask',
  usage: 'ask SOURCE... --question Q [--k N] [--mode quote|write] [--engine NAME]',
  summary: 'the sentences of files and folders that answer a question, with where they stand',
  options: {
    question: { type: 'string' },
    k: { type: 'string' },
    mode: { type: 'string' },
    engine: { type: 'string' },
  },
  notes: [
    '--engine writes with an engine that "models remote add" added, with the same --data: question and passages leave this machine',
  ],

  check: (words, options) => void requestOf(words, options),

  async run(invocation) {
    const { client, words, options, json } = invocation;
    const { question, k, mode } = requestOf(words, options);
    const engine = await engineAsked(invocation);
    const { id: projectId } = await client.call('projects.create', { name: 'Command line' });
    await giveEngine(client, projectId, engine);
    const importMs = await importSources(invocation, projectId);
    if (mode === 'write') {
      const written = await write(invocation, projectId, question);
      if (json) printJson(writtenDocument(written, { question, importMs }));
      else printWritten(written);
      return 0;
    }
    const quoted = await client.call('knowledge.quote', { projectId, question });
    const refused = quoted.quotes.length === 0 || quoted.confidence < quoted.threshold;
    if (json) printJson(documentOf(quoted, { question, k, refused, importMs }));
    else printAnswer(quoted, refused, k);
    return 0;
  },
};

function requestOf(words: Invocation['words'], options: Invocation['options']) {
  if (words.length === 0)
    throw new UsageError('Give the files or folders to ask: ask SOURCE... --question Q');
  const question = typeof options.question === 'string' ? options.question.trim() : '';
  if (question === '') throw new UsageError('Ask a question: --question "..."');
  if (question.length > searchLimit)
    throw new UsageError(`The question is too long: ${searchLimit} characters are the limit.`);
  const mode = modeOf(options.mode);
  if (options.engine !== undefined && mode !== 'write')
    throw new UsageError('--engine goes with --mode write: quotes are not written.');
  return { question, k: wholeNumber('k', options.k, 1, 50) ?? 8, mode };
}

interface Asked {
  readonly question: string;
  readonly k: number;
  readonly refused: boolean;
  readonly importMs: number;
}

function documentOf(quoted: Quoted, { question, k, refused, importMs }: Asked) {
  return {
    question,
    refused,
    answer: refused ? null : quoted.quotes.map(({ text }) => text).join('\n'),
    citations: refused ? [] : quoted.quotes,
    confidence: quoted.confidence,
    threshold: quoted.threshold,
    read: quoted.read,
    passages: quoted.passages.slice(0, k),
    together: quoted.together,
    timings: { importMs, answerMs: quoted.totalMs },
  };
}

function printAnswer(
  { quotes, confidence, passages, together, totalMs }: Quoted,
  refused: boolean,
  k: number,
): void {
  if (refused) printLine('The sources do not say.');
  for (const { text, source, page, start } of refused ? [] : quotes) {
    printLine(wrap(text, ''));
    printLine(wrap(`${placeOf(source, page)}, from character ${start}`, '   '));
  }
  if (together?.problem) printLine(`Not read together with the question: ${together.problem.message}`);
  else if (together)
    printLine(`${together.passages} passages read together with the question by ${together.model}.`);
  printLine(`Confidence ${confidence.toFixed(2)}, ${totalMs.toFixed(0)} ms. Looked at:`);
  for (const { source, page, headings, together: read } of passages.slice(0, k)) {
    const score = read ? ` (${read.score.toFixed(2)})` : '';
    printLine(wrap([placeOf(source, page), ...headings].join(' > ') + score, '   '));
  }
}

const placeOf = (source: string, page: number | null) => (page === null ? source : `${source}, page ${page}`);
