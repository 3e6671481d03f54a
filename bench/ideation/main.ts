import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createModelRegistry } from '../../backend/models/registry.ts';
import { createRuntime } from '../../backend/runtime/runtime.ts';
import { openSession } from '../../cli/session.ts';
import type { Client } from '../../contract/client.ts';
import { ideaSchema, type GenerationSummary, type Idea } from '../../contract/ideation.ts';
import type { BriefFields } from '../../contract/projects.ts';
import { plainIdeas } from './plain.ts';
import { spreadOf } from './spread.ts';

/** Briefs the model never saw, and the seed of each. */
const briefs = [
  { file: 'hearing-aids.md', seed: 1 },
  { file: 'launderette.md', seed: 2 },
  { file: 'vet-saturday.md', seed: 3 },
] as const;

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    count: { type: 'string', default: '20' },
    method: { type: 'string', default: 'mixed' },
  },
});
const count = Number(options.count);
const root = path.join(import.meta.dirname, '../..');
const registry = await createModelRegistry(path.join(root, 'models'));
const runtime = createRuntime(registry, path.join(root, 'library/asking/any-model.json'), () => {});
const session = await openSession(undefined);
const signal = new AbortController().signal;

try {
  const rows = [];
  for (const { file, seed } of briefs) {
    process.stderr.write(`${file}: ${count} ideas, then ${count} plain ones...\n`);
    rows.push(await measure(session.client, file, seed));
  }
  const result = {
    model: registry.find(undefined, 'text-generation').id,
    method: options.method,
    count,
    rows,
  };
  process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : tableOf(rows));
} finally {
  await session.close();
  await runtime.dispose();
}

type Row = Awaited<ReturnType<typeof measure>>;

async function measure(client: Client, file: string, seed: number) {
  const markdown = await readFile(path.join(root, 'test/briefs', file), 'utf8');
  const brief = await client.call('briefs.parseMarkdown', { markdown });
  const cpuBefore = process.cpuUsage();
  const { ideas, asked, summary } = await generated(client, file, brief, seed);
  const cpu = process.cpuUsage(cpuBefore);
  const plain = await plainOf(brief);
  const [problem, ...vectors] = (
    await client.call('models.embed', {
      texts: [`${brief.title}. ${brief.problem}`, ...ideas, ...plain.ideas].map((one) =>
        typeof one === 'string' ? one : one.pitch,
      ),
    })
  ).vectors.map((vector) => Float32Array.from(vector));
  return {
    brief: file.replace(/\.md$/u, ''),
    seed,
    asked,
    shown: ideas.length,
    schemaValid: ideas.filter((idea) => ideaSchema.safeParse(idea).success).length,
    set: spreadOf(vectors.slice(0, ideas.length), problem!),
    wallMs: summary.totalMs,
    cpuMs: (cpu.user + cpu.system) / 1000,
    plain: {
      shown: plain.ideas.length,
      wallMs: plain.ms,
      ...spreadOf(vectors.slice(ideas.length), problem!),
    },
    ideas: ideas.map(({ title, pitch }) => ({ title, pitch })),
    plainIdeas: plain.ideas,
  };
}

async function generated(client: Client, name: string, brief: BriefFields, seed: number) {
  const { id: projectId } = await client.call('projects.create', { name, brief });
  const ideas: Idea[] = [];
  let summary: GenerationSummary | null = null;
  const request = { projectId, method: options.method, count, seed };
  for await (const event of client.stream('ideation.generate', request)) {
    if (event.type === 'idea') ideas.push(event.idea);
    if (event.type === 'done') summary = event.summary;
  }
  return { ideas, asked: count, summary: summary! };
}

/** With models of their own, so that nothing of the app's way is in it. */
async function plainOf(brief: BriefFields) {
  const conventions = await runtime.conventions(undefined);
  return runtime.borrow(
    undefined,
    signal,
    () => {},
    ({ text }) => plainIdeas(text, conventions, brief, count),
  );
}

function tableOf(rows: readonly Row[]): string {
  const number = (value: number | null) => (value === null ? '-' : value.toFixed(3));
  const header =
    '| brief | ideas | schema-valid | distance | plain | more | relevance | plain | > 0.9 | plain | wall (s) | CPU (s) |';
  const lines = rows.map(({ brief, asked, shown, schemaValid, set, plain, wallMs, cpuMs }) =>
    [
      '',
      brief,
      `${shown} of ${asked}`,
      schemaValid,
      number(set.distance),
      number(plain.distance),
      `${((set.distance! / plain.distance! - 1) * 100).toFixed(0)} %`,
      number(set.relevance),
      number(plain.relevance),
      set.duplicates,
      plain.duplicates,
      (wallMs / 1000).toFixed(0),
      (cpuMs / 1000).toFixed(0),
      '',
    ]
      .join(' | ')
      .trim(),
  );
  const rule = header.replaceAll(/[^|]+/gu, ' --- ');
  const words = `${count} ideas by ${options.method} and ${count} of the same model asked plainly; ${cpus().length} cores, wall times of this machine as loaded as it was.`;
  return `${[header, rule, ...lines].join('\n')}\n\n${words}\n`;
}
