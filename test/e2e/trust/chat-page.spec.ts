import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chatPagePart, chatPagePaths } from '../../../backend/http/chat-page.ts';
import { lookThrough } from '../../support/hostile/hostile-page.ts';
import { payloads } from '../../support/hostile/payloads.ts';
import { rounds } from '../../support/trust.ts';
import { expect, test } from '../inkling.ts';
import { withPlainWindow } from '../plain-window.ts';

const library = path.resolve(import.meta.dirname, '../../../library');

/** Sends a text as the endpoint streams an answer, a piece an event; `cut` is where the bytes themselves are cut. */
async function stream(response: ServerResponse, text: string, cut: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const source = { source: text, headings: [text] };
  const events = Array.from(text).map((content, at) =>
    JSON.stringify({ choices: [{ delta: { content } }], ...(at === 0 && { citations: [source] }) }),
  );
  const bytes = Buffer.from(events.map((event) => `data: ${event}\n\n`).join('') + 'data: [DONE]\n\n');
  response.write(bytes.subarray(0, cut % bytes.length));
  await new Promise((resolve) => setImmediate(resolve));
  response.end(bytes.subarray(cut % bytes.length));
}

test('the published chat page shows hostile answers as text, split between any two letters as they come', async () => {
  test.setTimeout(600_000);
  const asked = payloads.filter((_, at) => at % rounds({ quick: 8, whole: 1 }) === 0);
  let at = -1;
  const server = createServer((request, response) => {
    void (async () => {
      const part = chatPagePaths.find((one) => one === request.url);
      if (part) {
        const { headers, body } = await chatPagePart(library, part);
        response.writeHead(200, Object.fromEntries(headers));
        response.end(Buffer.from(await new Response(body).arrayBuffer()));
      } else if (request.url === '/v1/chat/page') {
        const greeting = payloads[0];
        response.end(JSON.stringify({ name: greeting, greeting: { en: greeting, zh: greeting } }));
      } else if (at === asked.length) {
        response.writeHead(500);
        response.end(JSON.stringify({ error: { message: payloads.join('') } }));
      } else {
        await stream(response, asked[at]!, at * 97);
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await withPlainWindow('MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', async (page) => {
    const strays: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) strays.push(request.url());
    });
    await page.goto(`${origin}/chat#token`);
    const answers = page.locator('.assistant');
    for (at = 0; at <= asked.length; at++) {
      await page.locator('#question').fill(`Question ${at} ${payloads[at % payloads.length]!}`);
      await page.locator('#question').press('Enter');
      await expect(page.locator('form button')).toBeEnabled();
      if (at < asked.length)
        expect(await answers.nth(at + 1).evaluate((line) => line.firstChild!.textContent)).toBe(asked[at]);
      const { ran, elements } = await page.evaluate(lookThrough);
      expect({ payload: asked[at], ran, elements }).toEqual({ payload: asked[at], ran: 0, elements: [] });
    }
    await expect(page.locator('.wrong')).toHaveCount(1);
    expect(strays).toEqual([]);
    expect(page.url()).toBe(`${origin}/chat#token`);
  });
  server.close();
  test.info().annotations.push({
    type: 'figure',
    description: `${asked.length} payloads, each a letter at a time, their bytes cut anywhere; none ran`,
  });
});
