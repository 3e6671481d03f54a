import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import tls from 'node:tls';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { watchSockets } from '../../../backend/guard/door.ts';
import { openPermit } from '../../../backend/guard/permits.ts';
import { InklingError } from '../../../contract/errors.ts';
import type { EngineRecord } from '../../../backend/engines/ports.ts';
import type { DraftRequest } from '../../../backend/ideation/ports.ts';
import { createEngineCalls } from '../../../backend/runtime/remote/engine-calls.ts';
import type { EnginePatience } from '../../../backend/runtime/remote/engine-line.ts';
import { jsonAnswer } from '../../../backend/runtime/remote/json-answer.ts';
import { collect } from '../../support/collect.ts';
import { loopbackCertificate } from '../../support/hub-certificate.ts';
import {
  event,
  sendJson,
  startLoopbackEngine,
  streamText,
  type EngineHandler,
} from '../../support/loopback-engine.ts';

// Permits know their connections, as in the app; nothing is denied here.
watchSockets('backend');

const quick: EnginePatience = {
  ...{ connectMs: 500, silentMs: 250, tries: 3 },
  ...{ firstWaitMs: 1, longestWaitMs: 4, longestAskedMs: 2000 },
};
const quickButPatient = { ...quick, silentMs: 20_000 };
/** On a machine that has much else to do. */
const slow = { timeout: 15_000 };
const never = new AbortController().signal;
const sampling = { temperature: 0.5, topK: 0, topP: 1, minP: 0.08, repetitionPenalty: 1.05 };
const key = 'sk-secret-of-mine';

async function start(handler: EngineHandler, patience: EnginePatience = quick) {
  const engine = await startLoopbackEngine(handler);
  return { engine, ...speakTo(engine.address, patience) };
}

function speakTo(address: string, patience: EnginePatience) {
  const permits: string[] = [];
  const open = new Set<object>();
  const calls = createEngineCalls((host, port) => {
    permits.push(`${host}:${port}`);
    const permit = openPermit({ feature: 'engine', connect: [{ host, port }] });
    open.add(permit);
    return {
      run: permit.run,
      close: () => (open.delete(permit), permit.close()),
      cut: () => (open.delete(permit), permit.cut()),
    };
  }, patience);
  const record: EngineRecord = {
    ...{ id: 'a', name: 'Test', address, key, model: 'writer', atOnce: 4, createdAt: 1 },
  };
  const leave = new AbortController();
  const model = calls.modelOf({ record, withdrawn: leave.signal });
  const request = (changes: Partial<DraftRequest> = {}): DraftRequest => ({
    prompt: { system: 'You invent.', stem: 'Brief: rain.', turn: ' Stimulus: jars.' },
    keys: ['title', 'pitch'],
    openings: [''],
    ...{ sampling, seed: 7, maxTokens: 96, signal: never },
    ...changes,
  });
  const write = (signal = never, stop: readonly string[] = [], turn = 't') =>
    collect(model.write({ prompt: { system: 's', turn }, sampling, seed: 1, maxTokens: 50, stop, signal }));
  return { calls, record, leave, model, request, write, permits, openPermits: () => open.size };
}

const takenBack = () => new InklingError('engine-withdrawn', 'It was taken back.', 'Start again.');

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'done', message: '', remedy: '' }),
    (error: unknown) => error as { code: string; message: string; remedy: string },
  );
const idea = JSON.stringify({ title: 'Rain Count', pitch: 'Neighbours count jars.' });

