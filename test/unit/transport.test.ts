import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { collect } from '../support/collect.ts';
import { createClient } from '../../contract/client.ts';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { createMemoryPorts } from '../../backend/transport/port-memory.ts';
import { callNow } from '../../backend/transport/call.ts';
import { serve } from '../../backend/transport/serve.ts';
import type { Standing } from '../../contract/wire.ts';

/** Handlers for the endpoints a test is about; the others are never called. */
function serveSome(handlers: Partial<Handlers>) {
  const [near, far] = createMemoryPorts();
  const report = vi.fn();
  serve(far, handlers as Handlers, report);
  return { near, report };
}

function connect(handlers: Partial<Handlers>) {
  const { near, report } = serveSome(handlers);
  return { client: createClient(near), report };
}

/** What a raw port hears in answer to raw messages. */
async function exchange(handlers: Partial<Handlers>, messages: readonly unknown[]): Promise<unknown[]> {
  const { near } = serveSome(handlers);
  const heard: unknown[] = [];
  near.listen(
    (message) => heard.push(message),
    () => {},
  );
  for (const message of messages) near.post(message);
  await settle();
  return heard;
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const id = randomUUID();
const project = { id, name: 'Garden', createdAt: 1, updatedAt: 1, ideaCount: 0, starredCount: 0 };
const list: Handlers['projects.list'] = () => [project];

describe('questions', () => {
  it('are answered', async () => {
    const { client } = connect({ 'projects.list': list });
    expect(await client.call('projects.list', {})).toEqual([project]);
  });

  it('reach their handler parsed', async () => {
    const rename = vi.fn<Handlers['projects.rename']>(() => project);
    const { client } = connect({ 'projects.rename': rename });
    await client.call('projects.rename', { id, name: '  Garden ', extra: 1 } as never);
    expect(rename.mock.calls[0]![0]).toEqual({ id, name: 'Garden' });
  });

  it('with a bad input are refused in the words of the schema, and never reach a handler', async () => {
    const rename = vi.fn<Handlers['projects.rename']>();
    const { client } = connect({ 'projects.rename': rename });
    await expect(client.call('projects.rename', { id, name: '' })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'name: A project needs a name.',
    });
    await expect(
      client.call('briefs.save', { projectId: id, fields: { title: 'x'.repeat(201) } }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'fields.title: The title is too long: 200 characters are the limit.',
    });
    expect(rename).not.toHaveBeenCalled();
  });

  it('with a bad answer are a fault of the backend, and are reported', async () => {
    const { client, report } = connect({ 'projects.list': () => [{ name: 'no id' }] as never });
    await expect(client.call('projects.list', {})).rejects.toMatchObject({ code: 'internal' });
    expect(report).toHaveBeenCalledOnce();
  });

  it.each([
    ['SQLITE_FULL', 'disk-full'],
    ['ENOSPC', 'disk-full'],
    ['EACCES', 'data-folder'],
    ['EROFS', 'data-folder'],
    ['SQLITE_READONLY', 'data-folder'],
    ['SQLITE_BUSY', 'database-locked'],
    ['SQLITE_CORRUPT', 'database-damaged'],
    ['EWHATEVER', 'internal'],
  ])('that fail with %s say %s', async (code, expected) => {
    const fail = () => {
      throw Object.assign(new Error('as the system says it'), { code });
    };
    const { client, report } = connect({ 'projects.list': fail });
    await expect(client.call('projects.list', {})).rejects.toMatchObject({ code: expected });
    expect(report).toHaveBeenCalledTimes(expected === 'internal' ? 1 : 0);
  });

  it('keep the problem of an InklingError, and the message of a surprise', async () => {
    const given = new InklingError('not-found', 'It is gone.', 'Reload.');
    const { client } = connect({
      'projects.list': () => Promise.reject(given),
      'settings.get': () => Promise.reject(new Error('the pump broke')),
    });
    await expect(client.call('projects.list', {})).rejects.toMatchObject(given.problem);
    await expect(client.call('settings.get', {})).rejects.toThrow(/the pump broke/);
  });

  it('for endpoints that don’t exist are refused, own names of objects included', async () => {
    for (const name of ['nothing', '', '__proto__', 'constructor', 'toString', 'projects.list ']) {
      const heard = await exchange({}, [{ type: 'call', id: 1, name, input: {} }]);
      expect(heard).toMatchObject([{ type: 'error', id: 1, problem: { code: 'invalid-input' } }]);
    }
  });
});

