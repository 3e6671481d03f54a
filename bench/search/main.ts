import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seedBigProject } from '../../test/support/big-project.ts';
import { seedStore } from '../../test/support/seed-store.ts';
import type { Client } from '../../contract/client.ts';
import { createTexts } from '../../test/support/big-texts.ts';
import { commonWord, seedTalk } from './seed-talk.ts';

const { values: options } = parseArgs({
  options: {
    ideas: { type: 'string', default: '30000' },
    passages: { type: 'string', default: '30000' },
    /** Messages of conversations, entries of plans. */
    messages: { type: 'string', default: '30000' },
    plan: { type: 'string', default: '10000' },
    repeats: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
});
const [ideas, chunks, messages, plan, repeats] = [
  ...[options.ideas, options.passages, options.messages, options.plan, options.repeats].map(Number),
] as [number, number, number, number, number];
const say = (line: string) => void process.stderr.write(`${line}\n`);
/** Comparing all by meaning takes seconds. */
const meaningRepeats = 3;
const folder = mkdtempSync(path.join(tmpdir(), 'inkling-search-'));

interface Spread {
  readonly median: number;
  readonly p95: number;
}

interface Row {
  readonly what: string;
  readonly query: string;
  readonly hits: number;
  /** Until what the words find was there, and until meaning was looked at; milliseconds. */
  readonly wordsMs: Spread;
  readonly wordsCpuMs: Spread;
  readonly meaningMs: Spread;
}

try {
  const { projectId } = await seedBigProject(folder, { ideas, chunks, interactions: 0 });
  await seedTalk(folder, projectId, { messages, plan });
  say(`${ideas} ideas, ${chunks} passages, ${messages} messages, ${plan} entries of a plan`);
  const rows: Row[] = [];
  await seedStore(folder, async (client) => {
    const first = await timed(client, 'kettle', null, true);
    say(`the first search, which puts everything into the index: ${(first.wordsMs / 1000).toFixed(1)} s`);
    for (const [what, query, project] of queries(projectId)) {
      const times = [];
      for (let i = 0; i < repeats; i++) times.push(await timed(client, query, project, i < meaningRepeats));
      const row: Row = {
        ...{ what, query, hits: times[0]!.hits },
        wordsMs: spread(times.map(({ wordsMs }) => wordsMs)),
        wordsCpuMs: spread(times.map(({ wordsCpuMs }) => wordsCpuMs)),
        meaningMs: spread(times.slice(0, meaningRepeats).map(({ allMs }) => allMs)),
      };
      rows.push(row);
      say(
        `${what.padEnd(30)}${query.padEnd(28)}${ms(row.wordsMs.median)}${ms(row.wordsMs.p95)}${ms(row.wordsCpuMs.median)}${ms(row.meaningMs.median)}${String(row.hits).padStart(8)}`,
      );
    }
    if (options.json) {
      const machine = { processor: cpus()[0]?.model ?? 'unknown', threads: availableParallelism() };
      const size = { ideas, passages: chunks, messages, plan };
      process.stdout.write(
        `${JSON.stringify({ benchmark: 'search', machine, size, firstMs: first.wordsMs, rows }, null, 2)}\n`,
      );
    }
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What is looked for, and where. */
function queries(projectId: string): (readonly [what: string, query: string, project: string | null])[] {
  return [
    ['a rare word', 'kettle', null],
    ['the beginning of a word', 'ket', null],
    ['two words', 'blue kettle', null],
    ['a word of a topic', createTexts(11).word(3), null],
    ['a word in every second one', commonWord, null],
    ['a word in nearly all', 'without', null],
    ['a question', 'How long is the warranty of the blue kettle?', null],
    ['Chinese', '保修', null],
    ['nothing holds it', 'xylophone', null],
    ['the same in one project', 'without', projectId],
  ];
}

/** Searches once; without `meaning` it is called off when the words have found. Processor time is that of all threads. */
async function timed(client: Client, query: string, projectId: string | null, meaning: boolean) {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  let wordsMs = 0;
  let wordsCpuMs = 0;
  let hits = 0;
  for await (const event of client.stream('search.everything', { query, projectId })) {
    if (event.type === 'found') {
      wordsMs = performance.now() - begun;
      const { user, system } = process.cpuUsage(cpu);
      wordsCpuMs = (user + system) / 1000;
    }
    if (event.type === 'found' || event.type === 'done') hits = event.hits.length;
    if (event.type === 'found' && !meaning) break;
  }
  return { wordsMs, wordsCpuMs, allMs: performance.now() - begun, hits };
}

function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))]! * 10) / 10;
  return { median: at(0.5), p95: at(0.95) };
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`.padStart(12);
}
