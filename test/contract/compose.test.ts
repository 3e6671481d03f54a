import { describe, expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import { applyChanges } from '../../contract/compose-texts.ts';
import type { EventOf, InputOf } from '../../contract/index.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';

const values = {
  product: 'Washer Watch',
  what: 'a board in the window that shows which machines are free',
  audience: 'students and families without a washing machine',
  benefits: ['You see from the street which machine is free', 'A morning wash costs less'],
  problem: 'Between six and nine in the evening every machine is taken and 40 people a week walk away.',
  action: 'Come and see it',
};

async function open() {
  const backend = await openTestBackend();
  const { id: projectId } = await backend.client.call('projects.create', {
    name: 'Launderette',
    brief: { title: 'Launderette', problem: values.problem, people: 'Students without a machine, families' },
  });
  return { ...backend, projectId };
}

async function generate(
  client: Client,
  input: Omit<InputOf<'compose.generate'>, 'language'> & { language?: 'en' | 'zh-CN' },
) {
  const events = await collect(client.stream('compose.generate', { language: 'en', seed: 1, ...input }));
  const done = events.at(-1);
  if (done?.type !== 'done') throw new Error('no text');
  return { events, done };
}

async function rewrite(client: Client, input: InputOf<'compose.rewrite'>) {
  const events = await collect(client.stream('compose.rewrite', { seed: 1, ...input }));
  const done = events.at(-1);
  if (done?.type !== 'done') throw new Error('no proposal');
  return done;
}

describe('writing from a template', () => {
  it('shows frames first, then variants with their checks in an order, and says whose each sentence is', async () => {
    const { client, projectId } = await open();
    const { events, done } = await generate(client, {
      projectId,
      templateId: 'landing-page',
      values,
      variants: 3,
    });
    const kinds = events.map(({ type }) => type);
    expect(kinds.indexOf('part')).toBeLessThan(kinds.indexOf('progress'));
    expect(events[0]).toMatchObject({ type: 'started', seed: 1, modelId: 'inkling-135m', note: '' });
    expect(done.variants.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(new Set(done.variants.map(({ text }) => text)).size).toBe(3);
    for (const { text, sentences, checks, fit, diversity, parts } of done.variants) {
      expect(checks.unsupportedNumbers).toEqual([]);
      expect(fit).toBeGreaterThan(0.4);
      expect(diversity).toBeGreaterThanOrEqual(0);
      expect(text).toContain('- A morning wash costs less.');
      for (const { start, end, by } of sentences) {
        const part = parts.find((one) => one.text.includes(text.slice(start, end)));
        expect(part, text.slice(start, end)).toBeDefined();
        if (by === 'model') expect(part?.by).toBe('model');
      }
    }
    const lets = done.variants.flatMap(({ parts }) => parts.filter(({ partId }) => partId === 'lets'));
    for (const { candidates, rejected } of lets) {
      expect(candidates.written).toBe(8);
      expect(candidates.passed + rejected.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(8);
    }
  });

  it('is the same for a seed, and keeps to banned and required words and to the length', async () => {
    const { client, projectId } = await open();
    const input = {
      projectId,
      templateId: 'landing-page',
      values,
      variants: 2,
      lengthTarget: 75,
      bannedWords: ['meet', 'ready', 'street'],
      requiredWords: ['board', 'parking'],
    };
    const { done } = await generate(client, input);
    for (const { text, checks } of done.variants) {
      expect(text).not.toMatch(/\b(?:meet|ready|street)\b/iu);
      expect(checks.banned).toEqual([]);
      expect(checks.missing).toEqual(['parking']);
      expect(checks.length.met, checks.length.note).toBe(true);
    }
    expect(done.notes.join(' ')).toContain('“street”, which you banned');
    const again = await generate(client, input);
    expect(again.done.variants.map(({ text }) => text)).toEqual(done.variants.map(({ text }) => text));
  });

  it('says in Chinese what a larger model would add, and writes with frames', async () => {
    const { client, projectId } = await open();
    const zh = { product: '洗衣看板', what: '一块告示板', audience: '学生', benefits: ['早上更便宜'] };
    const { events, done } = await generate(client, {
      projectId,
      templateId: 'landing-page',
      language: 'zh-CN',
      values: zh,
      variants: 1,
    });
    expect(events[0]).toMatchObject({ modelId: null, note: expect.stringContaining('更大模型') as string });
    expect(done.tokens).toBe(0);
    expect(done.variants[0]?.sentences.every(({ by }) => by === 'template')).toBe(true);
    expect(done.variants[0]?.text).toContain('早上更便宜。');
    expect(done.variants[0]?.checks.length.unit).toBe('characters');
  });

  it('refuses a missing or unknown variable and an unknown template, in words', async () => {
    const { client, projectId } = await open();
    const fails = (input: Partial<InputOf<'compose.generate'>>) =>
      generate(client, { projectId, templateId: 'landing-page', values, ...input });
    await expect(fails({ values: { product: 'a' } })).rejects.toMatchObject({
      code: 'invalid-input',
      message: '“What it is”, “For whom” are empty, and the text can’t be written without them.',
    });
    await expect(fails({ values: { ...values, prise: '4' } })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('Is “price” meant?') as string,
    });
    await expect(fails({ templateId: 'sonnet' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(fails({ projectId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('can be called off', async () => {
    const { client, projectId } = await open();
    const controller = new AbortController();
    const run = (async () => {
      const input = {
        projectId,
        templateId: 'interview-guide',
        language: 'en' as const,
        values: { topic: 'washing', audience: 'students' },
      };
      for await (const event of client.stream('compose.generate', input, controller.signal))
        if (event.type === 'progress' && event.phase === 'writing') controller.abort();
    })();
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('filling and own templates', () => {
  it('fills from brief and idea, and says what is missing', async () => {
    const { client, projectId } = await open();
    const idea = await client.call('ideas.add', {
      projectId,
      fields: { title: 'Washer Watch', pitch: 'A board in the window.' },
    });
    const filled = await client.call('compose.fill', {
      projectId,
      ideaId: idea.id,
      templateId: 'landing-page',
    });
    expect(filled.values).toContainEqual({
      variableId: 'product',
      value: 'Washer Watch',
      source: 'idea.title',
    });
    expect(filled.values).toContainEqual({
      variableId: 'audience',
      value: 'Students without a machine',
      source: 'brief.people',
    });
    expect(filled.missing).toEqual([]);
    const without = await client.call('compose.fill', { projectId, templateId: 'landing-page' });
    expect(without.missing).toEqual(['what']);
    const { id: other } = await client.call('projects.create', { name: 'Other' });
    await expect(
      client.call('compose.fill', { projectId: other, ideaId: idea.id, templateId: 'faq' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('keeps, changes, deletes and restores a template, and refuses a faulty one', async () => {
    const { client, projectId } = await open();
    const fields = {
      name: { en: 'Thank-you note', 'zh-CN': '' },
      variables: [
        { id: 'guest', type: 'text' as const, label: { en: 'Guest', 'zh-CN': '' }, required: true },
      ],
      parts: [
        {
          id: 'thanks',
          name: { en: 'Thanks', 'zh-CN': '' },
          frames: { en: ['Thank you, {guest}.'], 'zh-CN': [] },
        },
      ],
    };
    const bad = {
      ...fields,
      parts: [{ ...fields.parts[0]!, frames: { en: ['Thank you, {gast}.'], 'zh-CN': [] } }],
    };
    await expect(client.call('compose.saveTemplate', { fields: bad })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('Is {guest} meant?') as string,
    });
    const saved = await client.call('compose.saveTemplate', { fields });
    expect(saved).toMatchObject({ origin: 'person', languages: ['en'] });
    const { done } = await generate(client, {
      projectId,
      templateId: saved.id,
      values: { guest: 'Ms Okafor' },
      variants: 1,
    });
    expect(done.variants[0]?.text).toBe('Thank you, Ms Okafor.');
    await client.call('compose.saveTemplate', {
      id: saved.id,
      fields: { ...fields, name: { en: 'Thanks', 'zh-CN': '谢' } },
    });
    const own = async () =>
      (await client.call('compose.templates', {})).filter(({ origin }) => origin === 'person');
    expect((await own()).map(({ name }) => name.en)).toEqual(['Thanks']);
    await client.call('compose.deleteTemplate', { id: saved.id });
    expect(await own()).toEqual([]);
    await client.call('compose.restoreTemplate', { id: saved.id });
    expect(await own()).toHaveLength(1);
    expect(await client.call('compose.templates', {})).toHaveLength(13);
  });
});

describe('rewriting', () => {
  const text =
    'Hi all, the dryer in bay 3 is leaking again, there is water on the floor and Marek nearly slipped this morning, so please do not use it until Friday.';

  it('shortens to a proposal that can be taken in parts, with nothing invented', async () => {
    const { client } = await open();
    const done = await rewrite(client, { text, action: 'shorten', language: 'en', bannedWords: ['slipped'] });
    expect(['model', 'rules']).toContain(done.by);
    expect(done.proposal.length).toBeLessThan(text.length);
    if (done.by === 'model') expect(done.proposal).not.toContain('slipped');
    expect(done.checks.unsupportedNumbers).toEqual([]);
    const ids = done.changes.flatMap((piece) => (piece.kind === 'change' ? [piece.id] : []));
    expect(applyChanges(done.changes, new Set(ids))).toBe(done.proposal);
    expect(applyChanges(done.changes, new Set())).toBe(text);
  });

  it('corrects what is certain', async () => {
    const { client } = await open();
    const done = await rewrite(client, {
      text: 'We recieved the the pallet on wensday.',
      action: 'correct',
      language: 'en',
    });
    expect(done.proposal).toBe('We received the pallet on Wednesday.');
  });

  it('uses rules in Chinese, and says what can’t be done and why', async () => {
    const { client } = await open();
    const zh =
      '我们的洗衣店有26台机器。晚上六点到九点，每台机器都被占用，每周有40人离开。早上只有四分之一在用。';
    const done = await rewrite(client, { text: zh, action: 'shorten', language: 'zh-CN' });
    expect(done).toMatchObject({
      by: 'rules',
      proposal: '晚上六点到九点，每台机器都被占用，每周有40人离开。',
    });
    await expect(rewrite(client, { text: zh, action: 'formal', language: 'zh-CN' })).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringContaining('larger model that lists Chinese') as string,
    });
    await expect(
      rewrite(client, { text, action: 'translate', language: 'en', into: 'zh-CN' }),
    ).rejects.toMatchObject({ code: 'model-missing' });
    await expect(rewrite(client, { text, action: 'translate', language: 'en' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const abilities = await client.call('compose.abilities', {});
    const actionOf = (language: string, action: string) =>
      abilities.find((one) => one.language === language)?.actions.find((one) => one.action === action);
    expect(actionOf('en', 'shorten')).toEqual({ action: 'shorten', by: 'model-or-rules', why: '' });
    expect(actionOf('zh-CN', 'formal')).toMatchObject({ by: null });
    expect(actionOf('en', 'translate')?.why).toContain('knows both languages');
  });
});

describe('documents to a schema', () => {
  const facts = 'Product: Washer Watch\nA board in the window for students\n26 machines in two shops';
  const schema = {
    type: 'object',
    required: ['name', 'machines', 'tags', 'priority'],
    properties: {
      name: { type: 'string', maxLength: 30 },
      machines: { type: 'integer' },
      tags: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 3, uniqueItems: true },
      priority: { type: 'integer', minimum: 1, maximum: 3 },
    },
    additionalProperties: false,
  };

  it('are valid and say what the facts don’t', async () => {
    const { client } = await open();
    const input = { schema: { kind: 'json' as const, text: JSON.stringify(schema) }, facts, seed: 1 };
    const events = await collect(client.stream('compose.structured', input));
    const done = events.at(-1) as Extract<EventOf<'compose.structured'>, { type: 'done' }>;
    const value = JSON.parse(done.document) as {
      name: string;
      machines: number;
      tags: string[];
      priority: number;
    };
    expect(value.name).toBe('Washer Watch');
    expect(value.machines).toBe(26);
    expect(value.tags.length).toBeGreaterThanOrEqual(2);
    expect(new Set(value.tags).size).toBe(value.tags.length);
    for (const tag of value.tags) expect(facts).toContain(tag);
    expect(done.leaves).toContainEqual({ path: '/priority', support: 'unsupported' });
  });

  it('that can’t be are refused, saying where', async () => {
    const { client } = await open();
    const checked = await client.call('compose.checkSchema', {
      schema: {
        kind: 'json',
        text: '{"type": "object", "required": ["a"], "properties": {"a": {"enum": []}}}',
      },
    });
    expect(checked.problems).toEqual([
      { path: '/properties/a/enum', message: 'There is nothing to choose from: “enum” is empty.' },
    ]);
    const run = (text: string) =>
      collect(client.stream('compose.structured', { schema: { kind: 'json', text }, facts }));
    await expect(run('{"type": "array"')).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('no JSON') as string,
    });
    await expect(run('{"type": "string", "format": "date"}')).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('wants a date') as string,
    });
  });
});

describe('kept texts', () => {
  it('go on with an edit that is still being written, and with nothing else', async () => {
    const { client, projectId } = await open();
    const save = (text: string, more: { documentId?: string; continues?: string } = {}) =>
      client.call('compose.saveDocument', {
        ...{ projectId, title: 'Page', language: 'en', text, origin: { kind: 'edit' } },
        ...more,
      });
    const first = await save('One.');
    const documentId = first.document.id;
    const second = await save('One. Two.', { documentId });
    const same = await save('One. Two. Three.', { documentId, continues: second.version.id });
    expect(same.version).toMatchObject({ id: second.version.id, number: 2, text: 'One. Two. Three.' });
    expect(same.document.versions).toBe(2);
    // One that isn't the newest any more is left as it is.
    const third = await save('Four.', { documentId, continues: first.version.id });
    expect(third.version.number).toBe(3);
    const restored = await client.call('compose.restoreVersion', { versionId: second.version.id });
    const fifth = await save('Five.', { documentId, continues: restored.version.id });
    expect(fifth.version.number).toBe(5);
    const history = await client.call('compose.history', { documentId });
    expect(history.map(({ text }) => text)).toEqual([
      'Five.',
      'One. Two. Three.',
      'Four.',
      'One. Two. Three.',
      'One.',
    ]);
  });

  it('have versions with their origin and differences, and can be restored', async () => {
    const { client, projectId } = await open();
    const edit = { kind: 'edit' as const };
    const save = (text: string, documentId?: string) =>
      client.call('compose.saveDocument', {
        projectId,
        ...(documentId ? { documentId } : {}),
        title: 'Page',
        language: 'en',
        text,
        origin: edit,
      });
    const first = await client.call('compose.saveDocument', {
      projectId,
      title: 'Page',
      language: 'en',
      text: 'One is here. Two is there.',
      origin: edit,
      sentences: [
        { start: 0, end: 12, by: 'template', variables: ['product'] },
        { start: 13, end: 26, by: 'model', variables: [] },
      ],
    });
    const { id } = first.document;
    const second = await save('One is here. Two is everywhere.', id);
    expect(second.version).toMatchObject({ number: 2 });
    expect(second.version.sentences.map(({ by }) => by)).toEqual(['template', 'person']);
    expect((await save('One is here. Two is everywhere.', id)).version.number).toBe(2);
    const history = await client.call('compose.history', { documentId: id });
    expect(history.map(({ number }) => number)).toEqual([2, 1]);
    expect(history[0]).toMatchObject({ wordsAdded: 1, wordsRemoved: 1 });
    const restored = await client.call('compose.restoreVersion', { versionId: first.version.id });
    expect(restored.version).toMatchObject({
      number: 3,
      text: first.version.text,
      origin: { kind: 'restored', from: first.version.id },
    });
    expect(restored.version.sentences).toEqual(first.version.sentences);
    await client.call('compose.deleteDocument', { documentId: id });
    expect(await client.call('compose.documents', { projectId })).toEqual([]);
    await expect(client.call('compose.document', { documentId: id })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await client.call('compose.restoreDocument', { documentId: id })).toMatchObject({ versions: 3 });
  });

  it('do not change projects, and take no sentences of another text', async () => {
    const { client, projectId } = await open();
    const { id: other } = await client.call('projects.create', { name: 'Other' });
    const input = { title: 'a', language: 'en' as const, text: 'Text.', origin: { kind: 'edit' as const } };
    const { document } = await client.call('compose.saveDocument', { projectId, ...input });
    await expect(
      client.call('compose.saveDocument', { projectId: other, documentId: document.id, ...input }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(
      client.call('compose.saveDocument', {
        projectId,
        ...input,
        sentences: [{ start: 0, end: 99, by: 'model', variables: [] }],
      }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('leave as Markdown, text, a page and a Word file', async () => {
    const { client } = await open();
    const text = '# A <b>title</b>\n\n**Bold** & plain.\n\n1. one\n2. two\n\n> said';
    const file = async (format: 'md' | 'txt' | 'html' | 'docx') =>
      client.call('compose.export', { title: 'My page', language: 'en', text, format });
    const read = (base64: string) => Buffer.from(base64, 'base64').toString('utf8');
    expect(read((await file('md')).base64)).toBe(`${text}\n`);
    expect(read((await file('txt')).base64)).toBe('A <b>title</b>\n\nBold & plain.\n\none\ntwo\n\nsaid\n');
    const html = read((await file('html')).base64);
    expect(html).toContain('<h1>A &lt;b&gt;title&lt;/b&gt;</h1>');
    expect(html).toContain('<strong>Bold</strong> &amp; plain.');
    expect(html).toContain('<ol>\n<li>one</li>');
    const docx = await file('docx');
    expect(docx.name).toBe('My page.docx');
    const { extractRawText } = await import('mammoth');
    const { value } = await extractRawText({ buffer: Buffer.from(docx.base64, 'base64') });
    expect(value.split(/\n+/u).filter((line) => line !== '')).toEqual([
      'A <b>title</b>',
      'Bold & plain.',
      'one',
      'two',
      'said',
    ]);
  });
});
