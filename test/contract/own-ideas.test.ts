import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestBackend } from '../support/backend.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function open(folder?: string) {
  const backend = await openTestBackend(folder);
  const { id: projectId } = await backend.client.call('projects.create', { name: 'Own ideas' });
  const { client } = backend;
  const readText = (text: string, form?: 'lines' | 'headings') =>
    client.call('ideas.readText', { projectId, source: { kind: 'pasted', text }, form });
  const readTable = (text: string, columns = {}) =>
    client.call('ideas.readTable', {
      projectId,
      source: { kind: 'pasted', name: 'ideas.csv', text },
      columns,
    });
  const titles = async () => (await client.call('ideas.list', { projectId })).map(({ title }) => title);
  return { ...backend, projectId, readText, readTable, titles };
}

describe('a pasted list', () => {
  it('is read line by line, whatever the lines begin with, and empty ones are no ideas', async () => {
    const { readText } = await open();
    const read = await readText(
      '- Quiet hours\n\n2) Loan box: lend a pair for a week\n• 安静角\n   \n[ ] Try ten calls\n',
    );
    expect(read.ideas.map(({ title }) => title)).toEqual([
      'Quiet hours',
      'Loan box',
      '安静角',
      'Try ten calls',
    ]);
    expect(read.ideas[1]?.pitch).toBe('lend a pair for a week');
    expect(read).toMatchObject({ form: 'lines', hasHeadings: false, shortened: 0 });
  });

  it('keeps a long line whole in the pitch, and what is indented with its line', async () => {
    const { readText } = await open();
    const long = `${'We call everyone who has not been here for a month '.repeat(3)}and ask.`;
    const { ideas } = await readText(`${long}\n- Second\n    - one detail\n    - another`);
    expect(ideas[0]?.pitch).toBe(long);
    expect(ideas[0]?.title.endsWith('…')).toBe(true);
    expect(ideas[1]).toMatchObject({ title: 'Second', pitch: 'one detail\nanother' });
  });

  it('marks what is there already, but for space and case, and what comes twice', async () => {
    const { client, projectId, readText } = await open();
    await client.call('ideas.add', { projectId, fields: { title: 'Quiet Hours', pitch: 'On Tuesdays' } });
    const { ideas } = await readText('quiet  hours\nQuiet hours: on mondays\nLoan box\nLoan box');
    expect(ideas.map(({ isDuplicate }) => isDuplicate)).toEqual([true, false, false, true]);
  });

  it('of 100,000 lines is refused with the limit in its words, and adds nothing', async () => {
    const { readText, titles } = await open();
    const lines = Array.from({ length: 100_000 }, (_, i) => `Idea number ${i}`).join('\n');
    await expect(readText(lines)).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'These are 100,000 ideas, and 2,000 are added at a time. Nothing was added.',
    });
    expect(await titles()).toEqual([]);
  });

  it('without an idea says so', async () => {
    const { readText } = await open();
    await expect(readText('# Only a heading\n\n---\n', 'lines')).rejects.toMatchObject({
      code: 'not-enough-data',
    });
  });
});

