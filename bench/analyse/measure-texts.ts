import type { Client } from '../../contract/client.ts';
import type { OutputOf } from '../../contract/index.ts';

const labels = { '+': 'positive', '=': 'neutral', '-': 'negative' } as const;

async function importTexts(client: Client, texts: readonly string[]): Promise<string> {
  const { id: projectId } = await client.call('projects.create', { name: 'Benchmark' });
  const text = `text\n${texts.map((one) => `"${one.replaceAll('"', '""')}"`).join('\n')}\n`;
  const source = { kind: 'pasted' as const, name: 'sentences.csv', text };
  const columns = { text: 'text', date: null, label: null };
  for await (const event of client.stream('analyse.importTable', { projectId, source, columns }))
    if (event.type === 'done') return event.analysis.id;
  throw new Error('The import ended without its analysis.');
}

/** Every row of an analysis, in the order of the file. */
async function allRows(client: Client, analysisId: string) {
  const rows = [];
  for (;;) {
    const page: OutputOf<'analyse.rows'> = await client.call('analyse.rows', {
      analysisId,
      offset: rows.length,
      limit: 500,
    });
    rows.push(...page.rows);
    if (rows.length >= page.total) return rows;
  }
}

/**
 * Accuracy of labels learnt from a few examples of each of two classes, through the endpoints that the window uses. The
 * first draw takes the first examples of each file, which is the figure that counts; further ones show how it varies.
 */
export async function measureLabels(
  client: Client,
  classes: Readonly<Record<string, readonly string[]>>,
  examples: number,
) {
  const names = Object.keys(classes);
  const truth = names.flatMap((name) => classes[name]!.map((text) => ({ name, text })));
  const analysisId = await importTexts(
    client,
    truth.map(({ text }) => text),
  );
  const least = Math.min(...names.map((name) => classes[name]!.length));
  const measure = async (from: number) => {
    const chosen = new Set<number>();
    let start = 0;
    for (const name of names) {
      for (let i = 0; i < examples; i++) chosen.add(start + from + i);
      start += classes[name]!.length;
    }
    for (const [index, { name }] of truth.entries())
      await client.call('analyse.setLabel', { analysisId, index, label: chosen.has(index) ? name : null });
    let crossValidated = 0;
    for await (const event of client.stream('analyse.learnLabels', { analysisId }))
      if (event.type === 'done') crossValidated = event.result.report.accuracy.mean;
    const rows = (await allRows(client, analysisId)).filter(({ index }) => !chosen.has(index));
    const right = rows.filter(({ index, learned }) => learned?.label === truth[index]!.name).length;
    return { from, heldOut: rows.length, accuracy: right / rows.length, crossValidated };
  };
  const first = await measure(0);
  const draws = [];
  for (let from = examples; from + examples <= least; from += examples) draws.push(await measure(from));
  return { examplesPerClass: examples, first, draws };
}

/** Accuracy of the sentiment of a run, with no examples, on lines of a sign, a space and a sentence. */
export async function measureSentiment(client: Client, lines: readonly string[]) {
  const truth = lines.map((line) => labels[line[0] as keyof typeof labels]);
  const analysisId = await importTexts(
    client,
    lines.map((line) => line.slice(2)),
  );
  await drain(client.stream('analyse.run', { analysisId }));
  const rows = await allRows(client, analysisId);
  const confusion: Record<string, Record<string, number>> = {};
  for (const { index, sentiment } of rows) {
    const said = sentiment?.polarity ?? 'unjudged';
    const own = (confusion[truth[index]!] ??= {});
    own[said] = (own[said] ?? 0) + 1;
  }
  const right = rows.filter(({ index, sentiment }) => sentiment?.polarity === truth[index]).length;
  return { rows: rows.length, accuracy: right / rows.length, confusion };
}

/** Waits for the end of a stream. */
async function drain(events: AsyncIterable<unknown>): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  while (!(await iterator.next()).done);
}