describe('streams', () => {
  const changed = { type: 'changed', what: 'ideas', projectId: null } as const;

  it('arrive in order and end with done', async () => {
    const { client } = connect({
      async *'system.changes'() {
        for (let index = 0; index < 50; index++) yield changed;
        yield { type: 'done' };
      },
    });
    const events = await collect(client.stream('system.changes', {}));
    expect(events).toHaveLength(51);
    expect(events.at(-1)).toEqual({ type: 'done' });
  });

  it('that throw end with failed, after what came before', async () => {
    const heard = await exchange(
      {
        async *'system.changes'() {
          yield changed;
          throw new InklingError('model-failed', 'The model fell over.', 'Try again.');
        },
      },
      [{ type: 'call', id: 7, name: 'system.changes', input: {} }],
    );
    expect(heard).toMatchObject([
      { type: 'event', id: 7, event: changed },
      { type: 'event', id: 7, event: { type: 'failed', problem: { code: 'model-failed' } } },
    ]);
  });

  it('that end without done, or say what the contract doesn’t know, have failed', async () => {
    for (const events of [[changed], [{ type: 'nonsense' }]]) {
      const { client, report } = connect({
        async *'system.changes'() {
          yield* events as never[];
        },
      });
      await expect(collect(client.stream('system.changes', {}))).rejects.toMatchObject({
        code: 'internal',
      });
      expect(report).toHaveBeenCalledOnce();
    }
  });

  it('end with cancelled when their client stops them, whatever their handler throws then', async () => {
    let aborted = 0;
    const { client } = connect({
      async *'system.changes'(_input, { signal }) {
        yield { type: 'changed', what: 'ideas', projectId: null };
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        aborted++;
        signal.throwIfAborted();
      },
    });
    const controller = new AbortController();
    const stream = client.stream('system.changes', {}, controller.signal);
    expect((await stream.next()).value).toEqual(changed);
    controller.abort();
    await expect(stream.next()).rejects.toMatchObject({ code: 'cancelled' });
    expect(aborted).toBe(1);
  });

  it('are aborted when their client leaves, and when the port closes', async () => {
    for (const leave of ['return', 'close'] as const) {
      const signals: AbortSignal[] = [];
      const { client } = connect({
        async *'system.changes'(_input, { signal }) {
          signals.push(signal);
          yield changed;
          await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        },
      });
      const stream = client.stream('system.changes', {});
      await stream.next();
      if (leave === 'return') await stream.return();
      else client.close();
      await settle();
      expect(signals.map((signal) => signal.aborted)).toEqual([true]);
    }
  });

  it('are stopped together, and waited for', async () => {
    const [near, far] = createMemoryPorts();
    let ended = 0;
    const handlers: Partial<Handlers> = {
      async *'system.changes'(_input, { signal }) {
        yield { type: 'changed', what: 'ideas', projectId: null };
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        await new Promise((resolve) => setTimeout(resolve, 20));
        ended++;
      },
    };
    const service = serve(far, handlers as Handlers, vi.fn());
    const heard = vi.fn();
    near.listen(heard, () => {});
    for (const id of [1, 2]) near.post({ type: 'call', id, name: 'system.changes', input: {} });
    await settle();
    await service.stop();
    expect(ended).toBe(2);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('with a bad input never start', async () => {
    const generate = vi.fn<Handlers['ideation.generate']>();
    const { client } = connect({ 'ideation.generate': generate });
    const stream = client.stream('ideation.generate', { projectId: id, method: 'scamper', count: 10_000 });
    await expect(stream.next()).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'count: Ask for at most 40 ideas at a time.',
    });
    expect(generate).not.toHaveBeenCalled();
  });
});

