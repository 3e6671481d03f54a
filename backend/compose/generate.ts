import { randomInt } from 'node:crypto';
import type { Variant, WrittenPart } from '../../contract/compose-texts.ts';
import type { Part, Template } from '../../contract/compose-templates.ts';
import { cancelledError } from '../../contract/errors.ts';
import type { EventOf, ParsedInputOf } from '../../contract/index.ts';
import type { Sampling } from '../../contract/ideation.ts';
import { createRandom } from '../numerics/random.ts';
import { noteOf, speaks } from './abilities.ts';
import { createBan } from './banned.ts';
import { checkText } from './check-text.ts';
import { completePart, wantsModel, type Completed } from './complete-part.ts';
import { EventQueue } from '../streams/event-queue.ts';
import { allFacts } from './facts.ts';
import { fillParts, type Fillable } from './fill-parts.ts';
import { fitAndDiversity, markOf } from './fit-texts.ts';
import { plainText } from './plain-text.ts';
import { planVariants, type PlannedVariant } from './plan-variants.ts';
import type { ComposeModels, ComposeStore } from './ports.ts';
import { placeCompleted } from './place-completed.ts';
import { briefText } from './project-text.ts';
import { readValues, titleOf, type Given } from './values.ts';
import { layOutText, noTally, writtenPart, type FilledPart, type Tally } from './written.ts';
import { samplingWith } from './sampling.ts';

type Input = ParsedInputOf<'compose.generate'>;
type Event = Exclude<EventOf<'compose.generate'>, { type: 'failed' }>;

/** Calm enough for a small model to stay in its sentence; variety comes from the openings. */
export const usualSampling: Sampling = {
  temperature: 0.7,
  topK: 0,
  topP: 1,
  minP: 0.05,
  repetitionPenalty: 1.05,
};

export interface GenerateParts {
  readonly store: ComposeStore;
  readonly models: ComposeModels;
  readonly findTemplate: (id: string) => Promise<Template>;
}

/** Writes variants: frames first, at once; then the model's sentences where they are sound; then the order. */
export async function* generate(
  parts: GenerateParts,
  input: Input,
  signal: AbortSignal,
): AsyncGenerator<Event, void, void> {
  const began = performance.now();
  await parts.store.getProject(input.projectId);
  const template = await parts.findTemplate(input.templateId);
  const given = readValues(template, input.values, input.language);
  const context = await briefText(parts.store, input.projectId, input.ideaId);
  const seed = input.seed ?? randomInt(2 ** 32);
  const sampling = samplingWith(usualSampling, input.sampling);

  const ban = createBan(input.bannedWords);
  const fillable = fillParts(template, given, input.language, ban);
  const planned = planVariants(fillable.choices, {
    count: input.variants,
    lengthTarget: input.lengthTarget,
    tone: input.tone,
    requiredWords: input.requiredWords,
    valueLengths: new Map([...given.texts].map(([id, text]) => [id, text.length])),
    random: createRandom(seed),
  });
  const asked = input.language === 'en' ? template.parts.filter((part) => wantsModel(part, given)) : [];
  const layout = await parts.models.layout('compose');
  const canWrite = layout !== null && speaks(parts.models.languages(), input.language);
  const useModel = input.useModel && canWrite && asked.length > 0;
  const modelId = useModel ? parts.models.modelId() : null;
  const note = input.useModel && !canWrite ? noteOf(input.language) : '';
  yield { type: 'started', seed, sampling, modelId, note };

  const frames = planned.map((variant) => variant.parts.map(framePart));
  for (const [variant, filled] of frames.entries())
    for (const one of filled)
      yield { type: 'part', variant, part: writtenPart(one, input.language, noTally) };

  const completed = new Map<Part, Completed>();
  if (useModel) {
    yield progress('waiting', null, 0);
    const queue = new EventQueue<Event>();
    const work = parts.models.borrowTextModel(signal, async (model) => {
      for (const [i, part] of asked.entries()) {
        queue.push(progress('writing', part.id, i / asked.length));
        const options = { ...input, sampling, seed: seed + i * 104_729, signal };
        completed.set(part, await completePart(model, layout, template, part, given, options));
      }
    });
    yield* queue.during(work);
  }
  if (signal.aborted) throw cancelledError();
  yield progress('judging', null, 1);

  const placed = planned.map((variant, i) =>
    placeCompleted(template, frames[i] ?? [], completed, {
      variant: i,
      target: input.lengthTarget,
      length: variant.length,
    }),
  );
  const variants = await judge(parts, input, { given, placed, completed, context, signal });
  for (const [variant, { parts: written }] of variants.entries())
    for (const part of written) if (part.by === 'model') yield { type: 'part', variant, part };
  for (const variant of variants) yield { type: 'variant', variant };
  yield {
    type: 'done',
    variants: [...variants].sort((a, b) => a.rank - b.rank),
    asked: [...completed].map(([part, { lines, tally }]) => ({
      partId: part.id,
      candidates: { written: tally.written, passed: tally.passed },
      rejected: [...tally.rejected],
      sentences: lines.map(({ text }) => text),
    })),
    notes: notesOf(template, given, fillable, planned, input),
    tokens: [...completed.values()].reduce((sum, { tokens }) => sum + tokens, 0),
    totalMs: performance.now() - began,
  };
}

