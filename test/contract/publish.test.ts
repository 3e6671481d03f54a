import { createServer } from 'node:net';
import { request } from 'node:http';
import OpenAI from 'openai';
import { expect, onTestFinished, test } from 'vitest';
import { collect } from '../support/collect.ts';
import { openTestBackend } from '../support/backend.ts';
import { startLoopbackEngine, streamText } from '../support/loopback-engine.ts';

const opening = 'The shop is open from 9:15 to 18:40 on Tuesdays and closed on Sundays.';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A project that knows when its shop is open, published. */
async function publishedProject() {
  const { client, backend, connect } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: 'Shop' });
  const pasted = { title: 'Opening hours', text: `# Opening hours\n\n${opening}\n` };
  await collect(client.stream('sources.import', { projectId, texts: [pasted] }));
  const port = await freePort();
  const { token, published } = await client.call('publish.start', { projectId, port });
  const openai = (apiKey = token) =>
    new OpenAI({ apiKey, baseURL: `${published!.address}/v1`, maxRetries: 0, timeout: 60_000 });
  return { client, backend, connect, projectId, port, token, published: published!, openai };
}

test('OpenAI’s own client is answered from the sources, whole and streamed, with the citations beside', async () => {
  const { openai } = await publishedProject();
  const ai = openai();
  const models = await ai.models.list();
  expect(models.data.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['inkling-assistant', 'bge-small-en-v1.5']) as string[],
  );
  const messages = [{ role: 'user' as const, content: 'When do you open on Tuesday?' }];
  const whole = await ai.chat.completions.create({ model: 'inkling-assistant', messages });
  expect(whole.choices[0]!.message.content).toContain('9:15');
  expect(whole).toMatchObject({ outcome: { type: 'answered' }, citations: [{ source: 'Opening hours' }] });

  let streamed = '';
  let finish: string | null = null;
  const stream = await ai.chat.completions.create({ model: 'inkling-assistant', messages, stream: true });
  for await (const chunk of stream) {
    streamed += chunk.choices[0]!.delta.content ?? '';
    finish = chunk.choices[0]!.finish_reason ?? finish;
  }
  expect({ streamed, finish }).toEqual({ streamed: whole.choices[0]!.message.content, finish: 'stop' });
});

test(
  'who asks is told where answers are written, and not while it is here',
  { timeout: 120_000 },
  async () => {
    const engine = await startLoopbackEngine((_request, response) =>
      streamText(response, 'The shop opens at 9:15 on Tuesdays [1].'),
    );
    const { client, projectId, published, token, openai } = await publishedProject();
    const { settings } = await client.call('assistant.settings', { projectId });
    await client.call('assistant.saveSettings', { projectId, settings: { ...settings, mode: 'write' } });
    const page = async () => {
      const headers = { authorization: `Bearer ${token}` };
      return (await (await fetch(`${published.address}/v1/chat/page`, { headers })).json()) as object;
    };
    expect(await page()).toMatchObject({ engine: null });
    const saved = await client.call('engines.save', { name: 'a', address: engine.address, model: 'writer' });
    await client.call('engines.use', { projectId, engineId: saved.id });

    const mark = { host: engine.host, model: 'writer', reach: 'this-machine' };
    expect(await page()).toMatchObject({ engine: mark });
    const messages = [{ role: 'user' as const, content: 'When does the shop open on Tuesdays?' }];
    const whole = await openai().chat.completions.create({ model: 'inkling-assistant', messages });
    expect(whole).toMatchObject({ engine: mark, outcome: { type: 'answered' } });
    expect(engine.requests.length).toBeGreaterThan(0);
    const streamed = await openai().chat.completions.create({
      ...{ model: 'inkling-assistant', messages },
      stream: true,
    });
    const [first] = await collect(streamed);
    expect(first).toMatchObject({ engine: mark });

    await client.call('engines.use', { projectId, engineId: null });
    expect(await page()).toMatchObject({ engine: null });
    const here = await openai().chat.completions.create({ model: 'inkling-assistant', messages });
    expect(here).toMatchObject({ engine: null });
    // The page's own questions about itself are none that were answered.
    expect((await client.call('publish.state', {})).published).toMatchObject({ requests: 3 });
  },
);

test('what the sources do not say is refused there too', async () => {
  const { openai } = await publishedProject();
  const messages = [{ role: 'user' as const, content: 'How many moons does Jupiter have?' }];
  const answer = await openai().chat.completions.create({ model: 'inkling-assistant', messages });
  expect(answer).toMatchObject({ outcome: { type: 'refused' } });
  expect(answer.choices[0]!.message.content).not.toBe('');
});

