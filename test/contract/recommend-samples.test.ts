import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { InputOf } from '../../contract/index.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';

let client: Client;
let projectId: string;
beforeEach(async () => {
  ({ client } = await openTestBackend());
  ({ id: projectId } = await client.call('projects.create', { name: 'Shop' }));
});

type Rule = InputOf<'recommend.importDataset'>['interactions']['rule'];

/** Takes pasted interactions in, with columns user, item, rating and time. */
async function imported(text: string, rule: Rule = { kind: 'each-once' }, items?: string) {
  const source = (name: string, pasted: string) => ({ kind: 'pasted', name, text: pasted }) as const;
  const none = { title: null, text: [], category: null, price: null, tags: null, inStock: null };
  const events = await collect(
    client.stream('recommend.importDataset', {
      projectId,
      interactions: {
        source: source('buys.csv', text),
        columns: { user: 'user', item: 'item', value: 'rating', time: 'time' },
        rule,
      },
      items:
        items === undefined
          ? null
          : { source: source('items.csv', items), columns: { id: 'id', ...none, title: 'title' } },
    }),
  );
  const last = events.at(-1)!;
  if (last.type !== 'done') throw new Error('no dataset');
  return last.dataset;
}

describe('data in', () => {
  it('accounts for every row, with its line', async () => {
    const dataset = await imported(
      [
        'user,item,rating,time',
        '007,红茶 1,5,1700000000',
        '007,b c,-1,1700000000000',
        'ann,b c,,2023-11-14T22:13:20Z',
        'ann,b c,4,yesterday',
        'ann,b c,4,2023/11/15',
        ',b c,4,1',
        'bob,x,4',
        'bob,x,many,1700000000',
      ].join('\n'),
      { kind: 'at-least', least: 4 },
    );
    const { rows } = await client.call('recommend.problems', { datasetId: dataset.id });
    expect(rows.map(({ row, reason, effect }) => [row, reason, effect])).toEqual([
      [3, 'below-rule', 'dropped'],
      [4, 'no-value', 'dropped'],
      [5, 'time-unreadable', 'kept'],
      [6, 'repeated', 'joined'],
      [7, 'no-user', 'dropped'],
      [8, 'broken', 'dropped'],
      [9, 'value-unreadable', 'dropped'],
    ]);
    expect(dataset).toMatchObject({ rows: 8, users: 2, items: 2, interactions: 2 });
    const { users } = await client.call('recommend.users', { datasetId: dataset.id });
    expect(users.map(({ id }) => id)).toContain('007');
    const { items } = await client.call('recommend.items', { datasetId: dataset.id, search: '红茶' });
    expect(items.map(({ id }) => id)).toEqual(['红茶 1']);
  });

  it('refuses items that share no id, and names both with their rows', async () => {
    const work = imported('user,item,rating,time\na,1,5,1\n', undefined, 'id,title\n9,Nine\n');
    await expect(work).rejects.toMatchObject({
      code: 'table-unusable',
      message: expect.stringContaining('“9” (row 2)') as string,
    });
    expect(await client.call('recommend.datasets', { projectId })).toEqual([]);
  });

  it('refuses a file that is not what its name says', async () => {
    const source = { kind: 'pasted', name: 'buys.csv', text: '%PDF-1.7 nothing' } as const;
    await expect(client.call('recommend.preview', { source, purpose: 'interactions' })).rejects.toMatchObject(
      {
        code: 'file-unsupported',
      },
    );
  });

  it('says what one user, or nobody with two items, can’t tell', async () => {
    const one = await imported('user,item,rating,time\na,1,5,1700000000\n');
    expect(one.cautions).toEqual(expect.arrayContaining(['one-user', 'one-item', 'no-repeats']));
    const work = collect(
      client.stream('recommend.evaluate', { datasetId: one.id, algorithms: ['item-knn'] }),
    );
    await expect(work).rejects.toMatchObject({ code: 'not-enough-data' });
    expect(await client.call('recommend.runs', { datasetId: one.id })).toEqual([]);
  });

  it('guesses columns by English and Chinese names', async () => {
    const text = '会员编号,商品名称,评分,购买时间,商品编号\nu1,茶,5,2024-01-02,p1\nu2,茶,4,2024-01-03,p1\n';
    const { guess } = await client.call('recommend.preview', {
      source: { kind: 'pasted', name: '购买.csv', text },
      purpose: 'interactions',
    });
    expect(guess.columns).toEqual({ user: '会员编号', item: '商品编号', value: '评分', time: '购买时间' });
  });
});

describe('a sample', () => {
  it('is compared, gives lists with exact reasons, and is taken along', { timeout: 240_000 }, async () => {
    const { id: datasetId } = await client.call('recommend.createSample', { projectId, sample: 'shop' });
    const events = await collect(
      client.stream('recommend.evaluate', {
        datasetId,
        seed: 1,
        algorithms: ['item-knn', 'ease', 'content'],
      }),
    );
    const done = events.at(-1)!;
    if (done.type !== 'done') throw new Error('no run');
    expect(done.run.verdict.answer).toBe('yes');
    expect(events.filter(({ type }) => type === 'result')).toHaveLength(done.run.contenders.length);

    const { users } = await client.call('recommend.users', { datasetId, limit: 1 });
    const who = { kind: 'user', userId: users[0]!.id } as const;
    const contenders = ['popularity', 'item-knn', 'ease', 'blend'] as const;
    const answer = await client.call('recommend.recommend', { datasetId, who, contenders: [...contenders] });
    expect(answer.lists.map(({ items }) => items.length)).toEqual([10, 10, 10, 10]);
    const [first] = answer.lists[2]!.items;
    const sum = first!.reasons!.because.reduce(
      (total, { amount }) => total + amount,
      first!.reasons!.others.amount,
    );
    expect(sum).toBeCloseTo(first!.score, 4);

    const idea = await client.call('ideas.add', { projectId, fields: { title: 'Shelf talkers' } });
    await client.call('recommend.linkEvidence', { runId: done.run.id, ideaId: idea.id, note: 'It helps' });
    expect(await client.call('recommend.evidence', { projectId })).toMatchObject([{ note: 'It helps' }]);

    for (const kind of [
      'top-n-csv',
      'similar-json',
      'gorse',
      'recbole',
      'report',
      'hand-over-guide',
    ] as const) {
      const pieces = await collect(client.stream('recommend.export', { datasetId, kind, contender: 'ease' }));
      const text = pieces.map((piece) => (piece.type === 'text' ? piece.text : '')).join('');
      expect(pieces.at(-1), kind).toMatchObject({ type: 'done', characters: text.length });
      expect(text.length).toBeGreaterThan(500);
      if (kind === 'similar-json') expect(Object.keys(JSON.parse(text) as object)).toHaveLength(300);
    }
    const map = (await collect(client.stream('recommend.map', { datasetId, by: 'text' }))).at(-1)!;
    expect(map.type === 'done' && map.points.length).toBe(300);
    const asked = await client.call('recommend.interview', { datasetId, answers: [] });
    expect(asked.question).not.toBeNull();
    const [listed] = answer.lists[1]!.items;
    const reason = await client.call('recommend.explain', {
      ...{ datasetId, who, contender: 'item-knn', itemId: listed!.item.id },
    });
    expect(reason.sentence).toContain(listed!.item.title);

    await client.call('recommend.deleteDataset', { datasetId });
    expect(await client.call('recommend.datasets', { projectId })).toEqual([]);
    expect(await client.call('recommend.restoreDataset', { datasetId })).toMatchObject({ id: datasetId });
  });
});