async function judge(
  { models }: GenerateParts,
  input: Input,
  made: {
    readonly given: Given;
    readonly placed: readonly (readonly FilledPart[])[];
    readonly completed: ReadonlyMap<Part, Completed>;
    readonly context: string;
    readonly signal: AbortSignal;
  },
): Promise<Variant[]> {
  const facts = allFacts(made.given);
  const laidOut = made.placed.map((filled) => layOutText(filled, input.language));
  const plain = laidOut.map(({ text }) => plainText(text));
  const vectors = await models.embed(
    input.language === 'en' ? 'en' : 'zh',
    made.context === '' ? plain : [...plain, made.context],
    made.signal,
  );
  const marks = fitAndDiversity(
    vectors.slice(0, plain.length),
    made.context === '' ? null : vectors[plain.length]!,
  );
  const variants = laidOut.map(({ text, sentences }, index) => ({
    index,
    rank: 1,
    text,
    parts: made.placed[index]!.map((filled): WrittenPart =>
      writtenPart(filled, input.language, tallyOf(made.completed, filled)),
    ),
    sentences,
    checks: checkText(text, { ...input, facts }),
    ...marks[index]!,
  }));
  const order = variants
    .map(({ index, checks, fit, diversity, sentences }) => ({
      index,
      mark: markOf(checks, fit, diversity, sentences.filter(({ by }) => by === 'model').length),
    }))
    .sort((a, b) => b.mark - a.mark || a.index - b.index);
  return variants.map((variant) => ({
    ...variant,
    rank: order.findIndex(({ index }) => index === variant.index) + 1,
  }));
}

function tallyOf(completed: ReadonlyMap<Part, Completed>, { part }: FilledPart): Tally {
  return completed.get(part)?.tally ?? noTally;
}

function framePart({ part, phrasing }: PlannedVariant['parts'][number]): FilledPart {
  return { part, lines: phrasing.lines.map((line) => ({ ...line, by: 'template' as const })) };
}

/** What a person should know: what a ban took away, and what they gave that no variant says. */
function notesOf(
  template: Template,
  given: Given,
  { barred }: Fillable,
  planned: readonly PlannedVariant[],
  { language }: Input,
): string[] {
  const zh = language === 'zh-CN';
  const notes = barred.map(({ part, words }) => {
    const name = part.name[language] || part.id;
    return zh
      ? `“${name}”里你填写的内容含有禁用词（${words.join('、')}），这些内容没有写。`
      : `Of “${name}” something was left out: your own words there have ${words.map((word) => `“${word}”`).join(', ')}, which you banned.`;
  });
  const said = new Set(
    planned.flatMap(({ parts }) =>
      parts.flatMap(({ phrasing }) => phrasing.lines.flatMap((line) => line.variables)),
    ),
  );
  const unsaid = template.variables.filter(({ id }) => given.texts.has(id) && !said.has(id));
  if (unsaid.length > 0) {
    const names = unsaid.map(({ label, id }) => `“${label[language] || id}”`);
    notes.push(
      zh
        ? `没有一个版本写到${names.join('、')}。`
        : `No variant of “${titleOf(template)}” says ${names.join(', ')}.`,
    );
  }
  return notes;
}

function progress(phase: 'waiting' | 'writing' | 'judging', partId: string | null, share: number): Event {
  return { type: 'progress', phase, partId, share };
}
