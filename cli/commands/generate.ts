import { readFile } from 'node:fs/promises';
import { composeLanguages, type Values } from '../../contract/compose-templates.ts';
import type { Client } from '../../contract/client.ts';
import type { EventOf } from '../../contract/index.ts';
import type { Command, Invocation } from '../command.ts';
import { factsOf, readGenerateInput, readValuesFile, type GenerateInput } from '../compose/read-input.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { oneOf, wholeNumber } from '../whole-number.ts';

type Done = Extract<EventOf<'compose.generate'>, { type: 'done' }>;

const tones = ['plain', 'warm', 'formal', 'lively'] as const;

/** `generate`: a text from a template, or a document to a schema. */
export const generateCommand: Command = {
  name: 'generate',
  usage:
    'generate --template T | --schema S.json --input FILE [--values V.json] [--language en|zh-CN] [--variants N] [--seed N] [--length N] [--tone T] [--banned A,B] [--required A,B] [--no-model]',
  summary:
    'a text from a template and facts (values as JSON, or a brief in Markdown); or JSON that satisfies a schema',
  options: {
    template: { type: 'string' },
    schema: { type: 'string' },
    input: { type: 'string' },
    values: { type: 'string' },
    language: { type: 'string' },
    variants: { type: 'string' },
    seed: { type: 'string' },
    length: { type: 'string' },
    tone: { type: 'string' },
    banned: { type: 'string' },
    required: { type: 'string' },
    'no-model': { type: 'boolean', default: false },
  },

  check: (words, options) => void requestOf(words, options),

  async run(invocation) {
    const request = requestOf(invocation.words, invocation.options);
    const input = await readGenerateInput(request.input);
    const more = request.values === undefined ? {} : await readValuesFile(request.values);
    return request.schema === undefined
      ? generateText(invocation, request, input, more)
      : generateDocument(invocation, request.schema, request.seed, input, more);
  },
};

