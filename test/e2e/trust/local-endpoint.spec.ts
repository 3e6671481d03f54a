import { createServer } from 'node:net';
import path from 'node:path';
import { seedStore } from '../../support/seed-store.ts';
import { expect, test } from '../inkling.ts';
import { withPlainWindow } from '../plain-window.ts';

const attacker = 'rebound.test';

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    }),
  );
}

test('a page whose name was made to lead to this machine gets nothing from the local endpoint, nor does any other', async ({
  folder,
}) => {
  await seedStore(path.join(folder, 'data'), async (client) => {
    const { id: projectId } = await client.call('projects.create', { name: 'Shop' });
    const port = await freePort();
    const { token } = await client.call('publish.start', { projectId, port });

    // The name has led to the attacker's own server, which gave the page; now it leads here, and the page stays what it is.
    await withPlainWindow(`MAP ${attacker} 127.0.0.1`, async (page) => {
      const ask = (from: string, to: string) =>
        page
          .evaluate(
            async ([address, key]) => {
              const answers: (number | string)[] = [];
              for (const [way, body] of [
                ['/v1/models', null],
                ['/v1/chat/page', null],
                ['/v1/chat/completions', '{}'],
                ['/chat', null],
              ] as const)
                for (const mode of ['cors', 'no-cors'] as const) {
                  const headers = mode === 'cors' ? { authorization: `Bearer ${key}` } : undefined;
                  const wish = { method: body === null ? 'GET' : 'POST', body, mode, headers };
                  const answer = await fetch(`${address}${way}`, wish as RequestInit).catch(() => null);
                  answers.push(answer?.type === 'opaque' ? 'unread' : (answer?.status ?? 'refused'));
                }
              return answers;
            },
            [to, token] as const,
          )
          .then((answers) => ({ from, to, answers: [...new Set(answers)] }));

      for (const origin of [`http://${attacker}:${port}`, 'http://elsewhere.test']) {
        await page.route(`${origin}/`, (route) =>
          route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A game</title>' }),
        );
        await page.goto(`${origin}/`);
        expect(await page.evaluate(() => location.origin)).toBe(origin);
        // From the rebound name itself, where the browser sees one origin and asks nobody.
        if (origin.includes(attacker)) expect(await ask(origin, origin)).toMatchObject({ answers: [403] });
        for (const own of ['127.0.0.1', 'localhost'])
          for (const answer of (await ask(origin, `http://${own}:${port}`)).answers)
            expect(['refused', 'unread', 403]).toContain(answer);
      }
    });
    const { published } = await client.call('publish.state', {});
    expect(published?.requests).toBe(0);
    expect(published!.refused).toBeGreaterThanOrEqual(8);
    test.info().annotations.push({
      type: 'figure',
      description: `${published!.refused} requests refused, 0 answered`,
    });
  });
});
