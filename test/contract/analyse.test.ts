import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { InputOf } from '../../contract/index.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function open() {
  const backend = await openTestBackend();
  const { id: projectId } = await backend.client.call('projects.create', { name: 'Reviews' });
  return { ...backend, projectId };
}

const pasted = (text: string) => ({ kind: 'pasted' as const, name: 'texts.csv', text });

async function importCsv(
  client: Client,
  projectId: string,
  text: string,
  columns: InputOf<'analyse.importTable'>['columns'] = { text: 'text', date: null, label: null },
) {
  const events = await collect(
    client.stream('analyse.importTable', { projectId, source: pasted(text), columns }),
  );
  const last = events.at(-1);
  if (last?.type !== 'done') throw new Error('The import ended without its analysis.');
  return last.analysis;
}

type Doing = 'analyse.run' | 'analyse.learnLabels' | 'analyse.labelZeroShot';
async function done<N extends Doing>(client: Client, name: N, input: InputOf<N>) {
  const events = await collect(client.stream(name, input));
  return events.at(-1) as Extract<(typeof events)[number], { type: 'done' }>;
}

describe('the samples', () => {
  it('are read, judged, grouped and followed over time, and every number opens its rows', async () => {
    const { client, projectId } = await open();
    const analysis = await client.call('analyse.createSample', { projectId, sample: 'reviews' });
    expect(analysis).toMatchObject({ rows: 59, dated: 59, leftOut: { empty: 1, broken: 0 }, ranAt: null });
    expect(analysis.quality.nearDuplicates.count).toBe(1);
    const analysisId = analysis.id;
    const { result } = await done(client, 'analyse.run', { analysisId });

    const { positive, neutral, negative, unjudged } = result.sentiment;
    expect(positive + neutral + negative + unjudged).toBe(59);
    expect(result.themes.reduce((sum, { rows }) => sum + rows, 0) + result.withoutTheme).toBe(59);
    expect(result.trend!.bars.reduce((sum, { rows }) => sum + rows, 0)).toBe(59);
    for (const { id, rows, sentiment, quotes } of result.themes) {
      const behind = await client.call('analyse.rows', { analysisId, filter: { theme: id }, limit: 500 });
      expect(behind.total).toBe(rows);
      for (const { index } of quotes) expect(behind.rows.map((row) => row.index)).toContain(index);
      const good = behind.rows.filter((row) => row.sentiment?.polarity === 'positive').length;
      expect(good).toBe(sentiment.positive);
    }
    for (const { phrase, rows } of result.keyPhrases.slice(0, 5)) {
      const behind = await client.call('analyse.rows', { analysisId, filter: { phrase } });
      expect(behind.total).toBe(rows);
      for (const { text } of behind.rows) expect(text.toLowerCase()).toContain(phrase.slice(0, 4));
    }
    const [bar] = result.trend!.bars;
    const inBar = await client.call('analyse.rows', { analysisId, filter: { from: bar!.from, to: bar!.to } });
    expect(inBar.total).toBe(bar!.rows);
    const worst = await client.call('analyse.rows', { analysisId, order: 'most-negative', limit: 3 });
    expect(worst.rows.map(({ sentiment }) => sentiment!.polarity)).toEqual([
      'negative',
      'negative',
      'negative',
    ]);

    const kept = await client.call('analyse.get', { analysisId });
    expect(kept.result).toEqual(result);
    expect(kept.analysis.ranAt).not.toBeNull();
    // The same seed gives the same themes.
    const again = await done(client, 'analyse.run', { analysisId });
    expect(again.result.themes).toEqual(result.themes);
  });

  it('in Chinese are read by the Chinese model', async () => {
    const { client, projectId } = await open();
    const { id: analysisId } = await client.call('analyse.createSample', { projectId, sample: 'reviews-zh' });
    const { result } = await done(client, 'analyse.run', { analysisId, themes: 4 });
    expect(result.languages).toEqual([{ language: 'zh', rows: 36 }]);
    expect(result.themes).toHaveLength(4);
    expect(result.sentiment.unjudged).toBe(0);
    for (const { name } of result.themes) expect(name).toMatch(/\p{Script=Han}/u);
  });
});

