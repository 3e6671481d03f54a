import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { InklingError } from '../../contract/errors.ts';
import { clientOf, startMessage, startProcess } from '../support/backend-process.ts';
import { openTestBackend, root } from '../support/backend.ts';
import { carried } from '../support/carry.ts';
import { collect } from '../support/collect.ts';
import { decryptStore } from '../support/decrypt.ts';
import { sendJson, startLoopbackEngine, streamText, type EngineHandler } from '../support/loopback-engine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const brief = {
  title: 'Watering while away',
  problem: 'Allotment holders who travel in July come back to dry beds and dead tomatoes.',
  people: 'Plot holders who travel; neighbours who stay',
  constraints: 'No electricity on the plots.',
  assets: 'A shared shed and a noticeboard.',
};
const pitches = [
  'Travelling plot holders hang a numbered can on the shed, and neighbours who stay water the beds of the can they take.',
  'A card on the noticeboard shows which beds are dry today, so that neighbours water those before the others.',
  'Plot holders who travel swap weeks with those who stay, and a list in the shed says whose tomatoes are whose.',
  'Neighbours who stay photograph the beds each evening, and a plot holder who travels asks one of them to water.',
];
const fields = {
  who: 'Plot holders who travel in July',
  why: 'They come back to dry beds and no neighbour is to blame.',
  experiment: 'Ask twelve plot holders to hang up a can, and go on if five do.',
};

/** Answers as an instructed model would: ideas, their details, and answers from numbered passages. */
const writer: EngineHandler = ({ path: asked, body }, response, count) => {
  if (asked === '/v1/models') return sendJson(response, 200, { data: [{ id: 'writer' }] });
  const schema = (
    body['response_format'] as { json_schema?: { schema?: { required?: string[] } } } | undefined
  )?.json_schema?.schema?.required;
  if (schema?.includes('pitch'))
    return streamText(
      response,
      JSON.stringify({
        title: `Shed Can Number ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[count % 26]}`,
        pitch: pitches[count % pitches.length],
      }),
    );
  if (schema?.includes('who')) return streamText(response, JSON.stringify(fields));
  if (schema)
    return streamText(response, JSON.stringify(Object.fromEntries(schema.map((key) => [key, 'Drizzle']))));
  return streamText(response, 'The shop opens at 9:15 on Tuesdays [1].');
};

async function withEngine(handler: EngineHandler = writer) {
  const engine = await startLoopbackEngine(handler);
  const opened = await openTestBackend();
  const { client } = opened;
  const saved = await client.call('engines.save', {
    ...{ name: 'Test engine', address: engine.address, key: 'sk-mine', model: 'writer' },
  });
  const project = await client.call('projects.create', { name: 'Allotment', brief });
  return { ...opened, engine, saved, projectId: project.id };
}

