import { readFileSync } from 'node:fs';
import path from 'node:path';
import { modelFileOf } from '../../../backend/predict/federated/model-file-of.ts';
import { writeModelFile } from '../../../backend/predict/federated/model-file.ts';
import { sampleTable } from '../../../backend/predict/samples/index.ts';
import { trainRun } from '../../../backend/predict/train/train-run.ts';
import { seal } from '../../../backend/analyse/personal/secret.ts';
import type { Client } from '../../../contract/client.ts';
import { trainConfigSchema } from '../../../contract/predict-config.ts';
import { collect } from '../collect.ts';

const root = path.join(import.meta.dirname, '../../..');

/** Something that takes a text in from outside, through the contract as the window does. */
export interface TextImport {
  readonly original: string;
  /** Makes what the import needs, then gives what takes one text. */
  prepare(client: Client): Promise<(text: string) => Promise<unknown>>;
}

const project = async (client: Client) => (await client.call('projects.create', { name: 'Kettle' })).id;

const brief = `# Allotment watering\n\nVegetables **die** in July.\n\n## People\nPlot holders\n\n- *young* and old\n
## Constraints (hard)\n* Budget: 500\n\n\`\`\`\ncode\n\`\`\`\n\n约束：预算少\n\nSuccess\n=======\n[no](http://a.b) dead plants\n`;
const ideas = `- A kettle that sings: it hums\n  - for: night nurses\n2. Lid with memory - remembers\n[x] Ticked\n
# Group\n\n## A base that weighs\n- **For:** cooks\n- **Why:** 省水\nIt tells how much is in it.\n| a | b |\n<sub>from somewhere</sub>\n`;
const tests = `question,kind,answer,source,passage\n"How, long?",golden,"Two ""years""",terms.md,"line\nbreak"\nWho won?,unanswerable,,,\n退货,handoff,,,\n`;
const schema = {
  type: 'object',
  required: ['name', 'parts'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 40 },
    price: { anyOf: [{ type: 'number', minimum: 0 }, { type: 'null' }] },
    kind: { enum: ['kettle', 'base'] },
    parts: { type: 'array', minItems: 1, maxItems: 4, items: { $ref: '#/$defs/part' } },
    due: { type: 'string', format: 'date' },
  },
  $defs: { part: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] } },
};

function modelFile(id: 'linear' | 'mlp'): string {
  const go = () => undefined;
  const config = {
    ...{ target: 'churned', models: [id], folds: 0, learningCurve: false },
    network: { epochs: 1, patience: null },
  };
  const { state } = trainRun(sampleTable('churn', 42, 'en'), trainConfigSchema.parse(config), {
    ...{ onStep: go, onEpoch: go, onModel: go, onFailed: go, checkpoint: go },
  });
  return writeModelFile(modelFileOf({ state }, id));
}

/** A small table of the columns of the sample that model files speak of. */
function churnCsv(): string {
  const { columns } = sampleTable('churn', 42, 'en');
  const cell = (at: number, row: number) => columns[at]!.values[columns[at]!.codes[row]!]!;
  const lines = Array.from({ length: 120 }, (_, row) =>
    columns.map((_column, at) => cell(at, row)).join(','),
  );
  return [columns.map(({ name }) => name).join(','), ...lines].join('\n');
}

async function churnDataset(client: Client): Promise<string> {
  const source = { kind: 'pasted', name: 'churn.csv', text: churnCsv() } as const;
  const events = await collect(
    client.stream('predict.importDataset', { projectId: await project(client), source }),
  );
  const done = events.find((event) => event.type === 'done');
  if (done?.type !== 'done') throw new Error('The dataset was not imported');
  return done.dataset.id;
}

const masked = seal({ '[NAME-1]': 'Ruth', '[MAIL-1]': 'ruth@example.org' });

/** What takes texts in, but for documents and tables. */
export const textImports = {
  'briefs in Markdown': {
    original: brief.repeat(2),
    prepare: (client) => Promise.resolve((markdown) => client.call('briefs.parseMarkdown', { markdown })),
  },
  'lists of ideas': {
    original: ideas.repeat(3),
    async prepare(client) {
      const projectId = await project(client);
      return (text) => client.call('ideas.readText', { projectId, source: { kind: 'pasted', text } });
    },
  },
  'golden questions in CSV': {
    original: tests + tests.split('\n').slice(1).join('\n'),
    async prepare(client) {
      let projectId = await project(client);
      let taken = 0;
      return async (csv) => {
        // A project holds a limited number of tests.
        if (++taken % 100 === 0) projectId = await project(client);
        return client.call('tests.importCsv', { projectId, csv });
      };
    },
  },
  'JSON schemas': {
    original: JSON.stringify(schema, null, 1),
    prepare: (client) =>
      Promise.resolve((text) => client.call('compose.checkSchema', { schema: { kind: 'json', text } })),
  },
  'templates in JSON': {
    original: readFileSync(path.join(root, 'library/templates/elevator-pitch.json'), 'utf8'),
    prepare: (client) =>
      Promise.resolve(async (text) => {
        const { id: _id, position: _position, ...fields } = asObject(text);
        return client.call('compose.saveTemplate', { fields: fields as never });
      }),
  },
  'keys of masked texts': {
    original: masked.mapping,
    prepare: (client) =>
      Promise.resolve((mapping) =>
        client.call('analyse.unmask', { text: 'Dear [NAME-1], [MAIL-1]', mapping, key: masked.key }),
      ),
  },
  'linear models that somebody else trained': {
    original: modelFile('linear'),
    async prepare(client) {
      const datasetId = await churnDataset(client);
      return (text) => client.call('predict.importModel', { datasetId, file: { name: 'a.json', text } });
    },
  },
  'networks that somebody else trained, merged with one’s own': {
    original: modelFile('mlp'),
    prepare(client) {
      const own = { name: 'own.json', text: modelFile('mlp') };
      return Promise.resolve((text) =>
        client.call('predict.mergeModels', { files: [own, { name: 'other.json', text }] }),
      );
    },
  },
} satisfies Record<string, TextImport>;

/** What the window would send of a text that is no JSON: nothing that fits. */
function asObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
