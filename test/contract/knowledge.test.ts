import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { EventOf, InputOf } from '../../contract/index.ts';
import { openTestBackend } from '../support/backend.ts';
import { decryptStore } from '../support/decrypt.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type ImportEvent = EventOf<'sources.import'>;
type FileEvent = Extract<ImportEvent, { type: 'file' }>;

const kettle = `# Kettle K-7

## Cleaning

Descale the kettle every 40 days with citric acid. Never use vinegar: it attacks the seal.

## Error codes

| code | meaning | remedy |
| --- | --- | --- |
| E-4012 | the plate is too hot | let it cool for 20 minutes |
| E-4013 | no water | fill in at least 0.3 litres |

## Warranty

The warranty lasts 30 months from the day of purchase. Keep the receipt.
`;

async function open() {
  const backend = await openTestBackend();
  const { id: projectId } = await backend.client.call('projects.create', { name: 'Kettle' });
  return { ...backend, projectId };
}

async function importAll(client: Client, input: InputOf<'sources.import'>): Promise<FileEvent[]> {
  const files: FileEvent[] = [];
  for await (const event of client.stream('sources.import', input))
    if (event.type === 'file') files.push(event);
  return files;
}

const pasted = { title: 'Manual', text: kettle };

describe('importing', () => {
  it('reads files, folders and pasted text, and skips what it has', async () => {
    const { client, projectId } = await open();
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'sub'));
    await mkdir(path.join(folder, '.hidden'));
    await writeFile(path.join(folder, 'a.md'), kettle);
    await writeFile(path.join(folder, 'sub', 'b.txt'), 'The shop opens at 9:15.');
    await writeFile(path.join(folder, '.hidden', 'c.txt'), 'secret');
    const first = await importAll(client, {
      projectId,
      paths: [folder],
      texts: [{ title: 'Note', text: 'Bring tea.' }],
    });
    expect(first.map(({ file, outcome }) => [file, outcome])).toEqual([
      ['a.md', 'added'],
      ['b.txt', 'added'],
      ['Note', 'added'],
    ]);
    expect(first[0]!.source).toMatchObject({ kind: 'markdown', language: 'en', state: 'ready', pages: 0 });
    const again = await importAll(client, { projectId, paths: [folder] });
    expect(again.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    expect(await client.call('sources.list', { projectId })).toHaveLength(3);
  });

  it('puts a file that changed in the place of what it was', async () => {
    const { client, projectId } = await open();
    const file = path.join(await temporaryFolder(), 'hours.txt');
    await writeFile(file, 'The shop opens at 9:15.');
    await importAll(client, { projectId, paths: [file] });
    await writeFile(file, 'The shop opens at 10:30.');
    await importAll(client, { projectId, paths: [file] });
    expect(await client.call('sources.list', { projectId })).toHaveLength(1);
    const { quotes } = await client.call('knowledge.quote', {
      projectId,
      question: 'When does the shop open?',
    });
    expect(quotes.map(({ text }) => text)).toEqual(['The shop opens at 10:30.']);
  });

  it('goes on when a file is bad, and says what is wrong with each', async () => {
    const { client, projectId } = await open();
    const folder = await temporaryFolder();
    const files: [string, string | Uint8Array, string | null][] = [
      ['empty.txt', '', 'file-empty'],
      ['good.txt', 'Tea is served at four.', null],
      ['picture.md', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'file-unsupported'],
      ['truncated.pdf', '%PDF-1.7\n1 0 obj\n<< /Type', 'file-damaged'],
      ['bomb.docx', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0), 'file-damaged'],
    ];
    for (const [name, content] of files) await writeFile(path.join(folder, name), content);
    const paths = [...files.map(([name]) => path.join(folder, name)), path.join(folder, 'gone.md')];
    const results = await importAll(client, { projectId, paths });
    expect(results.map(({ file, problem }) => [file, problem?.code ?? null])).toEqual([
      ...files.map(([name, , code]) => [name, code]),
      ['gone.md', 'file-unreadable'],
    ]);
    for (const { problem } of results.filter((result) => result.problem))
      expect(problem!.message.length * problem!.remedy.length).toBeGreaterThan(0);
    expect(await client.call('sources.list', { projectId })).toHaveLength(1);
  });

  it('keeps what was finished when it is cancelled, and goes on where it ended', async () => {
    const { client, projectId } = await open();
    const long = Array.from(
      { length: 600 },
      (_, i) => `Paragraph ${i} speaks of kettle number ${i * 7}, its lid and its lead.`,
    );
    const stop = new AbortController();
    const text = { title: 'Long', text: long.join('\n\n') };
    const cancelled = (async () => {
      for await (const event of client.stream(
        'sources.import',
        { projectId, texts: [pasted, text] },
        stop.signal,
      ))
        if (event.type === 'progress' && event.phase === 'embedding' && event.file === 'Long') stop.abort();
    })();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    const [manual, cutOff] = await client.call('sources.list', { projectId });
    expect([manual!.state, cutOff!.state]).toEqual(['ready', 'importing']);
    expect(cutOff!.chunks).toBeGreaterThan(0);
    const [rest] = await importAll(client, { projectId, resume: true });
    expect(rest!.outcome).toBe('added');
    expect(rest!.source!.chunks).toBeGreaterThan(cutOff!.chunks);
    const { quotes } = await client.call('knowledge.quote', { projectId, question: 'kettle number 4193' });
    expect(quotes.map((quote) => quote.text).join()).toContain('Paragraph 599');
  });

  it('says how a file would be read, before it is', async () => {
    const { client, projectId } = await open();
    const file = path.join(await temporaryFolder(), 'a.txt');
    await writeFile(file, Uint8Array.of(0xb6, 0xb9, 0xd1, 0xbf, 0xbb, 0xfa, 0xa1, 0xa3));
    const chosen = await client.call('sources.preview', { path: file, encoding: 'gb18030' });
    expect(chosen).toMatchObject({ text: '豆芽机。', encoding: 'gb18030' });
    expect(await client.call('sources.list', { projectId })).toEqual([]);
  });
});