describe('labels', () => {
  it('are given by name, by a person, and learnt, and leave with the table', async () => {
    const { client, projectId } = await open();
    const { id: analysisId } = await client.call('analyse.createSample', { projectId, sample: 'tickets' });
    const names = ['billing', 'technical', 'account', 'delivery'];
    const byName = await done(client, 'analyse.labelZeroShot', {
      analysisId,
      labels: names.map((name) => ({ name })),
    });
    const { unlabelled: none, report, labels } = byName.result;
    expect(labels.reduce((sum, { rows }) => sum + rows, none)).toBe(40);
    expect(report).toMatchObject({ rows: 40 - none, measuredBy: 'held-out' });
    expect(report!.accuracy.mean).toBeGreaterThan(0.7);
    const far = await client.call('analyse.rows', { analysisId, filter: { zeroShot: null } });
    expect(far.total).toBe(none);

    const early = collect(client.stream('analyse.learnLabels', { analysisId }));
    await expect(early).rejects.toMatchObject({ code: 'not-enough-data' });
    const first = await client.call('analyse.nextToLabel', { analysisId, count: 3 });
    expect(first.rows.map(({ why }) => why)).toEqual(['typical', 'typical', 'typical']);
    const row = await client.call('analyse.setLabel', { analysisId, index: 0, label: 'money' });
    expect(row).toMatchObject({ index: 0, label: 'money', tableLabel: 'billing' });
    expect(await client.call('analyse.useTableLabels', { analysisId })).toEqual({ taken: 39 });
    await client.call('analyse.setLabel', { analysisId, index: 0, label: null });
    for (const index of [5, 6, 7]) await client.call('analyse.setLabel', { analysisId, index, label: null });

    const { result } = await done(client, 'analyse.learnLabels', { analysisId });
    expect(result.report).toMatchObject({ rows: 36, folds: 5, measuredBy: 'cross-validation' });
    expect(result.report.accuracy.mean).toBeGreaterThan(result.report.majority + 0.3);
    expect(result.labels.reduce((sum, { rows }) => sum + rows, 0)).toBe(40);
    const next = await client.call('analyse.nextToLabel', { analysisId, count: 2 });
    expect(next.rows.map(({ why }) => why)).toEqual(['unsure', 'unsure']);
    for (const {
      row: { label },
      guesses,
    } of next.rows) {
      expect(label).toBeNull();
      expect(guesses[0]!.probability).toBeGreaterThanOrEqual(guesses[1]!.probability);
    }
    const unlabelled = await client.call('analyse.rows', { analysisId, filter: { label: null } });
    expect(unlabelled.rows.map(({ index }) => index)).toEqual([0, 5, 6, 7]);

    const events = await collect(client.stream('analyse.export', { analysisId }));
    const csv = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(41);
    expect(lines[0]).toBe(
      'opened,channel,team,message,label,label by name,"label by name, confidence",label learnt,"label learnt, confidence"',
    );
    expect(events.at(-1)).toEqual({ type: 'done', rows: 40, characters: csv.length });
  });

  it('of the same name twice are refused, and a row that isn’t there is not found', async () => {
    const { client, projectId } = await open();
    const { id: analysisId } = await importCsv(client, projectId, 'text\nhello there\n');
    const twice = collect(
      client.stream('analyse.labelZeroShot', { analysisId, labels: [{ name: 'A' }, { name: 'a' }] }),
    );
    await expect(twice).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(client.call('analyse.setLabel', { analysisId, index: 1, label: 'a' })).rejects.toMatchObject(
      {
        code: 'not-found',
      },
    );
    await expect(client.call('analyse.useTableLabels', { analysisId })).rejects.toMatchObject({
      code: 'not-enough-data',
    });
  });

  it('of one kind only, or a thousand with one example each, can’t be learnt, and that is said', async () => {
    const { client, projectId } = await open();
    const columns = { text: 'text', date: null, label: 'label' };
    for (const labelOf of [() => 'same', (row: number) => `label ${row}`]) {
      const lines = Array.from({ length: 1000 }, (_, row) => `text number ${row},${labelOf(row)}`);
      const short = lines.slice(0, labelOf(1) === 'same' ? 30 : 1000);
      const { id: analysisId, quality } = await importCsv(
        client,
        projectId,
        `text,label\n${short.join('\n')}\n`,
        columns,
      );
      expect(quality.balance!.classes.length).toBeLessThanOrEqual(100);
      if (short.length > 100) {
        expect(quality.balance!.count).toBe(1000);
        continue;
      }
      await client.call('analyse.useTableLabels', { analysisId });
      await expect(collect(client.stream('analyse.learnLabels', { analysisId }))).rejects.toMatchObject({
        code: 'not-enough-data',
      });
    }
  });
});