describe('engines', () => {
  it('are kept over a restart without their keys being told, and forget them with their host', async () => {
    const { client, backend, dataFolder, engine, saved, projectId } = await withEngine();
    expect(saved).toMatchObject({ host: engine.host, reach: 'this-machine', hasKey: true, projectIds: [] });
    await client.call('engines.use', { projectId, engineId: saved.id });
    expect(JSON.stringify(await client.call('engines.list', {}))).not.toContain('sk-mine');
    await backend.close();

    const again = await openTestBackend(dataFolder);
    expect(await again.client.call('engines.ofProject', { projectId })).toMatchObject({
      engine: { id: saved.id, hasKey: true, projectIds: [projectId] },
    });
    const same = { engineId: saved.id, name: 'Renamed', address: `${engine.address}/`, model: 'other' };
    expect(await again.client.call('engines.save', same)).toMatchObject({
      ...{ name: 'Renamed', model: 'other', hasKey: true, projectIds: [projectId] },
    });
    // The same host, but readable by others on the way or no longer: neither key nor consent goes along.
    const otherWay = { ...same, address: engine.address.replace('http:', 'https:') };
    expect(await again.client.call('engines.save', otherWay)).toMatchObject({
      hasKey: false,
      projectIds: [],
    });
    const moved = { ...same, address: 'https://elsewhere.example' };
    expect(await again.client.call('engines.save', moved)).toMatchObject({
      ...{ address: 'https://elsewhere.example/v1', reach: 'encrypted', hasKey: false, projectIds: [] },
    });
    expect(await again.client.call('engines.ofProject', { projectId })).toEqual({ engine: null });
    // None of this asked anybody for anything.
    expect(engine.requests).toHaveLength(0);

    await again.client.call('engines.remove', { engineId: saved.id });
    expect(await again.client.call('engines.list', {})).toEqual([]);
    await expect(again.client.call('engines.test', { engineId: saved.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('have addresses that are some, and keys that travel encrypted', async () => {
    const { client } = await openTestBackend();
    const save = (address: string, key?: string) =>
      client.call('engines.save', { name: 'a', model: 'm', address, key });
    for (const address of [
      'nowhere',
      'ftp://a.example',
      'http://me:secret@a.example',
      'http://a.example/?key=1',
      'file:///etc',
    ])
      await expect(save(address)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(save('http://192.168.1.5:8000', 'sk-mine')).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('unencrypted') as string,
    });
    await expect(
      client.call('engines.models', { address: 'http://192.168.1.5:8000', key: 'sk-mine' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await client.call('engines.list', {})).toEqual([]);
    expect(await save('http://192.168.1.5:8000')).toMatchObject({ reach: 'open', hasKey: false });
    expect(await save('http://[::1]:8000/api/v1/', 'k')).toMatchObject({
      ...{ address: 'http://[::1]:8000/api/v1', reach: 'this-machine' },
    });
    expect(await save('http://127.example.com')).toMatchObject({ reach: 'open' });
  });

  it('write for the projects that were given them, and for no other', { timeout: 120_000 }, async () => {
    const { client, engine, saved, projectId } = await withEngine();
    const asked = { projectId, count: 2, method: 'scamper', seed: 3 };
    await expect(
      collect(client.stream('ideation.generate', { ...asked, modelId: `engine:${saved.id}` })),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    expect(engine.requests).toHaveLength(0);

    await client.call('engines.use', { projectId, engineId: saved.id });
    const events = await collect(client.stream('ideation.generate', asked));
    const ideas = events.flatMap((event) => (event.type === 'idea' ? [event.idea] : []));
    expect(ideas.length).toBeGreaterThan(0);
    for (const { pitch, who, provenance } of ideas) {
      expect(pitches).toContain(pitch);
      expect(who).toBe(fields.who);
      expect(provenance).toMatchObject({
        model: { id: `writer @ ${engine.host}` },
        ...{ endedBy: 'model', opening: '' },
        prompt: expect.stringContaining(brief.problem) as string,
      });
    }
    expect(engine.requests.every(({ headers }) => headers.authorization === 'Bearer sk-mine')).toBe(true);

    // Taken back, it is asked nothing more.
    await client.call('engines.use', { projectId, engineId: null });
    const before = engine.requests.length;
    await expect(
      collect(client.stream('ideation.generate', { ...asked, modelId: `engine:${saved.id}` })),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    expect(engine.requests).toHaveLength(before);
  });

  it('answer from the passages, each sentence checked as ever', { timeout: 120_000 }, async () => {
    const { client, engine, saved, projectId } = await withEngine();
    const text =
      '# Opening hours\n\nThe shop is open from 9:15 to 18:40 on Tuesdays and closed on Sundays.\n';
    await collect(client.stream('sources.import', { projectId, texts: [{ title: 'Opening hours', text }] }));
    await client.call('engines.use', { projectId, engineId: saved.id });
    const question = 'When does the shop open on Tuesdays?';
    const events = await collect(client.stream('assistant.reply', { projectId, question, mode: 'write' }));
    const done = events.at(-1)!;
    if (done.type !== 'done') throw new Error('It did not end');
    expect(done.answer).toMatchObject({ fellBack: false, model: { id: `writer @ ${engine.host}` } });
    expect(done.text).toContain('9:15');
    expect(JSON.stringify(engine.requests[0]!.body)).toContain('18:40');
  });

  it('that break off leave what was made before, with a clear error', { timeout: 120_000 }, async () => {
    let limit = 10;
    const { client, saved, projectId } = await withEngine((request, response, count) => {
      if (count > limit) response.writeHead(401).end();
      else writer(request, response, count);
    });
    await client.call('engines.use', { projectId, engineId: saved.id });
    await expect(
      collect(client.stream('ideation.generate', { projectId, count: 6, method: 'scamper', seed: 3 })),
    ).rejects.toMatchObject({ code: 'engine-refused' });
    const kept = await client.call('ideas.list', { projectId });
    limit = Infinity;
    await collect(client.stream('ideation.generate', { projectId, count: 1, method: 'scamper', seed: 9 }));
    expect((await client.call('ideas.list', { projectId })).length).toBeGreaterThanOrEqual(kept.length);
  });
});

/** Ways in which a person takes an engine from a project, and what they are told of the run that was under way. */
const waysToTakeBack: Readonly<
  Record<string, (client: Client, engineId: string, projectId: string) => Promise<unknown>>
> = {
  'not for this project': (client, _engineId, projectId) =>
    client.call('engines.use', { projectId, engineId: null }),
  'another one for this project': async (client, _engineId, projectId) => {
    const address = 'http://127.0.0.1:1';
    const other = await client.call('engines.save', { name: 'Other', address, model: 'm' });
    return client.call('engines.use', { projectId, engineId: other.id });
  },
  removed: (client, engineId) => client.call('engines.remove', { engineId }),
  'at another host': (client, engineId) =>
    client.call('engines.save', { engineId, name: 'Moved', model: 'm', address: 'http://127.0.0.1:1' }),
  'without its key': (client, engineId) =>
    client.call('engines.list', {}).then(([engine]) =>
      client.call('engines.save', {
        engineId,
        key: null,
        ...{ name: 'Keyless', model: 'm', address: engine!.address },
      }),
    ),
  'with its project': (client, _engineId, projectId) => client.call('projects.delete', { id: projectId }),
};

/** A count once it is the same for a while. */
async function atRest(count: () => number): Promise<number> {
  for (let before = -1; before !== count();) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  return count();
}

describe('an engine that is taken from a project while it writes', () => {
  it.each(Object.keys(waysToTakeBack))('is asked for nothing more: %s', { timeout: 120_000 }, async (way) => {
    let limit = 12;
    const held: ServerResponse[] = [];
    const { client, engine, saved, projectId } = await withEngine((request, response, count) => {
      // It begins what it will not end.
      if (count > limit) held.push(response.writeHead(200, { 'content-type': 'text/event-stream' }));
      else writer(request, response, count);
    });
    await client.call('engines.use', { projectId, engineId: saved.id });
    const shown: string[] = [];
    const run = (async () => {
      const asked = { projectId, count: 8, method: 'scamper', seed: 3 };
      for await (const event of client.stream('ideation.generate', asked))
        if (event.type === 'idea') shown.push(event.idea.id);
    })();
    run.catch(() => undefined);
    await expect.poll(() => held.length, { timeout: 60_000 }).toBeGreaterThan(0);
    const closed = held.map((response) => once(response, 'close'));
    // So many are asked at once; those that are under way arrive before anything is taken back.
    const before = await atRest(() => engine.begun());
    await waysToTakeBack[way]!(client, saved.id, projectId);
    limit = Infinity;
    await expect(run).rejects.toMatchObject({
      code: 'engine-withdrawn',
      message: expect.stringContaining('what was finished before is kept') as string,
    });
    await Promise.all(closed);
    expect(engine.begun()).toBe(before);
    if (way === 'with its project') await client.call('projects.restore', { id: projectId });
    const kept = await client.call('ideas.list', { projectId });
    expect(shown.length).toBeGreaterThan(0);
    expect(kept.map(({ id }) => id)).toEqual(shown);
    // What the person still allows goes on: with the key that it has now, or in the project that came back.
    if (way !== 'without its key' && way !== 'with its project') return;
    await collect(client.stream('ideation.generate', { projectId, count: 1, method: 'scamper', seed: 5 }));
    expect(engine.begun()).toBeGreaterThan(before);
    expect(engine.requests.at(-1)!.headers.authorization).toBe(
      way === 'without its key' ? undefined : 'Bearer sk-mine',
    );
  });

  it('is given and taken back by whoever said so last, and a trial of it ends with it', async () => {
    const { client, engine, saved, projectId } = await withEngine(() => undefined);
    const use = (engineId: string | null) => client.call('engines.use', { projectId, engineId });
    await Promise.all([use(saved.id), use(null)]);
    expect(await client.call('engines.ofProject', { projectId })).toEqual({ engine: null });
    await Promise.all([use(null), use(saved.id)]);
    expect(await client.call('engines.ofProject', { projectId })).toMatchObject({ engine: { id: saved.id } });
    await Promise.allSettled([
      use(null),
      use(saved.id),
      client.call('engines.remove', { engineId: saved.id }),
    ]);
    expect(await client.call('engines.ofProject', { projectId })).toEqual({ engine: null });

    const again = await client.call('engines.save', { name: 'b', address: saved.address, model: 'm' });
    const trial = client.call('engines.test', { engineId: again.id });
    const list = client.call('engines.models', { engineId: again.id });
    trial.catch(() => undefined);
    list.catch(() => undefined);
    await expect.poll(() => engine.requests.length, { timeout: 20_000 }).toBe(2);
    await client.call('engines.remove', { engineId: again.id });
    await expect(trial).rejects.toMatchObject({ code: 'engine-withdrawn' });
    await expect(list).rejects.toMatchObject({ code: 'engine-withdrawn' });
  });

  it('moves to another host also when a project of its lies in the trash, which then writes with it no more', async () => {
    const { client, saved, projectId } = await withEngine();
    await client.call('engines.use', { projectId, engineId: saved.id });
    await client.call('projects.delete', { id: projectId });
    const moved = { engineId: saved.id, name: 'Moved', model: 'm', address: 'http://127.0.0.1:1' };
    expect(await client.call('engines.save', moved)).toMatchObject({ host: '127.0.0.1:1', projectIds: [] });
    await client.call('projects.restore', { id: projectId });
    expect(await client.call('engines.ofProject', { projectId })).toEqual({ engine: null });
  });
});

it('gives its key out nowhere: no answer, error, log, project file or file of the folder has it', async () => {
  const key = 'sk-Zirkelwort-0815';
  const { client, backend, dataFolder, saved, projectId } = await withEngine((_request, response) =>
    // A server that says the key aloud, as some do in their refusals.
    sendJson(response, 400, { error: { message: `Wrong key: ${key}` } }),
  );
  const { name, address, model } = saved;
  const said: unknown[] = [
    await client.call('engines.save', { engineId: saved.id, name, address, model, key }),
  ];
  said.push(await client.call('engines.use', { projectId, engineId: saved.id }));
  said.push(await client.call('engines.list', {}), await client.call('engines.ofProject', { projectId }));
  const failed = async (work: Promise<unknown>) =>
    said.push(
      await work.then(
        () => 'done',
        (error: unknown) => (error as InklingError).problem,
      ),
    );
  await failed(client.call('engines.test', { engineId: saved.id }));
  await failed(client.call('engines.models', { engineId: saved.id }));
  await failed(
    collect(client.stream('ideation.generate', { projectId, count: 1, method: 'scamper', seed: 3 })),
  );
  expect(said.slice(-3)).toMatchObject(Array.from({ length: 3 }, () => ({ code: 'engine-refused' })));
  said.push(await client.call('network.log', {}), await client.call('ideas.list', { projectId }));
  const file = path.join(await temporaryFolder(), 'allotment.inkling');
  said.push(await carried(client, 'carry.export', { projectId, path: file, passphrase: null }));
  expect(JSON.stringify(said)).not.toContain('Zirkelwort');
  await backend.close();
  for (const inFolder of readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })) {
    const place = path.join(dataFolder, inFolder);
    if (statSync(place).isFile()) expect(readFileSync(place).includes('Zirkelwort'), inFolder).toBe(false);
  }
  // It is there, where it should be.
  expect(decryptStore(dataFolder).includes(key)).toBe(true);

  // Whoever opens the project file gets neither the engine nor the leave to write with it.
  const other = await openTestBackend();
  const { import: record } = await carried(other.client, 'carry.import', { path: file });
  expect(await other.client.call('engines.list', {})).toEqual([]);
  expect(await other.client.call('engines.ofProject', { projectId: record.projectId })).toEqual({
    engine: null,
  });
  await other.backend.close();
  expect(decryptStore(other.dataFolder).includes('Zirkelwort')).toBe(false);
});

describe('an engine in another process', () => {
  it('is a real model: tried out, and asked for ideas', { timeout: 300_000 }, async () => {
    const child = spawn(process.execPath, [path.join(root, 'test/support/engine-child.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const [port] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    const { client } = await openTestBackend();
    const fields_ = { name: 'Real', address: `http://127.0.0.1:${port.trim()}`, model: 'served' };
    const saved = await client.call('engines.save', { ...fields_, key: 'open-sesame' });
    expect(await client.call('engines.models', { engineId: saved.id })).toMatchObject({ models: ['served'] });
    const trial = await client.call('engines.test', { engineId: saved.id });
    expect(trial).toMatchObject({ keepsSchema: true, saysLikelihood: false });
    expect(trial.text.length).toBeGreaterThan(0);

    const { id: projectId } = await client.call('projects.create', { name: 'Allotment', brief });
    await client.call('engines.use', { projectId, engineId: saved.id });
    const asked = { projectId, count: 1, method: 'scamper', seed: 5 };
    const events = await collect(client.stream('ideation.generate', asked));
    const done = events.at(-1)!;
    if (done.type !== 'done') throw new Error('It did not end');
    // What a small model writes without having been taught this may all be turned down; it was written and judged.
    expect(done.summary.candidates).toBeGreaterThan(0);

    await client.call('engines.save', { ...fields_, engineId: saved.id, key: 'wrong' });
    await expect(client.call('engines.test', { engineId: saved.id })).rejects.toMatchObject({
      code: 'engine-refused',
    });
  });

  it('is cut by the offline lock in the midst of an answer', { timeout: 120_000 }, async () => {
    const held: ServerResponse[] = [];
    const engine = await startLoopbackEngine((request, response, count) => {
      if (count > 12) held.push(response.writeHead(200, { 'content-type': 'text/event-stream' }));
      else writer(request, response, count);
    });
    const { child, send, next } = startProcess();
    send(startMessage(await temporaryFolder()));
    await next('ready');
    send({ type: 'connect', connection: 1 });
    const client = clientOf(child, 1);
    const given = { name: 'Test', address: engine.address, model: 'writer' };
    const { id: engineId } = await client.call('engines.save', given);
    const { id: projectId } = await client.call('projects.create', { name: 'Allotment', brief });
    await client.call('engines.use', { projectId, engineId });
    const asked = { projectId, count: 8, method: 'scamper', seed: 3 };
    const run = collect(client.stream('ideation.generate', asked));
    run.catch(() => undefined);
    await expect.poll(() => held.length, { timeout: 60_000 }).toBeGreaterThan(0);
    const closed = held.map((response) => once(response, 'close'));
    await client.call('network.setOffline', { offline: true });
    await expect(run).rejects.toMatchObject({ code: 'offline' });
    await Promise.all(closed);
    const { length } = engine.requests;
    expect((await client.call('ideas.list', { projectId })).length).toBeGreaterThan(0);
    await expect(collect(client.stream('ideation.generate', asked))).rejects.toMatchObject({
      code: 'offline',
    });
    expect(engine.requests).toHaveLength(length);
  });

  it(
    'is another Inkling’s endpoint; the log says who was spoken to, and the lock ends it',
    { timeout: 180_000 },
    async () => {
      const start = async () => {
        const { child, send, next } = startProcess();
        send(startMessage(await temporaryFolder()));
        await next('ready');
        send({ type: 'connect', connection: 1 });
        return clientOf(child, 1);
      };
      const [publisher, client] = await Promise.all([start(), start()]);
      const { id: shop } = await publisher.call('projects.create', { name: 'Shop' });
      const port = 20_000 + Math.floor(Math.random() * 20_000);
      const { token } = await publisher.call('publish.start', { projectId: shop, port });

      const address = `http://127.0.0.1:${port}`;
      const saved = await client.call('engines.save', {
        name: 'Next door',
        address,
        model: 'inkling-assistant',
        key: token,
      });
      const { models } = await client.call('engines.models', { engineId: saved.id });
      expect(models).toContain('inkling-assistant');
      // It answers from its own sources only, so it keeps to no schema, and no ideas come of it: said in words.
      const trial = await client.call('engines.test', { engineId: saved.id });
      expect(trial).toMatchObject({ keepsSchema: false, saysLikelihood: false });
      expect(trial.text.length).toBeGreaterThan(0);
      const { id: projectId } = await client.call('projects.create', { name: 'Allotment', brief });
      await client.call('engines.use', { projectId, engineId: saved.id });
      await expect(
        collect(client.stream('ideation.generate', { projectId, count: 1, method: 'scamper' })),
      ).rejects.toMatchObject({ code: 'engine-unusable' });

      const { entries } = await client.call('network.log', {});
      const mine = entries.filter(({ feature }) => feature === 'engine');
      expect(mine).toMatchObject([
        { kind: 'connection', host: '127.0.0.1', port, allowed: true, by: 'backend' },
      ]);
      expect(mine[0]!.sentBytes).toBeGreaterThan(500);
      expect(mine[0]!.receivedBytes).toBeGreaterThan(500);

      await client.call('network.setOffline', { offline: true });
      await expect(client.call('engines.test', { engineId: saved.id })).rejects.toMatchObject({
        code: 'offline',
      });
      await expect(
        collect(client.stream('ideation.generate', { projectId, count: 1, method: 'scamper' })),
      ).rejects.toMatchObject({ code: 'offline' });
    },
  );
});
