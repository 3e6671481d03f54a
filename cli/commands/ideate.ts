import { generateInputSchema, type GenerationSummary, type Idea } from '../../contract/ideation.ts';
import type { EventOf } from '../../contract/index.ts';
import { aboutLimit, type BriefFields } from '../../contract/projects.ts';
import type { Client } from '../../contract/client.ts';
import type { Box, PersonaFields } from '../../contract/stimuli.ts';
import type { Command, Invocation } from '../command.ts';
import { engineAsked, giveEngine } from '../models/engine-of.ts';
import { readBoxFile, readPersona } from '../ideation/read-box.ts';
import { printJson, printLine, wrap } from '../print.ts';
import { createProgress } from '../progress.ts';
import { readBriefFile } from '../read-brief.ts';
import { UsageError } from '../usage-error.ts';

/** The methods of the library, for `--help`, which starts no backend; a test holds it to the library. */
const methodNames =
  'mixed, scamper, how-might-we, jobs-to-be-done, reverse, analogies, ai-lenses, business-models, constraints, people, ' +
  'cases, crazy-8s, role-storming, constraint-removal, morphological-box, first-principles, yes-and';

/** `ideate BRIEF.md`: from a brief to ideas. */
export const ideateCommand: Command = {
  name: 'ideate',
  usage:
    'ideate BRIEF.md [--count N] [--method M] [--seed S] [--model ID] [--engine NAME] [--about NEEDS] [--persona TEXT] [--box FILE.json]',
  summary: 'ideas for a brief, with where each came from (6 of every kind unless told otherwise)',
  options: {
    count: { type: 'string', default: '6' },
    method: { type: 'string', default: 'mixed' },
    seed: { type: 'string' },
    model: { type: 'string' },
    engine: { type: 'string' },
    about: { type: 'string' },
    persona: { type: 'string' },
    box: { type: 'string' },
  },
  notes: [
    `methods: ${methodNames}`,
    '--engine writes with an engine that "models remote add" added, with the same --data: the brief leaves this machine',
    'what the brief is about is told from its text; --about waiting,price says it in its place (--about list names all)',
    'role-storming takes --persona "NAME, WHO, cares about WHAT"; morphological-box takes --box FILE.json,',
    'a file such as {"rows":[{"name":"Where","options":["at home","on the way"]}]}',
  ],

  check(words, options) {
    if (options.about === 'list' && words.length === 0) return;
    if (words.length !== 1) throw new UsageError('Give one brief: ideate BRIEF.md');
    requestOf(options);
  },

  async run(invocation) {
    const { client, words, options } = invocation;
    if (options.about === 'list') {
      await printNeeds(invocation);
      return 0;
    }
    const markdown = await readBriefFile(words[0] ?? '');
    const request = requestOf(options);
    const box = typeof options.box === 'string' ? await readBoxFile(options.box) : undefined;
    await requireKnown(client, request);
    const engine = await engineAsked(invocation);
    const brief = await client.call('briefs.parseMarkdown', { markdown });
    const name = brief.title.trim() || 'Untitled brief';
    const project = await client.call('projects.create', { name, brief });
    await giveEngine(client, project.id, engine);
    if (request.about) await client.call('briefs.setAbout', { projectId: project.id, about: request.about });
    await generate(invocation, brief, { ...request, box, projectId: project.id });
    return 0;
  },
};

interface Request {
  readonly count: number;
  readonly method: string;
  readonly seed: number | undefined;
  readonly modelId: string | undefined;
  readonly personas: PersonaFields[] | undefined;
  /** The needs that the brief is about, in the place of those told from its text. */
  readonly about: string[] | undefined;
}

function requestOf(options: Invocation['options']): Request {
  const numbers = {
    count: wholeNumber('count', options.count),
    seed: options.seed === undefined ? undefined : wholeNumber('seed', options.seed),
  };
  const checked = generateInputSchema.pick({ count: true, seed: true }).safeParse(numbers);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new UsageError(`--${String(issue?.path[0])}: ${issue?.message}`);
  }
  if (options.engine !== undefined && options.model !== undefined)
    throw new UsageError('--engine and --model both say who writes: give one.');
  const method = String(options.method);
  for (const [option, only] of [
    ['persona', 'role-storming'],
    ['box', 'morphological-box'],
  ] as const)
    if (options[option] !== undefined && method !== only)
      throw new UsageError(`--${option} goes with --method ${only}.`);
  return {
    count: checked.data.count,
    seed: checked.data.seed,
    method,
    personas: typeof options.persona === 'string' ? [readPersona(options.persona)] : undefined,
    about:
      typeof options.about === 'string'
        ? options.about
            .split(',')
            .map((id) => id.trim())
            .filter((id) => id !== '')
        : undefined,
    modelId: typeof options.model === 'string' ? options.model : undefined,
  };
}