describe('writing with an engine', () => {
  it('sends system and user messages with the key, and gives drafts with the likelihood of their words', async () => {
    const { engine, model, request, permits, openPermits } = await start((_, response) =>
      streamText(response, idea, { logprob: -0.5 }),
    );
    const { drafts, timings } = await model.draft(request({ openings: ['', '', '', '', '', '', '', ''] }));
    // Each version is a request, so fewer are written than side by side on this machine.
    expect(drafts).toHaveLength(4);
    const [draft] = drafts;
    expect(JSON.parse(draft!.text)).toEqual({ title: 'Rain Count', pitch: 'Neighbours count jars.' });
    expect(draft).toMatchObject({ complete: true });
    expect(draft!.logProbabilities.every((value) => value === -0.5)).toBe(true);
    const valueOn = idea.indexOf('Neighbours');
    expect(draft!.lastValueAt).toBe(Math.floor(valueOn / 6));
    expect(timings.tokens).toBe(4 * Math.ceil(idea.length / 6));
    const [first] = engine.requests;
    expect(first).toMatchObject({
      path: '/v1/chat/completions',
      headers: { authorization: `Bearer ${key}` },
    });
    expect(first!.body).toMatchObject({
      ...{ model: 'writer', stream: true, temperature: 0.5, top_p: 1, logprobs: true },
      messages: [
        { role: 'system', content: 'You invent.' },
        { role: 'user', content: 'Brief: rain. Stimulus: jars.' },
      ],
      response_format: { type: 'json_schema', json_schema: { schema: { required: ['title', 'pitch'] } } },
    });
    expect(new Set(engine.requests.map(({ body }) => body['seed'])).size).toBe(4);
    expect(new Set(permits)).toEqual(new Set([engine.host]));
    expect(openPermits()).toBe(0);
  });

  it.each([
    ['https://127.0.0.1/v1', '127.0.0.1'],
    ['https://127.0.0.1:8443/v1', '127.0.0.1:8443'],
  ])('names the host as the address %s does', async (address, host) => {
    const trusted = tls.getCACertificates('default');
    tls.setDefaultCACertificates([...trusted, loopbackCertificate.cert]);
    onTestFinished(() => tls.setDefaultCACertificates(trusted));
    const named: (string | undefined)[] = [];
    const server = https.createServer(loopbackCertificate, (incoming, response) => {
      named.push(incoming.headers.host);
      response.end(JSON.stringify({ data: [{ id: 'a' }] }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    // Nobody may listen at 443 without rights: what is meant for it goes to the server here.
    const connect = net.connect;
    const led = vi.spyOn(net, 'connect');
    led.mockImplementation(((place: net.TcpNetConnectOpts) =>
      connect({ ...place, port })) as typeof net.connect);
    onTestFinished(() => led.mockRestore());
    const { calls, record, permits } = speakTo(address, quickButPatient);
    expect(await calls.caller.models(record, never)).toEqual(['a']);
    expect(permits).toEqual([`127.0.0.1:${new URL(address).port || '443'}`]);
    expect(named).toEqual([host]);
  });

  it('keeps to four requests at once, over all who write', async () => {
    const { engine, model, request, write } = await start((_, response) =>
      setTimeout(() => streamText(response, idea), 40),
    );
    const eight = request({ openings: Array.from({ length: 8 }, () => '') });
    await Promise.all([model.draft(eight), model.draft(eight), model.draft(eight)]);
    expect(engine.requests).toHaveLength(12);
    // Texts take places as drafts do, and give them back, also those that nobody waits for any more.
    const stop = new AbortController();
    const texts = Array.from({ length: 9 }, (_, at) => write(at % 3 === 2 ? stop.signal : never));
    stop.abort();
    expect((await Promise.all(texts.map(outcome))).map((one) => (one as { code?: string }).code)).toContain(
      'cancelled',
    );
    await model.draft(eight);
    expect(engine.mostOpen()).toBe(4);
  });

  it('says the text as it grows, without what was thought aloud, and ends at a stop text', async () => {
    const { write, engine } = await start((_, response) =>
      streamText(response, '<think>Hmm, rain.</think>\nIt rains. Often.\n\nAnd more'),
    );
    const events = await write(never, ['\n\n']);
    const texts = events.flatMap((one) => (one.type === 'text' ? [one.text] : []));
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.some((text) => /think|Hmm/u.test(text))).toBe(false);
    expect(events.at(-1)).toMatchObject({ type: 'end', text: 'It rains. Often.', reason: 'stop' });
    expect(engine.requests[0]!.body['stop']).toEqual(['\n\n']);
  });

  it('takes no longer over many thoughts in small pieces than their length, and cuts what goes on for ever', async () => {
    const piece = 'hm, '.repeat(25);
    const flood = async (response: ServerResponse, count: number) => {
      for (let i = 0; i < count; i++) {
        const data = { choices: [{ delta: { content: piece } }] };
        if (!response.write(`data: ${JSON.stringify(data)}\n\n`)) await once(response, 'drain');
      }
    };
    const { write } = await start(async ({ body }, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      if (JSON.stringify(body).includes('for ever')) return flood(response, Infinity).catch(() => undefined);
      event(response, { choices: [{ delta: { content: ' <thi' } }] });
      event(response, { choices: [{ delta: { content: 'nk>' } }] });
      await flood(response, 30_000);
      event(response, { choices: [{ delta: { content: '</th' } }] });
      event(response, { choices: [{ delta: { content: 'ink>\n' } }] });
      event(response, { choices: [{ delta: { content: ' It rains.' } }] });
      event(response, { choices: [{ delta: {}, finish_reason: 'stop' }] });
      return response.end('data: [DONE]\n\n');
    }, quickButPatient);
    const said = await write();
    expect(said.filter(({ type }) => type === 'text').map(({ text }) => text)).toEqual(['It rains.']);
    const cut = await write(never, [], 'for ever');
    expect(cut.at(-1)).toMatchObject({ type: 'end', reason: 'limit' });
    expect(cut.at(-1)!.text.length).toBeLessThan(10_000);
  }, 60_000);

  it('says when a text was cut off, and takes an answer that comes at once', async () => {
    const cut = await start((_, response) => streamText(response, 'It rai', { end: 'length' }));
    expect((await cut.write()).at(-1)).toMatchObject({ type: 'end', reason: 'limit', text: 'It rai' });
    const whole = await start((_, response) =>
      sendJson(response, 200, {
        choices: [{ message: { content: 'It rains.' }, finish_reason: 'stop' }],
        usage: { completion_tokens: 3, prompt_tokens: 9 },
      }),
    );
    expect((await whole.write()).at(-1)).toMatchObject({ text: 'It rains.', tokens: 3, promptTokens: 9 });
  });

  it('asks otherwise where a server knows neither schema nor likelihood, once and for all', async () => {
    const { engine, model, request } = await start(({ body }, response) => {
      if (body['response_format'])
        sendJson(response, 400, { error: { message: 'Unknown field: response_format' } });
      else if (body['logprobs']) sendJson(response, 422, { detail: 'extra fields not permitted' });
      else streamText(response, `Here you are:\n\`\`\`json\n${idea}\n\`\`\``);
    });
    const first = await model.draft(request());
    expect(JSON.parse(first.drafts[0]!.text)).toEqual(JSON.parse(idea));
    // Of what nobody said, all drafts are as likely.
    expect(first.drafts[0]).toMatchObject({ complete: true, logProbabilities: [0], chosen: [0] });
    expect(engine.requests).toHaveLength(3);
    await model.draft(request());
    expect(engine.requests).toHaveLength(4);
  });

  it('asks again for JSON, showing what came instead, and gives up in words', async () => {
    const { engine, model, request } = await start(({ body }, response) => {
      const messages = body['messages'] as unknown[];
      streamText(response, messages.length > 2 ? idea : 'Sure! A rain count for neighbours.');
    });
    const { drafts } = await model.draft(request());
    expect(drafts[0]).toMatchObject({ complete: true });
    expect(engine.requests[1]!.body['messages']).toMatchObject([
      {},
      {},
      { role: 'assistant', content: 'Sure! A rain count for neighbours.' },
      { role: 'user' },
    ]);
    const stubborn = await start((_, response) => streamText(response, '{"title": 5, "pitch": null}'));
    const failed = await outcome(stubborn.model.draft(stubborn.request({ openings: ['', ''] })));
    expect(failed.code).toBe('engine-unusable');
    expect(failed.message).toContain('never answered with it');
  });

  it('drops a draft that does not begin as it was told to', async () => {
    const { model, request } = await start((_, response) => streamText(response, idea));
    const { drafts } = await model.draft(request({ openings: ['Neighbours count', 'Gardeners'] }));
    expect(drafts.map(({ complete }) => complete)).toEqual([true, false]);
  });
});

describe('an engine that misbehaves', () => {
  const refuses: readonly (readonly [string, EngineHandler, string, RegExp])[] = [
    [
      'wants another key',
      (_, response) => sendJson(response, 401, { error: 'no' }),
      'engine-refused',
      /accept the key/u,
    ],
    [
      'has no such model',
      (_, response) =>
        sendJson(response, 404, { error: { message: `no model\u001b[31m "writer" for ${key}` } }),
      'engine-refused',
      /^127\.0\.0\.1:\d+ would not do it \(404\): no model \[31m "writer" for …$/u,
    ],
    ['drops the line', (_, response) => response.destroy(), 'engine-unreachable', /can’t be reached/u],
    ['says nothing', () => undefined, 'engine-unreachable', /can’t be reached/u],
    [
      'stalls in the middle',
      (_, response) => streamText(response, 'It rai', { end: null }),
      'engine-unreachable',
      /broke off/u,
    ],
    [
      'ends in the middle',
      (_, response) => {
        streamText(response, 'It rai', { end: null });
        response.end();
      },
      'engine-unreachable',
      /broke off/u,
    ],
    ['sends a page', (_, response) => response.end('<html>'), 'engine-unusable', /not what OpenAI/u],
    [
      'streams what is no JSON',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"choices": [\n\n');
      },
      'engine-unusable',
      /not what OpenAI/u,
    ],
    [
      'streams JSON of another shape',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        event(response, { choices: 'many' });
      },
      'engine-unusable',
      /not what OpenAI/u,
    ],
    [
      'fails in the middle',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        event(response, { error: { message: 'out of memory' } });
      },
      'engine-refused',
      /broke off: out of memory/u,
    ],
    [
      'sends a line without an end',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(`data: ${'x'.repeat(2 << 20)}`);
      },
      'engine-unusable',
      /line without an end/u,
    ],
    [
      'sends without end',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const piece = `: ${'x'.repeat(65_000)}\n`;
        const more = () => {
          while (!response.destroyed && response.write(piece));
        };
        response.on('drain', more);
        more();
      },
      'engine-unusable',
      /more than 16 MB/u,
    ],
    ['is busy', (_, response) => sendJson(response, 503, {}), 'engine-unreachable', /too busy/u],
    [
      'asks for a pause that nobody waits for',
      (_, response) => sendJson(response, 429, {}, { 'retry-after': '3600' }),
      'engine-unreachable',
      /asks for 3600 seconds/u,
    ],
  ];
  it.each(refuses)('%s', async (_, handler, code, message) => {
    const { write, openPermits } = await start(handler);
    const failed = await outcome(write());
    expect(failed).toMatchObject({ code, message: expect.stringMatching(message) as string });
    expect(`${failed.message} ${failed.remedy}`).not.toContain(key);
    expect(openPermits()).toBe(0);
  });

  it('that sends on to another host is not followed, and the other one never sees the key', async () => {
    const other = await startLoopbackEngine((_, response) => streamText(response, 'Got you.'));
    for (const status of [301, 302, 307, 308]) {
      const { write, permits, engine } = await start((_, response) =>
        response.writeHead(status, { location: `${other.address}/chat/completions` }).end(),
      );
      const failed = await outcome(write());
      expect(failed).toMatchObject({ code: 'engine-refused' });
      expect(failed.message).toContain(`sends on to ${other.host}`);
      expect(new Set(permits)).toEqual(new Set([engine.host]));
    }
    expect(other.requests).toHaveLength(0);
  });

  it('that is busy is asked again after the pause that it asks for', async () => {
    const times: number[] = [];
    const { write } = await start((_, response, count) => {
      times.push(performance.now());
      if (count === 1) sendJson(response, 429, {}, { 'retry-after': '1' });
      else if (count === 2) sendJson(response, 502, {});
      else streamText(response, 'It rains.');
    });
    expect((await write()).at(-1)).toMatchObject({ text: 'It rains.' });
    expect(times).toHaveLength(3);
    expect(times[1]! - times[0]!).toBeGreaterThan(900);
  });

  it('that breaks off a draft is asked for the whole again', async () => {
    const { engine, model, request } = await start((_, response, count) => {
      if (count > 1) return streamText(response, idea);
      streamText(response, idea.slice(0, 20), { end: null });
      return setTimeout(() => response.destroy(), 20);
    });
    expect((await model.draft(request())).drafts[0]).toMatchObject({ complete: true });
    expect(engine.requests).toHaveLength(2);
  });

  it('is let go at once when the work is called off, with its connections', async () => {
    const { engine, model, request, write, openPermits } = await start(() => undefined, {
      ...quick,
      silentMs: 60_000,
    });
    for (const begin of [
      (signal: AbortSignal) => write(signal),
      (signal: AbortSignal) => model.draft(request({ signal, openings: ['', '', '', '', ''] })),
    ]) {
      const controller = new AbortController();
      const before = engine.requests.length;
      const work = outcome(begin(controller.signal));
      await expect.poll(() => engine.requests.length, slow).toBeGreaterThan(before);
      controller.abort();
      expect(await work).toMatchObject({ code: 'cancelled' });
      expect(openPermits()).toBe(0);
    }
  });
});