describe('bad tables', () => {
  it('say what is wrong, and store nothing', async () => {
    const { client, projectId } = await open();
    const unusable = { code: 'table-unusable' };
    await expect(importCsv(client, projectId, 'a,b\n1,2\n')).rejects.toMatchObject(unusable);
    await expect(importCsv(client, projectId, 'text,b\n,2\n ,3\n')).rejects.toMatchObject(unusable);
    const unquoted = importCsv(client, projectId, 'text\nOnly this one, and it is fine.\n');
    await expect(unquoted).rejects.toThrow(/more or fewer fields/u);
    const preview = client.call('analyse.preview', { source: pasted('a,b\n1,2\n'), columns: { text: 'c' } });
    await expect(preview).rejects.toMatchObject(unusable);
    const none = client.call('analyse.preview', { source: { kind: 'file', path: '/no/such/file.csv' } });
    await expect(none).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(await client.call('analyse.list', { projectId })).toEqual([]);
  });

  it('of one column or one row, or without a text, are looked at all the same', async () => {
    const { client, projectId } = await open();
    const one = await importCsv(client, projectId, 'text\nOnly this one and it is fine.\n');
    const { result } = await done(client, 'analyse.run', { analysisId: one.id });
    expect(result).toMatchObject({ themes: [], withoutTheme: 1, trend: null });
    expect(result.sentiment.unjudged).toBe(0);
    const { columns } = await client.call('analyse.preview', { source: pasted('a,b\n1,2\n3,4\n') });
    expect(columns.text).toBeNull();
  });

  it('in GB18030 are read, with their columns guessed', async () => {
    const { client } = await open();
    const file = path.join(await temporaryFolder(), 'gb.csv');
    const line = Buffer.concat([
      Buffer.from('c4dac8dd2cc8d5c6da0a', 'hex'), // 内容,日期
      ...Array.from({ length: 30 }, (_, i) =>
        Buffer.concat([
          // 快递很慢，包装也坏了
          Buffer.from('bfecb5ddbadcc2fda3acb0fcd7b0d2b2bbb5c1cb', 'hex'),
          Buffer.from(`${i},2026-03-${String((i % 28) + 1).padStart(2, '0')}\n`),
        ]),
      ),
    ]);
    await writeFile(file, line);
    const { columns, quality } = await client.call('analyse.preview', {
      source: { kind: 'file', path: file },
    });
    expect(columns).toEqual({ text: '内容', date: '日期', label: null });
    expect(quality.nearDuplicates.count).toBeGreaterThan(0);
  });

  it('take dates, mixed types and infinite numbers as texts where told so', async () => {
    const { client, projectId } = await open();
    const csv = 'text,when\n2026-01-01,Infinity\n"12,5",yesterday\ntrue,2026-02-01\n';
    const analysis = await importCsv(client, projectId, csv, { text: 'text', date: 'when', label: null });
    expect(analysis).toMatchObject({ rows: 3, dated: 1 });
    const { result } = await done(client, 'analyse.run', { analysisId: analysis.id });
    expect(result.trend).toMatchObject({ undated: 2 });
  });
});

