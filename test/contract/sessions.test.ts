import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ideaSchema, type GenerateInput, type Idea } from '../../contract/ideation.ts';
import type { Link, Sheet } from '../../contract/sessions.ts';
import { openTestBackend, root } from '../support/backend.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function open(folder?: string) {
  const backend = await openTestBackend(folder);
  const { client } = backend;
  const markdown = await readFile(path.join(root, 'test/briefs/launderette.md'), 'utf8');
  const brief = await client.call('briefs.parseMarkdown', { markdown });
  const { id: projectId } = await client.call('projects.create', { name: 'Sessions', brief });
  const ideas = () => client.call('ideas.list', { projectId });
  const kept = () => client.call('sessions.get', { projectId });
  return { ...backend, projectId, ideas, kept };
}

const sheetOf = (texts: readonly string[]): Sheet => ({
  ...{ seconds: 20, at: 3, leftMs: 4000, state: 'paused' },
  panels: Array.from({ length: 8 }, (_, at) => ({ text: texts[at] ?? '', spark: null })),
});
const linkOf = (text: string, more: Partial<Link> = {}): Link => ({
  ...{ id: randomUUID(), title: '', text, provenance: null, isEdited: false, ideaId: null },
  ...more,
});
const rows = [
  { name: 'Who', role: 'who' as const, options: [{ text: 'neighbours' }, { text: 'a machine' }] },
  { name: 'When', role: null, options: [{ text: 'at night' }, { text: 'at noon' }] },
];