function requestOf(words: Invocation['words'], options: Invocation['options']) {
  if (words.length > 0)
    throw new UsageError(`"${words[0]!.slice(0, 40)}" has no place here; give --input FILE.`);
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const template = text('template');
  const schema = text('schema');
  if ((template === undefined) === (schema === undefined))
    throw new UsageError('Give --template NAME for a text, or --schema FILE for a document; one of them.');
  const input = text('input');
  if (input === undefined || input === '')
    throw new UsageError('Give the facts: --input FILE (JSON, or a brief in Markdown).');
  const list = (name: string) =>
    (text(name) ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
  return {
    template: template ?? '',
    schema,
    input,
    values: text('values'),
    language: oneOf('language', options.language, composeLanguages) ?? 'en',
    variants: wholeNumber('variants', options.variants, 1, 6) ?? 1,
    seed: wholeNumber('seed', options.seed, 0, 0xffffffff),
    lengthTarget: wholeNumber('length', options.length, 5, 3000) ?? null,
    tone: oneOf('tone', options.tone, tones) ?? 'plain',
    bannedWords: list('banned'),
    requiredWords: list('required'),
    useModel: options['no-model'] !== true,
  };
}

async function generateText(
  { client, json, signal }: Invocation,
  request: ReturnType<typeof requestOf>,
  input: GenerateInput,
  more: Values,
): Promise<number> {
  const { template: templateId, language } = request;
  const templates = await client.call('compose.templates', {});
  const template = templates.find(({ id, name }) => id === templateId || name.en === templateId);
  if (!template)
    throw new UsageError(
      `There is no template "${templateId.slice(0, 40)}". There are: ${templates.map(({ id }) => id).join(', ')}.`,
    );
  const projectId = await projectOf(client, input);
  const filled = await client.call('compose.fill', { projectId, templateId: template.id });
  const found: Values = Object.fromEntries(filled.values.map(({ variableId, value }) => [variableId, value]));
  const values = { ...found, ...(input.kind === 'values' ? input.values : {}), ...more };
  const missing = template.variables.filter(({ id, required }) => required && values[id] === undefined);
  if (missing.length > 0)
    throw new UsageError(
      `The template "${template.id}" needs ${missing.map(({ id, label }) => `"${id}" (${label.en})`).join(', ')}; give ${missing.length === 1 ? 'it' : 'them'} with --values FILE.json.`,
    );
  const progress = createProgress();
  let done: Done | null = null;
  let started: Extract<EventOf<'compose.generate'>, { type: 'started' }> | null = null;
  const { variants, seed, lengthTarget, bannedWords, requiredWords, tone, useModel } = request;
  const wish = { variants, lengthTarget, bannedWords, requiredWords, tone, useModel };
  const stream = client.stream(
    'compose.generate',
    {
      projectId,
      templateId: template.id,
      language,
      values,
      ...wish,
      ...(seed === undefined ? {} : { seed }),
    },
    signal,
  );
  for await (const event of stream) {
    if (event.type === 'started') started = event;
    if (event.type === 'progress') progress.say(`${event.phase} ${event.partId ?? ''}`.trim());
    if (event.type === 'done') done = event;
  }
  progress.clear();
  if (!done || !started) throw new Error('The stream ended without a text');
  if (json) {
    const { seed: used, sampling, modelId, note } = started;
    printJson({ template: template.id, language, values, seed: used, sampling, modelId, note, ...done });
  } else printVariants(done, started.note);
  return 0;
}

function printVariants({ variants, notes }: Done, note: string): void {
  for (const { rank, text, checks, fit, sentences } of variants) {
    if (variants.length > 1) printLine(`--- ${rank}`);
    printLine(text);
    printLine();
    const byModel = sentences
      .filter(({ by }) => by === 'model')
      .map(({ start, end }) => text.slice(start, end));
    const facts = [
      `${checks.length.count} ${checks.length.unit}${checks.length.target === null ? '' : ` of ${checks.length.target}`}`,
      ...(checks.readability.flesch === null ? [] : [`Flesch ${checks.readability.flesch}`]),
      ...(fit === null ? [] : [`fit ${fit.toFixed(2)}`]),
      ...(checks.missing.length > 0 ? [`missing: ${checks.missing.join(', ')}`] : []),
      ...(checks.unsupportedNumbers?.length
        ? [`numbers without a fact: ${checks.unsupportedNumbers.join(', ')}`]
        : []),
    ];
    process.stderr.write(`[${facts.join('; ')}]\n`);
    if (checks.length.note !== '') process.stderr.write(`${checks.length.note}\n`);
    for (const sentence of byModel) process.stderr.write(`Written by the model, look at it: ${sentence}\n`);
  }
  for (const line of [note, ...notes]) if (line !== '') process.stderr.write(`${line}\n`);
}

async function generateDocument(
  { client, json, signal }: Invocation,
  file: string,
  seed: number | undefined,
  input: GenerateInput,
  more: Values,
): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`The schema "${file}" can't be read.`);
  });
  const facts = input.kind === 'brief' ? input.markdown.replace(/^#+\s+/gmu, '') : factsOf(input.values);
  const whole = [facts, factsOf(more)].filter((part) => part !== '').join('\n');
  const request = {
    schema: { kind: 'json' as const, text },
    facts: whole,
    ...(seed === undefined ? {} : { seed }),
  };
  const progress = createProgress();
  for await (const event of client.stream('compose.structured', request, signal)) {
    if (event.type === 'progress') progress.say(event.phase);
    if (event.type !== 'done') continue;
    progress.clear();
    const { document, leaves, candidates, totalMs } = event;
    if (json) printJson({ document: JSON.parse(document) as unknown, leaves, candidates, totalMs });
    else printLine(document);
    for (const { path, support } of leaves)
      if (support === 'unsupported') process.stderr.write(`The facts don't say ${path}: look at it.\n`);
  }
  return 0;
}

async function projectOf(client: Client, input: GenerateInput): Promise<string> {
  const brief =
    input.kind === 'brief'
      ? await client.call('briefs.parseMarkdown', { markdown: input.markdown })
      : undefined;
  const { id } = await client.call('projects.create', { name: 'Command line', ...(brief ? { brief } : {}) });
  return id;
}