it('reads a file anew when it is told another encoding', async () => {
  const { client, projectId } = await open();
  const file = path.join(await temporaryFolder(), 'a.txt');
  await writeFile(file, Buffer.from('Das Gerät wiegt 4 kg. Die Tür schließt dicht.', 'latin1'));
  await importAll(client, { projectId, paths: [file], encoding: 'windows-1251' });
  const results = await importAll(client, { projectId, paths: [file], encoding: 'windows-1252' });
  expect(results.map(({ outcome }) => outcome)).toEqual(['added']);
  const sources = await client.call('sources.list', { projectId });
  expect(sources.map(({ encoding }) => encoding)).toEqual(['windows-1252']);
  const { text } = await client.call('sources.read', { id: sources[0]!.id });
  expect(text).toContain('Gerät');
});

describe('finding', () => {
  it('quotes verbatim, with the place', async () => {
    const { client, projectId } = await open();
    await importAll(client, { projectId, texts: [pasted] });
    const { quotes, confidence } = await client.call('knowledge.quote', {
      projectId,
      question: 'How long is the warranty?',
    });
    const [quote] = quotes;
    expect(quote).toMatchObject({ source: 'Manual', headings: ['Kettle K-7', 'Warranty'] });
    expect(quote!.text).toContain('30 months');
    const read = await client.call('sources.read', { id: quote!.sourceId, around: quote!.start });
    const at = quote!.start - read.start;
    expect(read.text.slice(at, at + quote!.text.length)).toBe(quote!.text);
    expect(confidence).toBeGreaterThan(0);
  });

  it('finds a code in any spelling, and words that are misspelt', async () => {
    const { client, projectId } = await open();
    await importAll(client, { projectId, texts: [pasted] });
    for (const question of ['e4012', 'what is E 4012?', 'error E-4012 on the display']) {
      const { quotes } = await client.call('knowledge.quote', { projectId, question });
      expect(quotes[0]!.text, question).toContain('let it cool for 20 minutes');
    }
    const { read, passages } = await client.call('knowledge.search', {
      projectId,
      question: 'waranty recipt',
    });
    expect(read.repaired).toEqual([
      { from: 'waranty', to: 'warranty' },
      { from: 'recipt', to: 'receipt' },
    ]);
    expect(passages[0]!.headings.at(-1)).toBe('Warranty');
    expect(passages[0]).toMatchObject({
      words: { rank: 1 },
      meaning: { rank: expect.any(Number) as number },
    });
  });

  it('finds Chinese words by their pairs of characters, and by meaning', async () => {
    const { client, projectId } = await open();
    const text = '# 豆芽机\n\n## 换水\n\n每天换水两次，早晚各一次。\n\n## 清洗\n\n每周用柠檬酸清洗一次。\n';
    await importAll(client, { projectId, texts: [{ title: '说明书', text }] });
    const { passages } = await client.call('knowledge.search', {
      projectId,
      question: '多久换一次水？要换水吗',
    });
    expect(passages[0]).toMatchObject({ words: { rank: 1 }, headings: ['豆芽机', '换水'] });
    expect(passages[0]!.matched).toContain('换水');
    const { quotes } = await client.call('knowledge.quote', { projectId, question: '怎么清洗豆芽机？' });
    expect(quotes[0]!.text).toContain('柠檬酸');
  });

  it('takes every question for words, never for syntax', async () => {
    const { client, projectId } = await open();
    await importAll(client, { projectId, texts: [pasted] });
    const questions = [
      '"',
      'kettle AND (',
      'NEAR(kettle lid)',
      'words : kettle',
      '* OR *',
      "'; drop table chunk; --",
      '^kettle',
      '-',
      '{}',
    ];
    for (const question of questions)
      await expect(client.call('knowledge.quote', { projectId, question }), question).resolves.toBeDefined();
    expect(await client.call('sources.list', { projectId })).toHaveLength(1);
  });

  it('looks where it is told to, and nowhere in an empty project', async () => {
    const { client, projectId } = await open();
    expect(await client.call('knowledge.quote', { projectId, question: 'Anything?' })).toMatchObject({
      quotes: [],
      passages: [],
      confidence: 0,
    });
    await importAll(client, {
      projectId,
      texts: [pasted, { title: 'Other', text: 'A warranty of ten days.' }],
    });
    const sources = await client.call('sources.list', { projectId });
    const other = sources.find(({ name }) => name === 'Other')!;
    const { passages } = await client.call('knowledge.search', {
      projectId,
      question: 'warranty',
      sourceIds: [other.id],
    });
    expect(passages.map(({ source }) => source)).toEqual(['Other']);
  });
});

