import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { TestRun } from '../../contract/test-runs.ts';
import { clientOf, startMessage, startProcess } from '../support/backend-process.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { sendJson, startLoopbackEngine, streamText, type EngineHandler } from '../support/loopback-engine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const count = 14;
const questions = Array.from(
  { length: count },
  (_, at) => `When does shop number ${at + 1} open on Tuesdays?`,
);
const document = questions
  .map((_, at) => `Shop number ${at + 1} is open from ${(at % 12) + 1}:15 to 18:40 on Tuesdays.`)
  .join('\n\n');
const csv = ['question,kind', ...questions.map((question) => `${question},golden`)].join('\n');
const slow = { timeout: 180_000 };

/** Takes its time, as servers do. */
const writer: EngineHandler = async (_request, response) => {
  await wait(200);
  streamText(response, 'The shop opens at 9:15 on Tuesdays [1].');
};

/** A project with a document, that many tests, and an engine that writes for it. */
async function prepare(client: Client, address: string, atOnce: number) {
  const { id: projectId } = await client.call('projects.create', { name: 'Shops' });
  await collect(
    client.stream('sources.import', {
      projectId,
      texts: [{ title: 'Shops', text: `# Shops\n\n${document}` }],
    }),
  );
  await client.call('tests.importCsv', { projectId, csv });
  const engine = await client.call('engines.save', { name: 'Test', address, model: 'writer', atOnce });
  expect(engine.atOnce).toBe(atOnce);
  await client.call('engines.use', { projectId, engineId: engine.id });
  return { projectId, engineId: engine.id };
}

async function withEngine(atOnce: number, handler = writer) {
  const engine = await startLoopbackEngine(handler);
  const { client, connect } = await openTestBackend();
  const given = await prepare(client, engine.address, atOnce);
  const resume = async (id: string) => endOf(await collect(client.stream('testRuns.resume', { id })));
  return { client, connect, engine, resume, ...given };
}

function endOf(events: readonly { readonly type: string; readonly run?: TestRun }[]): TestRun {
  const run = events.at(-1)?.run;
  if (!run || events.at(-1)?.type !== 'done') throw new Error('The run did not end');
  return run;
}

/** Begins a run, and stops it once it has so many rows. Returns its id. */
async function stopAfter(client: Client, projectId: string, rows: number): Promise<string> {
  const stop = new AbortController();
  let id = '';
  let heard = 0;
  const run = (async () => {
    for await (const event of client.stream('testRuns.start', { projectId, mode: 'write' }, stop.signal)) {
      if (event.type === 'started') id = event.run.id;
      if (event.type === 'row' && ++heard === rows) stop.abort();
    }
  })();
  await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  await expect
    .poll(async () => (await client.call('testRuns.get', { id })).run.state, { timeout: 20_000 })
    .toBe('cancelled');
  return id;
}

const asked = (rows: readonly { readonly question: string }[]) => rows.map(({ question }) => question).sort();

