import { readFile } from 'node:fs/promises';
import type { Client } from '../../contract/client.ts';
import type { EventOf } from '../../contract/index.ts';
import type { TestRow, TestRun, TestSummary } from '../../contract/test-runs.ts';
import type { Command, Invocation } from '../command.ts';
import { importSources } from '../import-sources.ts';
import { engineAsked, giveEngine, whereTo } from '../models/engine-of.ts';
import { modeOf } from '../mode.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

/** `evaluate-assistant SOURCE... --tests CSV`: how good the assistant is on documents, by questions of one's own. */
export const evaluateAssistantCommand: Command = {
  name: 'evaluate-assistant',
  usage:
    'evaluate-assistant SOURCE... --tests CSV [--mode quote|write] [--threshold T] [--engine NAME] | evaluate-assistant --resume RUN --data DIR',
  summary: 'how often the assistant answers rightly, refuses, and hands over on test questions',
  options: {
    tests: { type: 'string' },
    mode: { type: 'string' },
    threshold: { type: 'string' },
    engine: { type: 'string' },
    resume: { type: 'string' },
  },
  notes: [
    '--engine writes with an engine that "models remote add" added, with the same --data, several questions at once: they and the passages found for them leave this machine',
    '--resume goes on with a run that was stopped or failed, by its id, or "last"',
  ],

  check(words, options, dataFolder) {
    if (options.resume === undefined) return void requestOf(words, options);
    const others = ['tests', 'mode', 'threshold', 'engine'].filter((option) => options[option] !== undefined);
    if (words.length > 0 || others.length > 0)
      throw new UsageError('--resume goes on as the run was begun: nothing else is given with it.');
    if (dataFolder === undefined) throw new UsageError('Say where the run is kept: --data DIR.');
  },

  async run(invocation) {
    const { client, words, options, json, signal } = invocation;
    if (typeof options.resume === 'string') {
      const run = await cutShort(client, options.resume);
      const { engine } = await client.call('engines.ofProject', { projectId: run.projectId });
      if (engine && run.mode === 'write') process.stderr.write(`${whereTo(engine)}\n`);
      const ended = await follow(invocation, client.stream('testRuns.resume', { id: run.id }, signal));
      const { rows } = await client.call('testRuns.get', { id: run.id });
      print(json, { mode: ended.mode, threshold: ended.threshold, importMs: 0 }, ended, rows);
      return 0;
    }
    const { tests, mode, threshold } = requestOf(words, options);
    const engine = await engineAsked(invocation);
    const csv = await readFile(tests, 'utf8').catch(() => {
      throw new UsageError(`The tests "${tests}" can't be read: there is no such file.`);
    });
    const { id: projectId } = await client.call('projects.create', { name: 'Command line' });
    await giveEngine(client, projectId, engine);
    const { problems } = await client.call('tests.importCsv', { projectId, csv });
    for (const { line, message } of problems) process.stderr.write(`${tests}, line ${line}: ${message}\n`);
    const importMs = await importSources(invocation, projectId);
    const request = { projectId, mode, ...(threshold === undefined ? {} : { threshold }) };
    const ended = await follow(invocation, client.stream('testRuns.start', request, signal));
    const { rows } = await client.call('testRuns.get', { id: ended.id });
    print(json, { mode, threshold: ended.threshold, importMs }, ended, rows);
    return 0;
  },
};

/** Says how far a run is, and, where it does not come to its end, how to go on with it. */
async function follow(
  { client }: Invocation,
  events: AsyncIterable<EventOf<'testRuns.start'>>,
): Promise<TestRun> {
  const progress = createProgress();
  let id: string | null = null;
  try {
    for await (const event of events) {
      if (event.type === 'started') id = event.run.id;
      if (event.type === 'progress') progress.say(`asking ${event.done}/${event.planned}`);
      if (event.type === 'done') return event.run;
    }
    throw new Error('The run ended without its end');
  } catch (error) {
    progress.clear();
    const { keyProtection } = await client.call('system.status', {});
    if (id !== null && keyProtection !== 'throw-away')
      process.stderr.write(`What was asked is kept. Go on: evaluate-assistant --resume ${id} --data DIR\n`);
    throw error;
  } finally {
    progress.clear();
  }
}

/** The run of that id, or the last that was cut short. Throws UsageError where there is none. */
async function cutShort(client: Client, asked: string): Promise<TestRun> {
  const runs: TestRun[] = [];
  for (const { id: projectId } of await client.call('projects.list', {}))
    runs.push(...(await client.call('testRuns.list', { projectId })));
  const isOpen = ({ state }: TestRun) => state === 'cancelled' || state === 'failed';
  const [last] = runs.filter(isOpen).sort((a, b) => b.startedAt - a.startedAt);
  const run = asked === 'last' ? last : runs.find(({ id }) => id === asked);
  if (run && !isOpen(run))
    throw new UsageError(`This run is ${run.state === 'done' ? 'complete' : 'under way'}.`);
  if (run) return run;
  const known = last ? ` The last that was cut short is ${last.id}.` : ' None was cut short.';
  throw new UsageError(`There is no run "${asked.slice(0, 80)}".${known}`);
}

function print(
  json: boolean,
  facts: { readonly mode: string; readonly threshold: number; readonly importMs: number },
  { summary }: TestRun,
  rows: readonly TestRow[],
): void {
  if (!summary) throw new Error('The run ended without a summary');
  if (json) printJson({ ...facts, summary, rows });
  else printSummary(summary, rows);
}

function requestOf(words: Invocation['words'], options: Invocation['options']) {
  if (words.length === 0)
    throw new UsageError('Give the files or folders: evaluate-assistant SOURCE... --tests CSV');
  if (typeof options.tests !== 'string' || options.tests === '')
    throw new UsageError('Give the questions: --tests CSV, with the columns question and kind.');
  const threshold = options.threshold === undefined ? undefined : Number(options.threshold);
  if (threshold !== undefined && (options.threshold === '' || !(threshold >= 0 && threshold <= 1)))
    throw new UsageError('--threshold is a number from 0 to 1.');
  const mode = modeOf(options.mode);
  if (options.engine !== undefined && mode !== 'write')
    throw new UsageError('--engine goes with --mode write: quotes are not written.');
  return { tests: options.tests, mode, threshold };
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
