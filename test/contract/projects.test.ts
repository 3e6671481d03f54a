import { describe, expect, it } from 'vitest';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { buildBrief } from '../support/build.ts';

describe('projects and briefs', () => {
  it('are created with what is known, and keep everything over a restart', async () => {
    const { client, backend, dataFolder } = await openTestBackend();
    const bare = await client.call('projects.create', { name: ' Garden ' });
    expect(bare).toMatchObject({ name: 'Garden', ideaCount: 0, starredCount: 0 });
    const brief = await client.call('briefs.get', { projectId: bare.id });
    expect(brief).toMatchObject({ title: 'Garden', problem: '', updatedAt: bare.createdAt });

    const whole = await client.call('projects.create', { name: 'Whole', brief: buildBrief() });
    await client.call('briefs.save', {
      projectId: whole.id,
      fields: { problem: '菜会死', people: undefined },
    });
    await client.call('settings.save', { theme: 'dark' });
    await backend.close();

    const again = await openTestBackend(dataFolder);
    const projects = await again.client.call('projects.list', {});
    expect(projects.map(({ name }) => name)).toEqual(['Whole', 'Garden']);
    expect(await again.client.call('briefs.get', { projectId: whole.id })).toMatchObject(
      buildBrief({ problem: '菜会死' }),
    );
    expect(await again.client.call('settings.get', {})).toEqual({
      theme: 'dark',
      language: 'system',
      keys: {},
    });
  });

  it('are brought back, also after the app was closed', async () => {
    const { client, backend, dataFolder } = await openTestBackend();
    const { id } = await client.call('projects.create', { name: 'Garden' });
    await client.call('projects.delete', { id });
    expect(await client.call('projects.list', {})).toEqual([]);
    expect(await client.call('projects.restore', { id })).toMatchObject({ name: 'Garden' });
    await client.call('projects.delete', { id });
    await backend.close();
    const again = await openTestBackend(dataFolder);
    expect(await again.client.call('projects.restore', { id })).toMatchObject({ name: 'Garden' });
  });

  it('come with a sample that fills every part of a brief', async () => {
    const { client } = await openTestBackend();
    const { id, name } = await client.call('projects.createSample', {});
    expect(name).not.toBe('');
    const { title, problem, people, constraints, assets } = await client.call('briefs.get', {
      projectId: id,
    });
    for (const text of [title, problem, people, constraints, assets]) expect(text.length).toBeGreaterThan(3);
  });

  it('are read from Markdown; an empty brief and a field too long are said to be so', async () => {
    const { client } = await openTestBackend();
    const parse = (markdown: string) => client.call('briefs.parseMarkdown', { markdown });
    expect(await parse('# Watering\n\nDry soil.')).toMatchObject({ title: 'Watering', problem: 'Dry soil.' });
    for (const empty of ['', '  \n', '# \n'])
      await expect(parse(empty)).rejects.toMatchObject({ code: 'brief-empty' });
    await expect(parse(`# W\n## People\n${'x'.repeat(2001)}`)).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The part about people is too long: 2000 characters are the limit.',
    });
  });

  it('tell every window of each change', async () => {
    const { client, connect } = await openTestBackend();
    const stop = new AbortController();
    const heard: string[] = [];
    const listening = (async () => {
      for await (const event of connect().stream('system.changes', {}, stop.signal)) {
        if (event.type === 'changed') heard.push(`${event.what} ${event.projectId}`);
      }
    })();
    await client.call('settings.get', {});
    const { id } = await client.call('projects.create', { name: 'Garden' });
    await client.call('briefs.save', { projectId: id, fields: { problem: 'Dry' } });
    const idea = await client.call('ideas.add', { projectId: id, fields: { title: 'Drip' } });
    await client.call('ideas.star', { id: idea.id, starred: true });
    await client.call('settings.save', { language: 'zh-CN' });
    await client.call('projects.delete', { id });
    stop.abort();
    await listening;
    expect(heard).toEqual([
      `projects ${id}`,
      `brief ${id}`,
      `ideas ${id}`,
      `ideas ${id}`,
      'settings null',
      `projects ${id}`,
    ]);
  });
});

describe('the system', () => {
  it('says what it is', async () => {
    const { client, dataFolder } = await openTestBackend();
    const status = await client.call('system.status', {});
    expect(status).toMatchObject({
      version: '0.0.0-test',
      dataFolder,
      keyProtection: 'key-file',
      loadedModel: null,
    });
    expect(status.memoryBytes).toBeGreaterThan(1e7);
  });

  it('lists the shipped models, and finds every file of one intact', async () => {
    const { client } = await openTestBackend();
    const models = await client.call('models.list', {});
    expect(models.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'inkling-135m unloaded',
      'bge-small-en-v1.5 unloaded',
      'bge-small-zh-v1.5 unloaded',
      'inkling-sentence-ranker-en unloaded',
    ]);
    const events = await collect(client.stream('models.verify', { modelId: 'bge-small-en-v1.5' }));
    expect(events.at(-1)).toEqual({ type: 'done', intact: events.length - 1, wrong: 0 });
  });
});