describe('an analysis', () => {
  it('that is called off while it reads changes nothing', async () => {
    const { client, projectId } = await open();
    const lines = Array.from(
      { length: 400 },
      (_, row) => `"A sentence about the parcel number ${row}, long enough."`,
    );
    const { id: analysisId } = await importCsv(client, projectId, `text\n${lines.join('\n')}\n`);
    const stop = new AbortController();
    const running = (async () => {
      for await (const event of client.stream('analyse.run', { analysisId }, stop.signal))
        if (event.type === 'progress' && event.phase === 'embedding') stop.abort();
    })();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect((await client.call('analyse.get', { analysisId })).result).toBeNull();
  });

  it('is taken away and brought back with all that was found', async () => {
    const { client, projectId } = await open();
    const { id: analysisId } = await client.call('analyse.createSample', { projectId, sample: 'tickets' });
    await client.call('analyse.setLabel', { analysisId, index: 2, label: 'mine' });
    await client.call('analyse.delete', { analysisId });
    expect(await client.call('analyse.list', { projectId })).toEqual([]);
    await expect(client.call('analyse.get', { analysisId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(client.call('analyse.rows', { analysisId })).rejects.toMatchObject({ code: 'not-found' });
    await client.call('analyse.restore', { analysisId });
    expect((await client.call('analyse.get', { analysisId })).labels).toEqual([{ name: 'mine', rows: 1 }]);
  });

  it('outlives the app, and its deletion for a while', async () => {
    const folder = await temporaryFolder();
    const first = await openTestBackend(folder);
    const { id: projectId } = await first.client.call('projects.create', { name: 'Reviews' });
    const kept = await first.client.call('analyse.createSample', { projectId, sample: 'tickets' });
    const gone = await first.client.call('analyse.createSample', { projectId, sample: 'reviews' });
    await first.client.call('analyse.delete', { analysisId: gone.id });
    await first.backend.close();
    const { client } = await openTestBackend(folder);
    expect(await client.call('analyse.list', { projectId })).toEqual([kept]);
    // What was deleted waits for thirty days.
    await client.call('analyse.restore', { analysisId: gone.id });
    expect(await client.call('analyse.list', { projectId })).toHaveLength(2);
  });
});

describe('personal data', () => {
  const text = 'Dear Ms Fernandez, write to a@b.com or call +44 20 7946 0958. 请联系王先生。';

  it('is found with its places', async () => {
    const { client } = await open();
    const { findings, counts, total, rows } = await client.call('analyse.findPersonal', {
      source: { kind: 'text', text },
      words: ['call'],
    });
    expect(findings.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['name', 'Fernandez'],
      ['email', 'a@b.com'],
      ['custom', 'call'],
      ['phone', '+44 20 7946 0958'],
      ['name', '王'],
    ]);
    expect({ total, rows, names: counts[0] }).toEqual({
      total: 5,
      rows: null,
      names: { kind: 'name', count: 2, distinct: 2 },
    });
  });

  it('of a table is masked in the columns chosen and in broken rows, and comes back with the key only', async () => {
    const { client } = await open();
    const csv =
      'who,text\nTom Hargreaves,"Mail a@b.com, please"\nAnna Weber,"Mail a@b.com"\n=1+1,fine\nx,y,Tom Hargreaves\n';
    const source = { kind: 'table' as const, source: pasted(csv), columns: ['text'] };
    const events = await collect(client.stream('analyse.mask', { source, isReversible: true }));
    const masked = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
    expect(masked.split('\r\n')).toEqual([
      'who,text',
      'Tom Hargreaves,"Mail [MAIL-1], please"',
      'Anna Weber,Mail [MAIL-1]',
      // What a spreadsheet would run is made a text.
      "'=1+1,fine",
      'x,y,[NAME-1]',
      '',
    ]);
    const last = events.at(-1);
    if (last?.type !== 'done') throw new Error('The masking ended without its result.');
    expect(last).toMatchObject({ total: 3, rows: 4 });
    const secret = last.secret!;
    const back = await client.call('analyse.unmask', { text: masked, ...secret });
    expect(back.text).toContain('"Mail a@b.com, please"');
    expect(back).toMatchObject({ restored: 3, unknown: [] });
    const wrong = client.call('analyse.unmask', { text: masked, mapping: secret.mapping, key: 'AAAA' });
    await expect(wrong).rejects.toMatchObject({ code: 'invalid-input' });
    const once = await collect(client.stream('analyse.mask', { source }));
    expect(once.at(-1)).toMatchObject({ secret: null });
  });

  it('in a column that isn’t there is refused', async () => {
    const { client } = await open();
    const source = { kind: 'table' as const, source: pasted('a,b\n1,2\n'), columns: ['c'] };
    await expect(client.call('analyse.findPersonal', { source })).rejects.toMatchObject({
      code: 'table-unusable',
    });
  });
});