test('texts become vectors of length 1, also as the base64 that OpenAI’s client asks for', async () => {
  const { openai } = await publishedProject();
  const input = ['open on Tuesday', 'fresh bread'];
  const { data, usage } = await openai().embeddings.create({ model: 'bge-small-en-v1.5', input });
  expect(data.map(({ embedding }) => embedding.length)).toEqual([384, 384]);
  expect(Math.hypot(...data[0]!.embedding)).toBeCloseTo(1, 4);
  expect(usage.prompt_tokens).toBeGreaterThan(6);
  const plain = await openai().embeddings.create({
    model: 'bge-small-en-v1.5',
    input,
    encoding_format: 'float',
  });
  expect(plain.data[0]!.embedding[5]).toBeCloseTo(data[0]!.embedding[5]!, 6);
});

test('a wrong token, a foreign host and a foreign page are turned away, and counted', async () => {
  const { client, openai, port, token } = await publishedProject();
  await expect(openai('wrong').models.list()).rejects.toMatchObject({ status: 401 });
  const authorization = `Bearer ${token}`;
  const local = `127.0.0.1:${port}`;
  expect(await statusOf(port, '/v1/models', { host: local, authorization })).toBe(200);
  expect(await statusOf(port, '/v1/models', { host: 'example.com', authorization })).toBe(403);
  expect(await statusOf(port, '/chat', { host: 'example.com' })).toBe(403);
  expect(
    await statusOf(port, '/v1/models', { host: local, authorization, origin: 'https://example.com' }),
  ).toBe(403);
  expect(await statusOf(port, '/nowhere', { host: local })).toBe(404);
  const { published } = await client.call('publish.state', {});
  expect(published).toMatchObject({ refused: 4, requests: 1 });
});

test('bad requests get a reason, and the next good one an answer', async () => {
  const { openai } = await publishedProject();
  const ai = openai();
  const chat = (body: object) => ai.post('/chat/completions', { body });
  await expect(chat({ model: 'gpt-9', messages: [{ role: 'user', content: 'a' }] })).rejects.toMatchObject({
    status: 400,
  });
  await expect(chat({})).rejects.toMatchObject({ status: 400 });
  await expect(
    chat({ model: 'inkling-assistant', messages: [{ role: 'user', content: 'a'.repeat(2e6) }] }),
  ).rejects.toMatchObject({ status: 413 });
  await expect(ai.embeddings.create({ model: 'nobody', input: 'a' })).rejects.toMatchObject({ status: 503 });
  expect((await ai.models.list()).data.length).toBeGreaterThan(1);
});

test('the chat page runs only its own script and stands only in pages of this machine', async () => {
  const { published, port } = await publishedProject();
  expect(published.chatPage).toBe(`http://127.0.0.1:${port}/chat#${published.chatPage.split('#')[1]!}`);
  expect(published.snippet).toContain(published.chatPage);
  const page = await fetch(published.chatPage);
  expect(page.headers.get('content-security-policy')).toMatch(
    /default-src 'none'.*frame-ancestors http:\/\/localhost/,
  );
  expect(await page.text()).toContain('/chat.js');
  for (const part of ['chat.js', 'chat.css'])
    expect((await fetch(`${published.address}/${part}`)).status).toBe(200);
});

test('a renewed token counts at once, and the old one no more', async () => {
  const { client, openai } = await publishedProject();
  const { token } = await client.call('publish.renewToken', {});
  await expect(openai().models.list()).rejects.toMatchObject({ status: 401 });
  expect((await openai(token).models.list()).data.length).toBeGreaterThan(1);
});

test('nothing listens before it is asked for, nor after it was told to stop; the token stays', async () => {
  const { client, backend, connect, openai, port, projectId, token } = await publishedProject();
  expect((await client.call('publish.stop', {})).published).toBeNull();
  await expect(openai().models.list()).rejects.toThrow('Connection error');
  const again = await connect().call('publish.start', { projectId, port });
  expect(again).toMatchObject({ token, published: { port } });
  await backend.close();
  await expect(openai().models.list()).rejects.toThrow('Connection error');
});

test('a port that another program has is said to be taken', async () => {
  const { client, projectId } = await publishedProject();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  await expect(client.call('publish.start', { projectId, port })).rejects.toMatchObject({
    code: 'port-taken',
  });
  expect((await client.call('publish.state', {})).published).toBeNull();
});

/** A plain request: fetch would not let its Host be chosen. */
function statusOf(port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}
