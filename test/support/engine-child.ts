import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { loadTextModel } from '../../backend/runtime/text-model.ts';
import { embeddedFolder } from './embedded-model.ts';

// A real model behind OpenAI's interface, in a process of its own: streams texts, holds JSON to a schema, knows no
// likelihood and says so. Prints its port.
const model = await loadTextModel({ id: 'served', sha256: '' }, embeddedFolder, chooseRuntime().kind, 1);
/** One model writes one text at a time. */
let last: Promise<unknown> = Promise.resolve();

interface Asked {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly temperature: number;
  readonly seed: number;
  readonly max_tokens: number;
  readonly logprobs?: boolean;
  readonly stop?: readonly string[];
  readonly response_format?: { readonly json_schema: { readonly schema: Record<string, unknown> } };
}

async function answer(asked: Asked, response: http.ServerResponse, signal: AbortSignal): Promise<void> {
  const say = (data: unknown) => response.write(`data: ${JSON.stringify(data)}\n\n`);
  const [system, ...rest] = asked.messages;
  const prompt = { system: system?.content ?? '', turn: rest.map(({ content }) => content).join('\n') };
  const sampling = { temperature: asked.temperature, topK: 0, topP: 1, minP: 0.08, repetitionPenalty: 1.05 };
  const options = { prompt, sampling, seed: asked.seed, maxTokens: Math.min(120, asked.max_tokens), signal };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const schema = asked.response_format?.json_schema.schema;
  if (schema) {
    const [document] = await model.writeDocuments({ ...options, schema, count: 1 });
    say({ choices: [{ delta: { content: document?.text ?? '' } }] });
    say({ choices: [{ delta: {}, finish_reason: document?.complete ? 'stop' : 'length' }] });
  } else {
    let text = '';
    for await (const event of model.write({ ...options, stop: asked.stop ?? [] })) {
      say({ choices: [{ delta: { content: event.text.slice(text.length) } }] });
      text = event.text;
    }
    say({ choices: [{ delta: {}, finish_reason: 'stop' }] });
  }
  response.end('data: [DONE]\n\n');
}

const server = http.createServer((request, response) => {
  if (request.headers.authorization !== 'Bearer open-sesame') {
    response.writeHead(401).end();
    return;
  }
  if (request.url === '/v1/models') {
    response.end(JSON.stringify({ object: 'list', data: [{ id: 'served', object: 'model' }] }));
    return;
  }
  let text = '';
  request.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  request.on('end', () => {
    const asked = JSON.parse(text) as Asked;
    if (asked.logprobs) {
      response.writeHead(400).end(JSON.stringify({ error: { message: 'logprobs are not supported' } }));
      return;
    }
    const controller = new AbortController();
    response.once('close', () => controller.abort());
    last = last
      .then(() => answer(asked, response, controller.signal))
      .catch(() => {
        response.destroy();
      });
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
