import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { Dataset } from '../../contract/recommend-data.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { productsCsv, purchasesCsv } from '../support/purchases.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const quick = ['popularity', 'item-knn', 'ease'] as const;

async function open() {
  const backend = await openTestBackend();
  const { id: projectId } = await backend.client.call('projects.create', { name: 'Shop' });
  return { ...backend, projectId };
}

async function importCsv(
  client: Client,
  projectId: string,
  interactions: string,
  items: string | null = null,
): Promise<Dataset> {
  const folder = await temporaryFolder();
  const files = {
    interactions: path.join(folder, 'purchases.csv'),
    items: path.join(folder, 'products.csv'),
  };
  await writeFile(files.interactions, interactions);
  const source = { kind: 'file' as const, path: files.interactions };
  const { guess } = await client.call('recommend.preview', { source, purpose: 'interactions' });
  if (guess.purpose !== 'interactions') throw new Error('wrong purpose');
  let itemInput = null;
  if (items !== null) {
    await writeFile(files.items, items);
    const itemSource = { kind: 'file' as const, path: files.items };
    const preview = await client.call('recommend.preview', { source: itemSource, purpose: 'items' });
    if (preview.guess.purpose !== 'items') throw new Error('wrong purpose');
    itemInput = { source: itemSource, columns: { ...preview.guess.columns, id: preview.guess.columns.id! } };
  }
  const columns = { ...guess.columns, user: guess.columns.user!, item: guess.columns.item! };
  const events = await collect(
    client.stream('recommend.importDataset', {
      projectId,
      interactions: { source, columns, rule: guess.rule },
      items: itemInput,
    }),
  );
  const last = events.at(-1)!;
  if (last.type !== 'done') throw new Error('no dataset');
  return last.dataset;
}