describe('Markdown', () => {
  const document =
    '# All\n\n## Quiet hours ★\n\nThe shop opens **early**.\n\n- **Who it is for:** Older people\n- **First experiment:** Two Tuesdays\n\n<sub>SCAMPER</sub>\n\n## Loan box\n';
  it('is read by its headings, with the parts that our own export names', async () => {
    const { readText } = await open();
    const read = await readText(document);
    expect(read.form).toBe('headings');
    expect(read.ideas).toMatchObject([
      {
        title: 'Quiet hours',
        pitch: 'The shop opens early.',
        who: 'Older people',
        experiment: 'Two Tuesdays',
      },
      { title: 'Loan box', pitch: '' },
    ]);
  });
  it('with bullets below headings is a list, unless the person says otherwise', async () => {
    const { readText } = await open();
    const text = '## Monday\n- One\n- Two\n## Tuesday\n- Three\n';
    expect((await readText(text)).ideas.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
    expect((await readText(text, 'headings')).ideas.map(({ title }) => title)).toEqual(['Monday', 'Tuesday']);
  });
});

describe('a table', () => {
  it('is read by the names of its columns, which can be changed', async () => {
    const { readTable } = await open();
    const csv = 'Nr,Idea,Description,Tags\n1,Quiet hours,Open early,"calm, cheap"\n2,,nothing,\n';
    const read = await readTable(csv);
    expect(read.columns).toMatchObject({ title: 'Idea', pitch: 'Description', who: null, tags: 'Tags' });
    expect(read.ideas).toMatchObject([
      { title: 'Quiet hours', pitch: 'Open early', tags: ['calm', 'cheap'] },
    ]);
    expect(read.leftOut).toEqual({ untitled: 1, broken: 0, shortened: 0 });
    const other = await readTable(csv, { title: 'Description', pitch: 'Idea' });
    expect(other.ideas.map(({ title }) => title)).toEqual(['Open early', 'nothing']);
  });

  it('with broken quoting keeps its sound rows and counts the others', async () => {
    const { readTable } = await open();
    const read = await readTable('title,pitch\nGood,Fine\nBroken,"never closed, and on,and on\nAlso,gone\n');
    expect(read.ideas[0]).toMatchObject({ title: 'Good', pitch: 'Fine' });
    expect(read.ideas.length + read.leftOut.broken).toBeGreaterThan(1);
  });

  it('in GB18030 is read, and a column that is not there is refused', async () => {
    const folder = await temporaryFolder();
    const { client, projectId, readTable } = await open();
    const file = path.join(folder, '想法.csv');
    // 标题,描述 / 安静角,每周二开放
    await writeFile(file, Buffer.from('b1eacce22cc3e8caf60ab0b2beb2bdc72cc3bfd6dcb6febfaab7c50a', 'hex'));
    const { ideas } = await client.call('ideas.readTable', {
      ...{ projectId, source: { kind: 'file', path: file } },
      options: { encoding: 'gb18030' },
    });
    expect(ideas).toMatchObject([{ title: '安静角', pitch: '每周二开放' }]);
    await expect(readTable('title\nA\n', { pitch: 'colour' })).rejects.toMatchObject({
      code: 'table-unusable',
    });
  });

  it('that is no table, and a text file that is none, are refused by name', async () => {
    const folder = await temporaryFolder();
    const { client, projectId } = await open();
    const file = path.join(folder, 'picture.md');
    await writeFile(file, Buffer.from('89504e470d0a1a0a0000', 'hex'));
    const read = client.call('ideas.readText', { projectId, source: { kind: 'file', path: file } });
    await expect(read).rejects.toMatchObject({ code: 'file-unsupported' });
    const gone = client.call('ideas.readText', { projectId, source: { kind: 'file', path: `${file}x` } });
    await expect(gone).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});

describe('many ideas', () => {
  it('are added together, taken back together, and there after a restart', async () => {
    const folder = await temporaryFolder();
    const { client, projectId, titles, backend } = await open(folder);
    const ideas = ['One', 'Two', 'Three'].map((title) => ({ title, tags: ['Calm '] }));
    const added = await client.call('ideas.addMany', { projectId, ideas });
    expect(added).toMatchObject(ideas.map(({ title }) => ({ title, origin: 'person', provenance: null })));
    expect(await titles()).toEqual(['One', 'Two', 'Three']);
    const ids = added.map(({ id }) => id);
    await client.call('board.deleteMany', { ids });
    expect(await titles()).toEqual([]);
    await client.call('board.restoreMany', { ids });
    await backend.close();
    const again = await openTestBackend(folder);
    const list = await again.client.call('ideas.list', { projectId });
    expect(list.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
  });
});