describe('a run of tests that an engine answers', () => {
  it('asks several at once, as many as were said and no more, and each once', slow, async () => {
    const { client, engine, projectId } = await withEngine(6);
    const events = await collect(client.stream('testRuns.start', { projectId, mode: 'write' }));
    expect(endOf(events)).toMatchObject({
      ...{ state: 'done', models: [{ id: `writer @ ${engine.host}` }] },
      summary: { tests: count },
    });
    const rows = events.flatMap((event) => (event.type === 'row' ? [event.row] : []));
    expect(asked(rows)).toEqual([...questions].sort());
    expect(engine.mostOpen()).toBeGreaterThan(1);
    expect(engine.mostOpen()).toBeLessThanOrEqual(6);
    expect(engine.requests).toHaveLength(count);
    const done = events.flatMap((event) => (event.type === 'progress' ? [event.done] : []));
    expect(done).toEqual(Array.from({ length: count + 1 }, (_, at) => at));
  });

  it('asks one after the other where that was said, and nobody where it quotes', slow, async () => {
    const { client, engine, projectId } = await withEngine(1);
    const events = await collect(
      client.stream('testRuns.start', { projectId, mode: 'write', kinds: ['golden'] }),
    );
    expect(engine.mostOpen()).toBe(1);
    // In the order of the tests, as with a model here.
    const rows = events.flatMap((event) => (event.type === 'row' ? [event.row.question] : []));
    expect(rows).toEqual((await client.call('tests.list', { projectId })).map(({ question }) => question));
    const sent = engine.begun();
    await collect(client.stream('testRuns.start', { projectId, mode: 'quote' }));
    expect(engine.begun()).toBe(sent);
  });

  it('keeps what was asked when it is stopped, and goes on with the rest alone', slow, async () => {
    const { client, connect, engine, resume, projectId } = await withEngine(4);
    const id = await stopAfter(client, projectId, 5);
    const before = await client.call('testRuns.get', { id });
    expect(before.rows.length).toBeGreaterThanOrEqual(5);
    expect(before.rows.length).toBeLessThan(count);
    expect(before.run.summary).toMatchObject({ tests: before.rows.length });
    const sent = engine.begun();

    const events = client.stream('testRuns.resume', { id });
    const { value: started } = await events.next();
    expect(started).toMatchObject({ type: 'started', planned: count, run: { id, state: 'running' } });
    // Whoever else would go on with it meanwhile would ask everything twice.
    await expect(collect(connect().stream('testRuns.resume', { id }))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(endOf(await collect(events))).toMatchObject({ id, state: 'done', summary: { tests: count } });
    const { rows } = await client.call('testRuns.get', { id });
    expect(asked(rows)).toEqual([...questions].sort());
    expect(rows.slice(0, before.rows.length)).toEqual(before.rows);
    expect(engine.begun() - sent).toBe(count - before.rows.length);

    await expect(resume(id)).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'This run is complete.',
    });
    const [test] = await client.call('tests.list', { projectId });
    await expect(resume(test!.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes on after the engine refused, and never mixes the answers of two models', slow, async () => {
    let limit = 6;
    const { client, engine, resume, projectId, engineId } = await withEngine(3, (request, response, sent) =>
      sent > limit ? sendJson(response, 401, {}) : writer(request, response, sent),
    );
    await expect(
      collect(client.stream('testRuns.start', { projectId, mode: 'write' })),
    ).rejects.toMatchObject({ code: 'engine-refused' });
    const [run] = await client.call('testRuns.list', { projectId });
    const { id } = run!;
    const kept = (await client.call('testRuns.get', { id })).rows;
    expect(run).toMatchObject({ state: 'failed', summary: { tests: kept.length } });
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThanOrEqual(limit);

    limit = Infinity;
    const save = (model: string) =>
      client.call('engines.save', { engineId, name: 'Test', address: engine.address, model });
    expect(await save('another')).toMatchObject({ atOnce: 3 });
    await expect(resume(id)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(`writer @ ${engine.host}`) as string,
    });
    expect((await client.call('testRuns.get', { id })).rows).toEqual(kept);
    await save('writer');
    expect(await resume(id)).toMatchObject({ state: 'done', summary: { tests: count } });
  });

  it('that is killed with the app goes on after it started again', slow, async () => {
    const engine = await startLoopbackEngine(writer);
    const folder = await temporaryFolder();
    const open = async () => {
      const { child, send, next, exited } = startProcess();
      send(startMessage(folder));
      await next('ready');
      send({ type: 'connect', connection: 1 });
      return { child, exited, client: clientOf(child, 1) };
    };
    const first = await open();
    const { projectId } = await prepare(first.client, engine.address, 4);
    let id = '';
    let heard = 0;
    for await (const event of first.client.stream('testRuns.start', { projectId, mode: 'write' })) {
      if (event.type === 'started') id = event.run.id;
      if (event.type === 'row' && ++heard === 4) break;
    }
    first.child.kill('SIGKILL');
    await first.exited;

    const { client } = await open();
    const before = await client.call('testRuns.get', { id });
    expect(before.run).toMatchObject({ state: 'failed', models: [{ id: `writer @ ${engine.host}` }] });
    expect(before.rows.length).toBeGreaterThanOrEqual(4);
    const end = endOf(await collect(client.stream('testRuns.resume', { id })));
    expect(end).toMatchObject({ id, state: 'done', summary: { tests: count } });
    expect(asked((await client.call('testRuns.get', { id })).rows)).toEqual([...questions].sort());
  });
});