it('a source taken away is found no more, comes back when asked, and leaves none of its text for good', async () => {
  const { client, backend, dataFolder, projectId } = await open();
  const secret = 'Zarquonium lasts 77 weeks.';
  await importAll(client, { projectId, texts: [{ title: 'Secret', text: secret }, pasted] });
  const [source] = (await client.call('sources.list', { projectId })).filter(({ name }) => name === 'Secret');
  const question = 'How long does Zarquonium last?';
  const found = async () =>
    (await client.call('knowledge.quote', { projectId, question })).quotes.some(
      ({ text }) => text === secret,
    );
  expect(await found()).toBe(true);
  await client.call('sources.delete', { id: source!.id });
  expect(await found()).toBe(false);
  await client.call('sources.restore', { id: source!.id });
  expect(await found()).toBe(true);
  await client.call('sources.delete', { id: source!.id });
  await backend.close();
  expect(decryptStore(dataFolder).includes('arquonium')).toBe(true);
  const { client: later, backend: next } = await openTestBackend(dataFolder);
  await later.call('trash.deleteForGood', { items: 'all' });
  await next.close();
  const left = decryptStore(dataFolder);
  expect(left.includes('arquonium')).toBe(false);
  expect(left.includes('Descale the kettle')).toBe(true);
});

it('a folder that may not be read is said to be so', async () => {
  const { client, projectId } = await open();
  const folder = path.join(await temporaryFolder(), 'closed');
  await mkdir(folder);
  await writeFile(path.join(folder, 'a.txt'), 'a');
  await chmod(folder, 0o000);
  // Root may read everything: then the file is read.
  const allowed = process.getuid?.() === 0;
  const results = await importAll(client, { projectId, paths: [folder] });
  expect(results.map(({ problem }) => problem?.code ?? null)).toEqual([allowed ? null : 'file-unreadable']);
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true });
});