describe('an engine that a project may write with no more', () => {
  it('is asked for nothing more by what was under way, waiting for a place or pausing before another try', async () => {
    const patience = { ...quick, silentMs: 60_000, firstWaitMs: 60_000, longestWaitMs: 60_000 };
    const { engine, model, request, leave, openPermits } = await start((_, response, count) => {
      // The first two are busy for a minute, the next two say nothing: the fifth waits for a place.
      if (count <= 2) sendJson(response, 503, {});
    }, patience);
    const works = Array.from({ length: 5 }, () => outcome(model.draft(request())));
    await expect.poll(() => engine.requests.length, slow).toBe(4);
    leave.abort(takenBack());
    for (const work of works) expect(await work).toMatchObject({ code: 'engine-withdrawn' });
    expect(openPermits()).toBe(0);
    expect(await outcome(model.draft(request()))).toMatchObject({ code: 'engine-withdrawn' });
    await wait(100);
    expect(engine.requests).toHaveLength(4);
  });

  it('keeps what it had said by then, and ends with why', async () => {
    const { model, leave, openPermits } = await start(
      (_, response) => {
        streamText(response, 'It rains and rains', { end: null });
      },
      { ...quick, silentMs: 60_000 },
    );
    const seen: string[] = [];
    const work = (async () => {
      const prompt = { system: 's', turn: 't' };
      const options = { sampling, seed: 1, maxTokens: 50, stop: [], signal: never };
      for await (const said of model.write({ prompt, ...options })) seen.push(said.text);
    })();
    await expect.poll(() => seen.at(-1), slow).toBe('It rains and rains');
    leave.abort(takenBack());
    expect(await outcome(work)).toMatchObject({ code: 'engine-withdrawn' });
    expect(seen.at(-1)).toBe('It rains and rains');
    expect(openPermits()).toBe(0);
  });

  it.each(['http', 'https'] as const)(
    'is sent nothing of what the system had taken over and not yet sent, by %s',
    async (scheme) => {
      const trusted = tls.getCACertificates('default');
      tls.setDefaultCACertificates([...trusted, loopbackCertificate.cert]);
      onTestFinished(() => tls.setDefaultCACertificates(trusted));
      // It takes the connection and doesn't read: what is sent to it piles up on this side.
      const ends: string[] = [];
      const sockets: net.Socket[] = [];
      const hold = (socket: net.Socket) => {
        socket.pause();
        sockets.push(socket);
        socket.once('error', (error: NodeJS.ErrnoException) => ends.push(error.code ?? 'error'));
        socket.once('end', () => ends.push('end'));
      };
      const server = scheme === 'http' ? net.createServer(hold) : tls.createServer(loopbackCertificate, hold);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      onTestFinished(() => {
        for (const socket of sockets) socket.destroy();
        server.close();
      });
      const { port } = server.address() as AddressInfo;
      const { model, request, leave } = speakTo(`${scheme}://127.0.0.1:${port}/v1`, {
        ...quick,
        silentMs: 60_000,
      });
      const long = 'x'.repeat(24_000_000);
      const work = outcome(model.draft(request({ prompt: { system: long, stem: '', turn: '' } })));
      await expect.poll(() => sockets.length, slow).toBe(1);
      // Whether much or little was taken over by then, the outcome has to be the same.
      await wait(300);
      leave.abort(takenBack());
      expect(await work).toMatchObject({ code: 'engine-withdrawn' });
      let bytes = 0;
      sockets[0]!.on('data', (chunk: Buffer) => (bytes += chunk.length)).resume();
      await expect.poll(() => ends.length, slow).toBeGreaterThan(0);
      // A connection that is closed as usual ends after all that the system had taken over.
      expect(ends).not.toContain('end');
      expect(bytes).toBeLessThan(long.length);
    },
  );
});

