import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { refused, run } from '../support/command-line.ts';
import { sendJson, startLoopbackEngine, streamText } from '../support/loopback-engine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('an engine is added, tried, used for a question, and removed', { timeout: 180_000 }, async () => {
  const engine = await startLoopbackEngine(({ path: asked, body }, response) => {
    if (asked === '/v1/models') return sendJson(response, 200, { data: [{ id: 'writer' }] });
    const isJson = body['response_format'] !== undefined;
    return streamText(response, isJson ? '{"title": "Drizzle"}' : 'The shop opens at 9:15 on Tuesdays [1].');
  });
  const folder = await temporaryFolder();
  const data = ['--data', folder];
  const keyFile = path.join(folder, 'key.txt');
  await writeFile(keyFile, 'sk-mine\n');
  const add = ['models', 'remote', 'add', 'Office', '--address', engine.address, '--model', 'writer'];
  const added = await run([...add, '--key-file', keyFile, ...data]);
  expect(added).toMatchObject({ code: 0 });
  expect(added.stdout).toContain('with a key');
  expect(engine.requests).toHaveLength(0);

  expect((await run(['models', 'remote', 'models', 'Office', ...data])).stdout).toBe('writer\n');
  const tried = await run(['models', 'remote', 'test', 'Office', ...data]);
  expect(tried.stdout).toContain(`Goes to another program on this machine: writer at ${engine.host}.`);
  expect(tried.stdout).toContain('Keeps to a JSON schema.');

  const source = path.join(folder, 'hours.md');
  await writeFile(
    source,
    '# Opening hours\n\nThe shop is open from 9:15 to 18:40 on Tuesdays and closed on Sundays.\n',
  );
  const question = ['--question', 'When does the shop open on Tuesdays?', '--mode', 'write'];
  const asked = await run(['ask', source, ...question, '--engine', 'Office', ...data]);
  expect(asked).toMatchObject({ code: 0 });
  expect(asked.stdout).toContain('9:15');
  // The mark stands beside the output.
  expect(asked.stderr).toContain(`writer at ${engine.host}`);
  expect(engine.requests.at(-1)).toMatchObject({ headers: { authorization: 'Bearer sk-mine' } });

  expect(await refused('ask', source, ...question, '--engine', 'Elsewhere', ...data)).toContain(
    'There are: Office.',
  );
  expect((await run(['models', 'remote', 'remove', 'Office', ...data])).code).toBe(0);
  expect((await run(['models', 'remote', 'list', ...data])).stdout).toContain(
    'everything is written on this machine',
  );
});

test('what can be seen to be wrong is said before anything starts', { timeout: 60_000 }, async () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['models remote', /models remote add, list/u],
    ['models remote add', /the name of an engine/u],
    ['models remote add Office --model m', /--address/u],
    ['models remote add Office --address http://127.0.0.1:1', /--model/u],
    ['models remote list Office', /nothing else/u],
    ['models remote test Office --address http://127.0.0.1:1', /--address goes with/u],
    ['models list --address http://127.0.0.1:1', /--address goes with/u],
    ['models remote list', /--data DIR/u],
    ['ideate brief.md --engine Office --model other', /give one/u],
    ['ask notes.md --question Why --engine Office', /--mode write/u],
  ];
  for (const [words, message] of cases) expect(await refused(...words.split(' '))).toMatch(message);
});