describe('data in', () => {
  it('recognises columns, keeps ids as they are, and counts what it read', async () => {
    const { client, projectId } = await open();
    const dataset = await importCsv(client, projectId, purchasesCsv(), productsCsv());
    expect(dataset).toMatchObject({ users: 60, items: 20, rows: 480 });
    expect(dataset.has).toMatchObject({
      times: true,
      titles: true,
      categories: true,
      prices: true,
      stock: true,
    });
    const { users } = await client.call('recommend.users', { datasetId: dataset.id, search: '0007' });
    expect(users.map(({ id }) => id)).toEqual(['客户 0007']);
    const { items } = await client.call('recommend.items', { datasetId: dataset.id, search: 'no. 3' });
    expect(items).toMatchObject([{ id: '003', title: 'hook, no. 3', category: 'knitting', price: 3.5 }]);
    const overview = await client.call('recommend.overview', { datasetId: dataset.id });
    expect(overview.density).toBeCloseTo(dataset.interactions / (60 * 20), 10);
    expect(overview.activity?.bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(dataset.interactions);
  });

  it('accounts for every row of a file of which a tenth is broken', async () => {
    const { client, projectId } = await open();
    const good = purchasesCsv().trimEnd().split('\n');
    const rows = good.flatMap((row, i) => (i > 0 && i % 10 === 0 ? [row, `broken ${i}`] : [row]));
    const dataset = await importCsv(client, projectId, `${rows.join('\n')}\n`);
    expect(dataset.rows).toBe(480 + 48);
    expect(dataset.reasons).toContainEqual({
      file: 'interactions',
      reason: 'broken',
      effect: 'dropped',
      count: 48,
    });
    const page = await client.call('recommend.problems', { datasetId: dataset.id, reason: 'broken' });
    expect(page.total).toBe(48);
    // The header is line 1, nine rows follow, then the tenth and the first broken one.
    expect(page.rows[0]).toMatchObject({ row: 12, value: 'broken 10' });
  });

  it.each([
    ['one item', 'user,item\na,1\nb,1\nc,1\n', 'one-item'],
    ['nobody with two items', 'user,item\na,1\nb,2\nc,3\n', 'no-repeats'],
  ])('warns of %s, keeps it, and says why nothing can be compared', async (_, csv, caution) => {
    const { client, projectId } = await open();
    const dataset = await importCsv(client, projectId, csv);
    expect(dataset.cautions).toContain(caution);
    const run = collect(
      client.stream('recommend.evaluate', { datasetId: dataset.id, algorithms: [...quick] }),
    );
    await expect(run).rejects.toMatchObject({ code: 'not-enough-data' });
    expect(await client.call('recommend.datasets', { projectId })).toHaveLength(1);
  });

  it('makes nothing of one user: the answer is unclear, and more users are asked for', async () => {
    const { client, projectId } = await open();
    const dataset = await importCsv(client, projectId, 'user,item\na,1\na,2\na,3\n');
    expect(dataset.cautions).toContain('one-user');
    const input = { datasetId: dataset.id, algorithms: [...quick] };
    const last = (await collect(client.stream('recommend.evaluate', input))).at(-1)!;
    expect(last).toMatchObject({ run: { verdict: { answer: 'unclear' } } });
    if (last.type === 'done')
      expect(last.run.verdict.needs).toContainEqual(
        expect.objectContaining({ kind: 'more-users', tested: 1 }),
      );
  });

  it('reads negative and missing ratings, and times in every form at once', async () => {
    const { client, projectId } = await open();
    const csv =
      'user,item,rating,time\n' +
      'a,1,5,1767225600\na,2,-3,1767225600000\na,3,,2026-01-01\nb,1,4,2026-01-01T00:00:00Z\nb,2,4,yesterday\nc,1,3,\n';
    const dataset = await importCsv(client, projectId, csv);
    const reasons = new Map(dataset.reasons.map(({ reason, count }) => [reason, count]));
    expect(reasons.get('no-value')).toBe(1);
    expect(reasons.get('time-unreadable')).toBe(1);
    const overview = await client.call('recommend.overview', { datasetId: dataset.id });
    expect(overview.activity!.first).toBe(Date.UTC(2026, 0, 1));
  });

  it('refuses items that share no id, and columns that are not there, and stores nothing', async () => {
    const { client, projectId } = await open();
    await expect(
      importCsv(client, projectId, 'user,item\na,1\nb,1\na,2\n', 'id,title\nx1,A\nx2,B\n'),
    ).rejects.toMatchObject({ code: 'table-unusable' });
    const folder = await temporaryFolder();
    const file = path.join(folder, 'a.csv');
    await writeFile(file, 'user,item\na,1\n');
    const columns = { user: 'user', item: 'thing', value: null, time: null };
    const interactions = {
      source: { kind: 'file' as const, path: file },
      columns,
      rule: { kind: 'each-once' as const },
    };
    await expect(
      collect(client.stream('recommend.importDataset', { projectId, interactions })),
    ).rejects.toMatchObject({ code: 'table-unusable', message: expect.stringContaining('thing') as string });
    expect(await client.call('recommend.datasets', { projectId })).toEqual([]);
  });
});

describe('comparing and recommending', () => {
  it('finds that taste beats popularity where it does, keeps the run, and makes the same again', async () => {
    const { client, connect, projectId } = await open();
    const { id: datasetId } = await importCsv(client, projectId, purchasesCsv(), productsCsv());
    const input = { datasetId, seed: 3, k: 5, algorithms: [...quick] };
    const evaluate = async () => {
      const last = (await collect(client.stream('recommend.evaluate', input))).at(-1)!;
      if (last.type !== 'done') throw new Error('no run');
      return last.run;
    };
    const run = await evaluate();
    expect(run.verdict.answer).toBe('yes');
    expect(run.verdict.difference.low).toBeGreaterThan(0);
    expect(run.words.protocol).toContain('Seed 3');
    const again = await evaluate();
    expect(again.contenders.map(({ accuracy }) => accuracy)).toEqual(
      run.contenders.map(({ accuracy }) => accuracy),
    );
    expect((await connect().call('recommend.runs', { datasetId })).map(({ id }) => id).sort()).toEqual(
      [run.id, again.id].sort(),
    );
  });

  it('gives lists with reasons that add up, and other lists when an item is taken away', async () => {
    const { client, projectId } = await open();
    const { id: datasetId } = await importCsv(client, projectId, purchasesCsv(), productsCsv());
    const who = { kind: 'user' as const, userId: '客户 0004' };
    const { history, lists } = await client.call('recommend.recommend', {
      datasetId,
      who,
      contenders: ['item-knn', 'ease'],
      k: 5,
    });
    const owned = new Set(history.map(({ item }) => item.id));
    for (const { items } of lists) {
      expect(items).toHaveLength(5);
      for (const { item, score, reasons } of items) {
        expect(owned.has(item.id)).toBe(false);
        const sum = reasons!.because.reduce((total, { amount }) => total + amount, reasons!.others.amount);
        expect(sum).toBeCloseTo(score, 3);
      }
    }
    const taken = history[0]!.item.id;
    const without = await client.call('recommend.recommend', {
      datasetId,
      who,
      contenders: ['ease'],
      k: 20,
      withoutItemIds: [taken],
    });
    expect(without.lists[0]!.items.map(({ item }) => item.id)).toContain(taken);
    await expect(
      client.call('recommend.recommend', {
        datasetId,
        who: { ...who, userId: 'nobody' },
        contenders: ['ease'],
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('holds to the rules of a business', async () => {
    const { client, projectId } = await open();
    const { id: datasetId } = await importCsv(client, projectId, purchasesCsv(), productsCsv());
    const { lists } = await client.call('recommend.recommend', {
      datasetId,
      who: { kind: 'items', itemIds: ['001', '002'] },
      contenders: ['item-knn'],
      k: 6,
      rules: { mostPerCategory: 3, excludedItems: ['004'] },
    });
    const categories = lists[0]!.items.map(({ item }) => item.category);
    expect(categories.filter((category) => category === 'knitting')).toHaveLength(3);
    expect(lists[0]!.items.map(({ item }) => item.id)).not.toContain('004');
  });

  it('interviews somebody new in at most seven questions', async () => {
    const { client, projectId } = await open();
    const { id: datasetId } = await importCsv(client, projectId, purchasesCsv(), productsCsv());
    const answers: { itemId: string; answer: 'yes' | 'no' }[] = [];
    for (;;) {
      const { question, most, list } = await client.call('recommend.interview', { datasetId, answers, k: 5 });
      expect(most).toBeLessThanOrEqual(7);
      expect(list.length).toBeGreaterThan(0);
      if (!question) break;
      answers.push({ itemId: question.id, answer: question.category === 'sewing' ? 'yes' : 'no' });
      expect(answers.length).toBeLessThanOrEqual(7);
    }
    const { list } = await client.call('recommend.interview', { datasetId, answers, k: 5 });
    expect(list.filter(({ item }) => item.category === 'sewing').length).toBeGreaterThanOrEqual(4);
  });

  it('hands over files that others can read', async () => {
    const { client, projectId } = await open();
    const { id: datasetId } = await importCsv(
      client,
      projectId,
      purchasesCsv(),
      productsCsv().replaceAll(',"', ',"='),
    );
    const files = async (kind: 'top-n-csv' | 'gorse' | 'recbole' | 'similar-json') => {
      const texts = new Map<string, string>();
      let name = '';
      for await (const event of client.stream('recommend.export', {
        datasetId,
        kind,
        contender: 'item-knn',
        k: 3,
      })) {
        if (event.type === 'file') texts.set((name = event.name), '');
        if (event.type === 'text') texts.set(name, (texts.get(name) ?? '') + event.text);
      }
      return texts;
    };
    const [topN] = (await files('top-n-csv')).values();
    expect(topN!.trimEnd().split(/\r?\n/)).toHaveLength(1 + 60 * 3);
    // A list is opened in a spreadsheet, which must run nothing; Gorse reads what was there.
    expect(topN).toMatch(/,"'=\w+, no\. \d+",/);
    expect(topN).not.toContain(',"=');
    const [similar] = (await files('similar-json')).values();
    expect(() => JSON.parse(similar!) as unknown).not.toThrow();
    const gorse = await files('gorse');
    expect([...gorse.keys()].sort()).toEqual(['feedback.csv', 'items.csv', 'users.csv']);
    expect(gorse.get('items.csv')).toContain('"=wool, no. 0"');
    const recbole = await files('recbole');
    expect([...recbole.keys()].some((name) => name.endsWith('.inter'))).toBe(true);
    expect([...recbole.values()][0]).toMatch(/^user_id:token\titem_id:token/);
  });
});

it('a dataset taken away comes back with its runs, and is gone with its project', async () => {
  const { client, projectId } = await open();
  const { id: datasetId } = await importCsv(client, projectId, purchasesCsv());
  await client.call('recommend.deleteDataset', { datasetId });
  expect(await client.call('recommend.datasets', { projectId })).toEqual([]);
  await client.call('recommend.restoreDataset', { datasetId });
  expect(await client.call('recommend.datasets', { projectId })).toHaveLength(1);
  await client.call('projects.delete', { id: projectId });
  await expect(client.call('recommend.overview', { datasetId })).rejects.toMatchObject({ code: 'not-found' });
});

it('a run is evidence for an idea, with its verdict', async () => {
  const { client, projectId } = await open();
  const { id: datasetId } = await importCsv(client, projectId, purchasesCsv());
  const last = (
    await collect(
      client.stream('recommend.evaluate', { datasetId, seed: 1, algorithms: ['popularity', 'item-knn'] }),
    )
  ).at(-1)!;
  if (last.type !== 'done') throw new Error('no run');
  const idea = await client.call('ideas.add', { projectId, fields: { title: 'You may also like' } });
  await client.call('recommend.linkEvidence', { runId: last.run.id, ideaId: idea.id, note: 'on 2025' });
  expect(await client.call('recommend.evidence', { projectId })).toMatchObject([
    { runId: last.run.id, ideaId: idea.id, note: 'on 2025', verdict: { answer: last.run.verdict.answer } },
  ]);
});
