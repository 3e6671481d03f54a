import path from 'node:path';
import type { Analysis } from '../../contract/analyse-data.ts';
import type { ClassifierReport, LearnedResult, ZeroShotResult } from '../../contract/analyse-results.ts';
import { outFileOf, writeTextFile } from '../analyse/read-text-file.ts';
import type { Command, Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress, type Progress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';

const usage = 'classify DATA.csv [--text COL] (--label COL | --labels A,B,C) [--seed N] [--out FILE.csv]';

/** `classify DATA`: how well a column's labels are told from the texts, or labels given by their names alone. */
export const classifyCommand: Command = {
  name: 'classify',
  usage,
  summary:
    'learn labels from a column and measure it by cross-validation, or label texts by the names of labels',
  options: {
    text: { type: 'string' },
    label: { type: 'string' },
    labels: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
  },

  check: (words, options) => void requestOf(words, options),

  async run(invocation) {
    const request = requestOf(invocation.words, invocation.options);
    const progress = createProgress();
    const analysis = await load(invocation, request, progress);
    const zeroShot =
      request.labels.length === 0 ? null : await byName(invocation, analysis, request, progress);
    const learned = zeroShot === null ? await byExample(invocation, analysis, request, progress) : null;
    const file = request.out ?? null;
    if (file !== null) await writeTextFile(file, await exported(invocation, analysis));
    progress.clear();
    if (invocation.json) printJson({ analysis, learned, zeroShot, file });
    else print(analysis, learned, zeroShot, file);
    return 0;
  },
};

interface Request {
  readonly file: string;
  readonly text: string | undefined;
  readonly label: string | undefined;
  readonly labels: readonly string[];
  readonly seed: number | undefined;
  readonly out: string | undefined;
}

function requestOf(words: Invocation['words'], options: Invocation['options']): Request {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  if (words.length !== 1) throw new UsageError(`Give one table of texts. Usage: ${usage}`);
  const labels = (text('labels') ?? '')
    .split(/[,，]/u)
    .map((label) => label.trim())
    .filter((label) => label !== '');
  if (labels.length === 0 && text('label') === undefined)
    throw new UsageError(
      'Say --label COLUMN to learn its labels, or --labels A,B,C to label by these names.',
    );
  if (labels.length === 1)
    throw new UsageError('--labels needs at least two names, with commas between them.');
  return {
    file: path.resolve(words[0]!),
    text: text('text'),
    label: text('label'),
    labels,
    seed: wholeNumber('seed', options.seed, 0, 0xffffffff),
    out: outFileOf(options.out, words[0]!),
  };
}

async function load({ client, signal }: Invocation, request: Request, progress: Progress): Promise<Analysis> {
  const source = { kind: 'file' as const, path: request.file };
  const { columns, table } = await client.call('analyse.preview', { source });
  const text = request.text ?? columns.text;
  if (text === null)
    throw new UsageError(
      `Which column of "${request.file}" has the texts? Say --text NAME; there are: ${table.columns.map(({ name }) => name).join(', ')}.`,
    );
  const { id: projectId } = await client.call('projects.create', { name: 'Command line' });
  const input = { projectId, source, columns: { text, date: null, label: request.label ?? null } };
  for await (const event of client.stream('analyse.importTable', input, signal)) {
    if (event.type === 'done') return event.analysis;
    progress.say(said(event));
  }
  throw new Error('The import ended without its analysis.');
}

async function byName(
  { client, signal }: Invocation,
  { id: analysisId }: Analysis,
  { labels }: Request,
  progress: Progress,
): Promise<ZeroShotResult> {
  const input = { analysisId, labels: labels.map((name) => ({ name })) };
  for await (const event of client.stream('analyse.labelZeroShot', input, signal)) {
    if (event.type === 'done') return event.result;
    progress.say(said(event));
  }
  throw new Error('The labelling ended without its result.');
}

async function byExample(
  { client, signal }: Invocation,
  { id: analysisId }: Analysis,
  { seed }: Request,
  progress: Progress,
): Promise<LearnedResult> {
  await client.call('analyse.useTableLabels', { analysisId });
  for await (const event of client.stream('analyse.learnLabels', { analysisId, seed }, signal)) {
    if (event.type === 'done') return event.result;
    progress.say(said(event));
  }
  throw new Error('The learning ended without its result.');
}

async function exported({ client, signal }: Invocation, { id: analysisId }: Analysis): Promise<string> {
  let text = '';
  for await (const event of client.stream('analyse.export', { analysisId }, signal))
    if (event.type === 'text') text += event.text;
  return text;
}

function said({ phase, share }: { phase: string; share: number | null }): string {
  return share === null ? phase : `${phase} ${Math.round(share * 100)} %`;
}

function print(
  { rows, leftOut }: Analysis,
  learned: LearnedResult | null,
  zeroShot: ZeroShotResult | null,
  file: string | null,
): void {
  const out = leftOut.empty + leftOut.broken + leftOut.overLimit;
  printLine(`${rows} texts${out > 0 ? `, ${out} rows left out` : ''}`);
  for (const { name, rows: count } of learned?.labels ?? zeroShot?.labels ?? [])
    printLine(`  ${name}: ${count}`);
  if (zeroShot && zeroShot.unlabelled > 0) printLine(`  (none of them): ${zeroShot.unlabelled}`);
  const report = learned?.report ?? zeroShot?.report;
  if (report) printReport(report);
  else printLine('Nothing to measure it by: no row has one of these labels already.');
  if (file !== null) printLine(`Wrote ${file}`);
}

function printReport({
  measuredBy,
  folds,
  rows,
  accuracy,
  macroF1,
  majority,
  classes,
}: ClassifierReport): void {
  const figure = ({ mean, low, high }: ClassifierReport['accuracy']) =>
    `${mean.toFixed(3)} (95 % interval ${low.toFixed(3)} to ${high.toFixed(3)})`;
  const how = measuredBy === 'cross-validation' ? `${folds}-fold cross-validation` : 'the labels known';
  printLine(`By ${how}, ${rows} rows:`);
  printLine(`  accuracy ${figure(accuracy)}; always the most frequent label: ${majority.toFixed(3)}`);
  printLine(`  macro F1 ${figure(macroF1)}`);
  for (const { label, examples, precision, recall, f1 } of classes)
    printLine(
      `  ${label}: ${examples} rows, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`,
    );
}
