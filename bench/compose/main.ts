import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openSession } from '../../cli/session.ts';
import type { Values } from '../../contract/compose-templates.ts';

/** Templates with sentences that the model may end. */
const templateIds = ['landing-page', 'product-description', 'social-post', 'user-story', 'interview-guide'];
const seeds = [1, 2];
const lengths: Readonly<Record<string, number>> = {
  'landing-page': 90,
  'product-description': 70,
  'social-post': 50,
  'user-story': 90,
  'interview-guide': 220,
};

interface Case {
  readonly brief: string;
  readonly values: Values;
}

const { values: options } = parseArgs({ options: { json: { type: 'boolean' } } });
const root = path.join(import.meta.dirname, '../..');
const cases = JSON.parse(await readFile(path.join(import.meta.dirname, 'cases.json'), 'utf8')) as Case[];
const session = await openSession(undefined);
try {
  const { client } = session;
  const templates = await client.call('compose.templates', {});
  const rows = [];
  for (const templateId of templateIds) {
    const row = {
      templateId,
      variants: 0,
      lengthMet: 0,
      numbers: 0,
      written: 0,
      passed: 0,
      wallMs: 0,
      cpuMs: 0,
    };
    const sentences = new Set<string>();
    for (const { brief, values } of cases) {
      const markdown = await readFile(path.join(root, 'test/briefs', brief), 'utf8');
      const fields = await client.call('briefs.parseMarkdown', { markdown });
      const { id: projectId } = await client.call('projects.create', { name: brief, brief: fields });
      const variables = templates.find(({ id }) => id === templateId)!.variables.map(({ id }) => id);
      const filled = await client.call('compose.fill', { projectId, templateId });
      const own = Object.fromEntries(Object.entries(values).filter(([id]) => variables.includes(id)));
      const all = {
        ...Object.fromEntries(filled.values.map(({ variableId, value }) => [variableId, value])),
        ...own,
      };
      for (const seed of seeds) {
        const cpu = process.cpuUsage();
        const input = {
          projectId,
          templateId,
          values: all,
          seed,
          variants: 3,
          lengthTarget: lengths[templateId]!,
        };
        for await (const event of client.stream('compose.generate', { ...input, language: 'en' })) {
          if (event.type !== 'done') continue;
          row.wallMs += event.totalMs;
          for (const { candidates, sentences: sound } of event.asked) {
            row.written += candidates.written;
            row.passed += candidates.passed;
            for (const sentence of sound) sentences.add(sentence);
          }
          for (const { checks } of event.variants) {
            row.variants++;
            if (checks.length.met) row.lengthMet++;
            row.numbers += checks.unsupportedNumbers?.length ?? 0;
          }
        }
        const used = process.cpuUsage(cpu);
        row.cpuMs += (used.user + used.system) / 1000;
      }
    }
    rows.push({ ...row, sentences: [...sentences] });
    process.stderr.write(
      `${templateId}: length met ${row.lengthMet}/${row.variants}, numbers without a fact ${row.numbers}, sentences of the model ${row.passed}/${row.written}, ` +
        `a run ${(row.wallMs / (cases.length * seeds.length)).toFixed(0)} ms wall, ${(row.cpuMs / (cases.length * seeds.length)).toFixed(0)} ms processor\n`,
    );
    for (const sentence of sentences) process.stderr.write(`   ${sentence}\n`);
  }
  if (options.json)
    process.stdout.write(
      `${JSON.stringify({ cpu: cpus()[0]?.model, cores: cpus().length, rows }, null, 2)}\n`,
    );
} finally {
  await session.close();
}