describe('garbage', () => {
  const message = fc.oneof(
    fc.anything(),
    fc.record({
      type: fc.constantFrom('call', 'cancel', 'x'),
      id: fc.anything(),
      name: fc.anything(),
      input: fc.anything(),
    }),
    fc.record({
      type: fc.constant('call'),
      id: fc.integer(),
      name: fc.oneof(
        fc.string(),
        fc.constantFrom('projects.rename', 'briefs.get', 'ideas.star', '__proto__'),
      ),
      input: fc.anything(),
    }),
    fc.record({ type: fc.constant('cancel'), id: fc.integer() }),
  );

  it('never gets an answer that isn’t an error, and never stops the server', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 20 }), async (messages) => {
        const posted = messages.filter((one) => isCloneable(one));
        const { near, report } = serveSome({ 'projects.list': list });
        const heard: { type: string; id: number }[] = [];
        near.listen(
          (one) => heard.push(one as { type: string; id: number }),
          () => {},
        );
        for (const one of posted) near.post(one);
        await settle();
        expect(heard.filter(({ type }) => type !== 'error')).toEqual([]);
        expect(report).not.toHaveBeenCalled();
        near.post({ type: 'call', id: 123_456, name: 'projects.list', input: {} });
        await settle();
        expect(heard.at(-1)).toMatchObject({ type: 'result', id: 123_456, output: [project] });
      }),
      { numRuns: 150 },
    );
  });

  it('under the number of a call that still runs is refused, and doesn’t end that call', async () => {
    let finish = () => {};
    const { near } = serveSome({
      'projects.list': () => new Promise((resolve) => (finish = () => resolve([project]))),
    });
    const heard: unknown[] = [];
    near.listen(
      (one) => heard.push(one),
      () => {},
    );
    const call = { type: 'call', id: 1, name: 'projects.list', input: {} };
    near.post(call);
    near.post(call);
    await settle();
    finish();
    await settle();
    expect(heard).toMatchObject([
      { type: 'error', id: 1 },
      { type: 'result', id: 1 },
    ]);
  });

  it('answers others while a long list is parsed, and refuses it for one item that is wrong', async () => {
    const long = Array.from({ length: 3000 }, () => project);
    const order: string[] = [];
    const { client } = connect({ 'projects.list': () => long, 'projects.rename': () => project });
    await Promise.all([
      client.call('projects.list', {}).then((all) => order.push(`list of ${all.length}`)),
      client.call('projects.rename', { id: project.id, name: 'B' }).then(() => order.push('rename')),
    ]);
    expect(order).toEqual(['rename', 'list of 3000']);

    const broken = [...long, { ...project, ideaCount: -1 }];
    const bad = connect({ 'projects.list': () => broken });
    await expect(bad.client.call('projects.list', {})).rejects.toMatchObject({ code: 'internal' });
    expect(bad.report).toHaveBeenCalledOnce();
  });
});

function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

describe('what a call waits for', () => {
  it('is told to whoever follows its stream, from wherever the work for it is done, and nobody else', async () => {
    const { client } = connect({
      async *'system.changes'() {
        await settle();
        callNow()?.stand({ type: 'queued', place: 2 });
        yield { type: 'changed', what: 'ideas', projectId: null };
        await new Promise((resolve) => setTimeout(resolve, 5));
        callNow()?.stand({ type: 'reading', share: 0.4 });
        callNow()?.stand({ type: 'working' });
        yield { type: 'done' };
      },
      'projects.list': () => {
        callNow()?.stand({ type: 'queued', place: 7 });
        return [project];
      },
    });
    const told: Standing[] = [];
    const [events] = await Promise.all([
      collect(client.stream('system.changes', {}, undefined, (standing) => told.push(standing))),
      client.call('projects.list', {}),
      collect(client.stream('system.changes', {})),
    ]);
    expect(events).toHaveLength(2);
    expect(told).toEqual([
      { type: 'queued', place: 2 },
      { type: 'reading', share: 0.4 },
      { type: 'working' },
    ]);
  });

  it('has one origin a client, and is told no more once it has been answered', async () => {
    const origins: (object | undefined)[] = [];
    let late = () => {};
    const handlers: Partial<Handlers> = {
      'projects.list': () => {
        const call = callNow();
        origins.push(call?.origin);
        late = () => call?.stand({ type: 'working' });
        return [project];
      },
    };
    const { client } = connect(handlers);
    const other = connect(handlers);
    await client.call('projects.list', {});
    await client.call('projects.list', {});
    await other.client.call('projects.list', {});
    expect(origins[0]).toBeDefined();
    expect(origins[1]).toBe(origins[0]);
    expect(origins[2]).not.toBe(origins[0]);
    expect(callNow()).toBeUndefined();
    const heard = await exchange({ 'projects.list': handlers['projects.list']! }, [
      { type: 'call', id: 1, name: 'projects.list', input: {} },
    ]);
    late();
    await settle();
    expect(heard).toMatchObject([{ type: 'result', id: 1 }]);
  });
});