describe('what is written in a session', () => {
  it('is kept by project, and there after the app was started again', async () => {
    const folder = await temporaryFolder();
    const { client, projectId, kept, backend } = await open(folder);
    expect(await kept()).toEqual({ sheet: null, people: [], box: null, chain: [] });
    const sheet = sheetOf(['A lamp']);
    const people = [{ id: randomUUID(), name: 'Ruth', who: 'a night nurse', cares: 'quiet' }];
    const chain = [linkOf('Begin')];
    await client.call('sessions.saveSheet', { projectId, sheet: sheetOf(['Old']) });
    await client.call('sessions.saveSheet', { projectId, sheet });
    await client.call('sessions.savePeople', { projectId, people });
    await client.call('sessions.saveBox', { projectId, box: { rows, picked: [0, null], used: ['0.1'] } });
    await client.call('sessions.saveChain', { projectId, chain });
    await backend.close();
    const again = await openTestBackend(folder);
    const found = await again.client.call('sessions.get', { projectId });
    expect(found).toMatchObject({ sheet, people, chain, box: { picked: [0, null], used: ['0.1'] } });
  });

  it('of a project that is not there is refused', async () => {
    const { client } = await open();
    await expect(client.call('sessions.get', { projectId: randomUUID() })).rejects.toMatchObject({
      code: 'not-found',
    });
    const save = client.call('sessions.saveChain', { projectId: randomUUID(), chain: [] });
    await expect(save).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('Crazy 8s', () => {
  it('makes the filled panels ideas of the person’s at once, and empties the sheet', async () => {
    const { client, projectId, ideas, kept } = await open();
    const sheet = sheetOf(['Night lamp: red when all are taken', '', '  ', 'Fold\nfor a coin']);
    const added = await client.call('sessions.finishSheet', { projectId, sheet });
    expect(added).toMatchObject([
      { title: 'Night lamp', pitch: 'red when all are taken', origin: 'person', parentId: null },
      { title: 'Fold', pitch: 'for a coin' },
    ]);
    expect(await ideas()).toHaveLength(2);
    expect((await kept()).sheet).toMatchObject({ state: 'ready', seconds: 20, at: 0 });
    expect((await kept()).sheet?.panels.every(({ text }) => text === '')).toBe(true);
  });

  it('gives a spark that was not had, begun with the brief’s own words, until there are no more', async () => {
    const { client, projectId } = await open();
    const had: string[] = [];
    for (;;) {
      const spark = await client.call('sessions.spark', { projectId, had });
      if (!spark) break;
      expect(had).not.toContain(spark.id);
      expect(spark.beginning).not.toMatch(/[{}|]/);
      expect(spark.text['zh-CN']).toMatch(/\p{Script=Han}/u);
      had.push(spark.id);
    }
    expect(had.length).toBeGreaterThanOrEqual(12);
  });
});

describe('a morphological box', () => {
  it('is offered rows in both languages, the brief’s own people first, and the model’s words kept', async () => {
    const { client, projectId } = await open();
    const [who] = await client.call('sessions.proposeRows', { projectId, language: 'en' });
    expect(who?.options.map(({ text }) => text)).toContain('the cleaners');
    const chinese = await client.call('sessions.proposeRows', { projectId, language: 'zh-CN' });
    const last = chinese[0]?.options.at(-1);
    expect(last?.text).toMatch(/\p{Script=Han}/u);
    expect(last?.asked).toMatch(/^[a-z ]+$/);
  });

  it('deals every combination once, then none', async () => {
    const { client } = await open();
    const used: string[] = [];
    for (let left = 3; left >= 0; left--) {
      const answer = await client.call('sessions.deal', { rows, used, seed: 4 });
      expect(answer.left).toBe(left);
      expect(used).not.toContain(answer.combination?.join('.'));
      used.push(answer.combination?.join('.') ?? '');
    }
    expect(await client.call('sessions.deal', { rows, used })).toEqual({ combination: null, left: 0 });
  });
});

describe('a chain', () => {
  it('keeps links as ideas that grow on the last one kept', async () => {
    const { client, projectId, ideas, kept } = await open();
    let chain = [
      linkOf('A lamp by the door'),
      linkOf('and a bell'),
      linkOf('and a book', { title: 'Bell Book' }),
    ];
    for (const at of [0, 2])
      ({ chain } = await client.call('sessions.keepLink', { projectId, chain, linkId: chain[at]!.id }));
    const [first, second] = await ideas();
    expect(first).toMatchObject({ title: 'A lamp by the door', pitch: '', parentId: null, origin: 'person' });
    expect(second).toMatchObject({ title: 'Bell Book', pitch: 'and a book', parentId: first?.id });
    expect((await kept()).chain.map(({ ideaId }) => ideaId)).toEqual([first?.id, null, second?.id]);
    const twice = client.call('sessions.keepLink', { projectId, chain, linkId: chain[0]!.id });
    await expect(twice).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('with the model', () => {
  it('a chain is added to by name, ways of drawing say what they drew, and ideas fit their schema', async () => {
    const { client, projectId, ideas } = await open();
    const generate = async (input: Omit<GenerateInput, 'projectId'>) => {
      const made: Idea[] = [];
      for await (const event of client.stream('ideation.generate', { projectId, seed: 3, ...input }))
        if (event.type === 'idea') made.push(event.idea);
      return made;
    };
    const [asRuth] = await generate({
      ...{ method: 'role-storming', count: 1 },
      personas: [{ name: 'Ruth', who: 'a night nurse', cares: 'quiet' }],
    });
    if (asRuth) expect(asRuth.provenance?.stimulus.text).toContain('Ruth, a night nurse');
    const [boxed] = await generate({
      ...{ method: 'morphological-box', count: 1, combinations: [[1, 0]] },
      box: {
        rows: rows.map((row) => ({
          ...row,
          options: row.options.map(({ text }) => ({ text, asked: null })),
        })),
      },
    });
    if (boxed) expect(boxed.provenance?.stimulus.text).toBe('Combine: a machine and at night.');
    for (const idea of await ideas()) expect(ideaSchema.safeParse(idea).success).toBe(true);

    const last = { title: 'Door Lamp', text: 'A lamp by the door tells students when a machine is free.' };
    for await (const event of client.stream('sessions.addition', { projectId, last, had: [], seed: 1 })) {
      if (event.type !== 'done') continue;
      for (const { text, title, provenance } of event.candidates) {
        expect(title).not.toBe('');
        expect(text.startsWith(provenance.opening)).toBe(true);
        expect(provenance.opening.toLowerCase()).toContain('the door lamp');
        expect(provenance.stimulus.kind).toBe('yes-and');
      }
    }
  }, 300_000);
});