function wholeNumber(option: string, given: string | boolean | undefined): number {
  if (typeof given !== 'string' || !/^-?\d{1,15}$/u.test(given)) {
    throw new UsageError(`--${option} takes a whole number, not "${String(given).slice(0, 40)}".`);
  }
  return Number(given);
}

async function requireKnownNeeds(client: Client, about: readonly string[]): Promise<void> {
  const needs = (await client.call('ideation.needs', {})).map(({ id }) => id);
  const unknown = about.find((id) => !needs.includes(id));
  if (unknown !== undefined)
    throw new UsageError(`There is no need "${unknown.slice(0, 40)}". There are: ${needs.join(', ')}.`);
  if (about.length > aboutLimit) throw new UsageError(`--about takes ${aboutLimit} needs at most.`);
}

/** Before a project is made, so that a slip of the pen leaves nothing behind. */
async function requireKnown(client: Client, { method, modelId, about }: Request): Promise<void> {
  if (about) await requireKnownNeeds(client, about);
  const methods = (await client.call('ideation.methods', {})).map(({ id }) => id);
  if (!methods.includes(method)) {
    throw new UsageError(`There is no method "${method.slice(0, 40)}". There are: ${methods.join(', ')}.`);
  }
  if (modelId === undefined) return;
  const models = await client.call('models.list', {});
  const ids = models.filter(({ task }) => task === 'text-generation').map(({ id }) => id);
  if (!ids.includes(modelId)) {
    throw new UsageError(`There is no text model "${modelId.slice(0, 40)}". There are: ${ids.join(', ')}.`);
  }
}

async function printNeeds({ client, json }: Invocation): Promise<void> {
  const needs = await client.call('ideation.needs', {});
  if (json) return printJson(needs);
  for (const { id, meaning } of needs) printLine(`${id.padEnd(14)}${meaning.en}`);
}

async function generate(
  { client, json, signal }: Invocation,
  brief: BriefFields,
  request: Request & { readonly projectId: string; readonly box: Box | undefined },
): Promise<void> {
  const progress = createProgress();
  const ideas: Idea[] = [];
  const skipped: { stimulus: string; reason: string }[] = [];
  let started: { seed: number; model: string } | null = null;
  let summary: GenerationSummary | null = null;

  for await (const event of client.stream('ideation.generate', request, signal)) {
    switch (event.type) {
      case 'started':
        started = { seed: event.seed, model: event.model };
        break;
      case 'progress':
        progress.say(progressText(event));
        break;
      case 'idea':
        ideas.push(event.idea);
        progress.clear();
        if (!json) printIdea(event.idea, ideas.length);
        break;
      case 'skipped':
        skipped.push({ stimulus: event.stimulus, reason: event.reason });
        break;
      case 'done':
        summary = event.summary;
        break;
    }
  }
  progress.clear();
  if (!started || !summary) throw new Error('The generation ended without its summary.');
  if (json) printJson({ brief, method: request.method, ...started, ideas, skipped, summary });
  else printEnd(request.method, started, skipped.length, summary);
}

function progressText(event: Extract<EventOf<'ideation.generate'>, { type: 'progress' }>): string {
  const speed =
    event.totalTokensPerSecond === null ? '' : `, ${event.totalTokensPerSecond.toFixed(0)} tokens/s`;
  const stimulus = event.stimulus === null ? '' : `: ${event.stimulus}`;
  return `${event.phase} ${event.done}/${event.planned}${speed}${stimulus}`;
}

function printIdea(idea: Idea, number: number): void {
  printLine(`${number}. ${idea.title}`);
  printLine(wrap(idea.pitch, '   '));
  printLine(wrap(`For: ${idea.who}`, '   '));
  printLine(wrap(`Why: ${idea.why}`, '   '));
  printLine(wrap(`First test: ${idea.experiment}`, '   '));
  if (idea.provenance) {
    const { stimulus, seed } = idea.provenance;
    printLine(wrap(`From: ${stimulus.text} (${stimulus.kind}, seed ${seed})`, '   '));
  }
  printLine();
}

function printEnd(
  method: string,
  started: { readonly seed: number; readonly model: string },
  skipped: number,
  summary: GenerationSummary,
): void {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const first = summary.firstIdeaMs === null ? '' : `, the first after ${seconds(summary.firstIdeaMs)}`;
  printLine(
    `${summary.shown} of ${summary.asked} ideas in ${seconds(summary.totalMs)}${first}; ` +
      `${summary.candidates} candidates, ${skipped} stimuli without one worth showing.`,
  );
  printLine(
    `${started.model}, ${method}, seed ${started.seed}: ${summary.tokens} tokens, ` +
      `${summary.decodeTokensPerSecond.toFixed(1)} tokens/s one by one, ` +
      `${summary.totalTokensPerSecond.toFixed(1)} tokens/s side by side, loaded in ${seconds(summary.loadMs)}.`,
  );
}
