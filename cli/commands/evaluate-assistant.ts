import { readFile } from 'node:fs/promises';
import type { TestRow, TestSummary } from '../../contract/test-runs.ts';
import type { Command, Invocation } from '../command.ts';
import { importSources } from '../import-sources.ts';
import { modeOf } from '../mode.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

/** `evaluate-assistant SOURCE... --tests CSV`: how good the assistant is on documents, by questions of one's own. */
export const evaluateAssistantCommand: Command = {
  name: 'evaluate-assistant',
  usage: 'evaluate-assistant SOURCE... --tests CSV [--mode quote|write] [--threshold T]',
  summary: 'how often the assistant answers rightly, refuses, and hands over on test questions',
  options: { tests: { type: 'string' }, mode: { type: 'string' }, threshold: { type: 'string' } },

  check: (words, options) => void requestOf(words, options),

  async run(invocation) {
    const { client, words, options, json, signal } = invocation;
    const { tests, mode, threshold } = requestOf(words, options);
    const csv = await readFile(tests, 'utf8').catch(() => {
      throw new UsageError(`The tests "${tests}" can't be read: there is no such file.`);
    });
    const { id: projectId } = await client.call('projects.create', { name: 'Command line' });
    const { problems } = await client.call('tests.importCsv', { projectId, csv });
    for (const { line, message } of problems) process.stderr.write(`${tests}, line ${line}: ${message}\n`);
    const importMs = await importSources(invocation, projectId);
    const request = { projectId, mode, ...(threshold === undefined ? {} : { threshold }) };
    const progress = createProgress();
    const rows: TestRow[] = [];
    let summary: TestSummary | null = null;
    let used = 0;
    for await (const event of client.stream('testRuns.start', request, signal)) {
      if (event.type === 'progress') progress.say(`asking ${event.done}/${event.planned}`);
      if (event.type === 'row') rows.push(event.row);
      if (event.type !== 'done') continue;
      summary = event.run.summary;
      used = event.run.threshold;
    }
    progress.clear();
    if (!summary) throw new Error('The run ended without a summary');
    if (json) printJson({ mode, threshold: used, importMs, summary, rows });
    else printSummary(summary, rows);
    return 0;
  },
};

function requestOf(words: Invocation['words'], options: Invocation['options']) {
  if (words.length === 0)
    throw new UsageError('Give the files or folders: evaluate-assistant SOURCE... --tests CSV');
  if (typeof options.tests !== 'string' || options.tests === '')
    throw new UsageError('Give the questions: --tests CSV, with the columns question and kind.');
  const threshold = options.threshold === undefined ? undefined : Number(options.threshold);
  if (threshold !== undefined && (options.threshold === '' || !(threshold >= 0 && threshold <= 1)))
    throw new UsageError('--threshold is a number from 0 to 1.');
  return { tests: options.tests, mode: modeOf(options.mode), threshold };
}

function printSummary(summary: TestSummary, rows: readonly TestRow[]): void {
  const share = (value: number | null) => (value === null ? 'none to judge' : value.toFixed(2));
  printLine(`Passed: ${summary.passed} of ${summary.tests}`);
  printLine(
    `Recall@1, 5, 10: ${[summary.recallAt1, summary.recallAt5, summary.recallAt10].map(share).join(', ')}`,
  );
  printLine(`Mean reciprocal rank: ${share(summary.meanReciprocalRank)}`);
  printLine(`Citation precision: ${share(summary.citationPrecision)}`);
  for (const [name, { precision, recall }] of [
    ['Refusal', summary.refusal],
    ['Hand-off', summary.handoff],
  ] as const)
    printLine(`${name} precision, recall: ${share(precision)}, ${share(recall)}`);
  printLine(`Answers with something unsupported: ${summary.unsupportedAnswers}`);
  const failed = rows.filter(({ passed }) => !passed);
  if (failed.length > 0) printLine('Failed:');
  for (const { question, cause } of failed) printLine(`   ${cause}: ${question}`);
}