describe('the models of an engine', () => {
  it('are listed, sorted, each once', async () => {
    const { calls, record } = await start(({ path }, response) =>
      path === '/v1/models'
        ? sendJson(response, 200, { data: [{ id: 'b' }, { id: 'a' }, { id: 'b', extra: 1 }] })
        : sendJson(response, 404, {}),
    );
    expect(await calls.caller.models(record, never)).toEqual(['a', 'b']);
  });

  it.each([
    ['a page', '<html>'],
    ['no list', JSON.stringify({ models: [] })],
    ['names that are none', JSON.stringify({ data: [{ id: 5 }] })],
    ['too much', `{"data": [], "x": "${'x'.repeat(5_000_000)}"}`],
  ])('are refused where the answer is %s', async (_, body) => {
    const { calls, record } = await start((_request, response) => response.end(body));
    expect(await outcome(calls.caller.models(record, never))).toMatchObject({ code: 'engine-unusable' });
  });
});

describe('the JSON of an answer', () => {
  it.each([
    ['{"a": "x"}', '{"a":"x"}'],
    ['Sure:\n```json\n{"a": "x", "b": 1}\n```', '{"a":"x"}'],
    ['{"a": ""}', null],
    ['{"a": {"a": "x"}}', null],
    ['["a"]', null],
    ['}{', null],
    ['', null],
  ])('%s', (text, json) => {
    expect(jsonAnswer(text, ['a'])).toBe(json);
  });
});
