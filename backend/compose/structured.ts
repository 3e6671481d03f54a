import { randomInt } from 'node:crypto';
import type { SchemaInput, SchemaProblem } from '../../contract/compose-structured.ts';
import { InklingError } from '../../contract/errors.ts';
import type { EventOf, ParsedInputOf } from '../../contract/index.ts';
import type { Sampling } from '../../contract/ideation.ts';
import { EventQueue } from '../streams/event-queue.ts';
import { fluencyOf } from '../wording/completion.ts';
import { schemaOfFields } from './json-schema/drawn.ts';
import { groundSchema } from './json-schema/ground-schema.ts';
import { leavesOf } from './json-schema/leaves.ts';
import { SchemaError, type SchemaNode } from './json-schema/node.ts';
import { phrasesOf } from './json-schema/phrases.ts';
import { readSchema } from './json-schema/read-schema.ts';
import { violations } from './json-schema/validate.ts';
import { withoutRepeats } from './json-schema/without-repeats.ts';
import { fillLayout } from './layout.ts';
import type { ComposeModels } from './ports.ts';
import { samplingWith } from './sampling.ts';

type Input = ParsedInputOf<'compose.structured'>;
type Event = Exclude<EventOf<'compose.structured'>, { type: 'failed' }>;

/** The likeliest choice, nearly: what varies is tried a few times. */
const usualSampling: Sampling = { temperature: 0.3, topK: 0, topP: 1, minP: 0.05, repetitionPenalty: 1 };
const candidateCount = 4;
const mostTokens = 1500;

/** A schema as JSON, or what is wrong with it. */
export function checkSchema(input: SchemaInput): {
  readonly problems: SchemaProblem[];
  readonly json: string | null;
  readonly node: SchemaNode | null;
} {
  try {
    const raw = input.kind === 'fields' ? schemaOfFields(input.fields) : parseJson(input.text);
    const node = readSchema(raw);
    return { problems: [], json: writeJson(raw), node };
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    return { problems: [{ path: error.path, message: error.message }], json: null, node: null };
  }
}

/** A document that satisfies a schema, chosen from the facts. */
export async function* writeStructured(
  models: ComposeModels,
  input: Input,
  signal: AbortSignal,
): AsyncGenerator<Event, void, void> {
  const began = performance.now();
  const { node, problems } = checkSchema(input.schema);
  if (!node) throw refused(problems[0]!);
  const facts = phrasesOf(input.facts);
  const grounded = grounding(() => groundSchema(node, facts));
  const layout = await models.layout('compose');
  const modelId = models.modelId();
  if (!layout || modelId === null)
    throw new InklingError('model-missing', 'No model here writes texts from facts.', 'Add a text model.');
  const seed = input.seed ?? randomInt(2 ** 32);
  yield { type: 'started', seed, modelId };
  yield { type: 'progress', phase: 'waiting', share: 0 };

  const lines = input.facts.split(/\n+/u).map((line) => line.trim().replace(/^[-*•]\s+/u, ''));
  const prompt = fillLayout(layout, {
    kind: 'product description as JSON',
    facts: lines.filter((line) => line !== ''),
    tone: 'plain',
    words: 60,
  });
  const queue = new EventQueue<Event>();
  const written: { value: unknown; mark: number }[] = [];
  let passed = 0;
  const work = models.borrowTextModel(signal, async (model) => {
    queue.push({ type: 'progress', phase: 'writing', share: 0.1 });
    const documents = await model.writeDocuments({
      prompt,
      schema: grounded,
      count: candidateCount,
      sampling: samplingWith(usualSampling, input.sampling),
      seed,
      maxTokens: mostTokens,
      signal,
    });
    for (const document of documents) {
      if (!document.complete) continue;
      const value = withoutRepeats(JSON.parse(document.text), node, grounded);
      if (violations(value, node).length > 0) continue;
      passed++;
      // A phrase that stands in several places fits one of them at most.
      written.push({ value, mark: fluencyOf(document) - 0.5 * repeated(value) });
    }
  });
  yield* queue.during(work);
  yield { type: 'progress', phase: 'judging', share: 1 };
  const [best] = written.sort((a, b) => b.mark - a.mark);
  if (!best)
    throw new InklingError(
      'model-failed',
      'No document came to its end within the schema. Nothing was kept.',
      'Ask for fewer entries, or split the schema.',
    );
  yield {
    type: 'done',
    document: JSON.stringify(best.value, null, 2),
    leaves: leavesOf(best.value, node, facts),
    candidates: { written: candidateCount, passed },
    totalMs: performance.now() - began,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SchemaError('', `This is no JSON: ${why.slice(0, 120)}.`);
  }
}

/** What a schema offers to choose from isn't looked into, and can be nested deeper than JSON can be written. */
function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch (error) {
    if (error instanceof RangeError) throw new SchemaError('', 'It nests too deep.');
    throw error;
  }
}

function grounding<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    throw refused({ path: error.path, message: error.message });
  }
}

function refused({ path, message }: SchemaProblem): InklingError {
  return new InklingError(
    'invalid-input',
    `The schema can’t be satisfied${path === '' ? '' : ` at ${path.slice(0, 120)}`}: ${message}`,
    'Change it there, or add the fact; nothing was written.',
  );
}

function repeated(value: unknown): number {
  const texts: string[] = [];
  const walk = (inner: unknown) => {
    if (typeof inner === 'string') texts.push(inner);
    else if (typeof inner === 'object' && inner !== null) Object.values(inner).forEach(walk);
  };
  walk(value);
  return texts.length - new Set(texts).size;
}
