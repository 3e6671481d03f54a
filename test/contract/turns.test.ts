import { expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { Standing } from '../../contract/wire.ts';
import { openTestBackend } from '../support/backend.ts';

const brief = {
  problem: 'A bakery throws away 40 loaves every evening.',
  people: 'Anna, who owns the bakery, and about 300 customers.',
};

it('each who waits for the model is told its place: windows in turn, and the embedding of a project last', async () => {
  const { client: window, connect } = await openTestBackend();
  const other = connect();
  const { id: projectId } = await window.call('projects.create', { name: 'Bread' });
  await window.call('briefs.save', { projectId, fields: brief });
  for (const title of ['Bread tomorrow', 'Half loaves'])
    await window.call('ideas.add', { projectId, fields: { title, pitch: 'Less is thrown away.' } });

  const controller = new AbortController();
  const { signal } = controller;
  const places: Record<string, number> = {};
  const follow = async (
    name: string,
    begin: (onStanding: (standing: Standing) => void) => AsyncIterable<unknown>,
    onEvent?: (event: unknown) => void,
  ) => {
    const events = begin((standing) => {
      if (standing.type === 'queued') places[name] = standing.place;
    });
    for await (const event of events) onEvent?.(event);
  };
  const generate = (name: string, client: Client, onEvent?: (event: unknown) => void) =>
    follow(
      name,
      (onStanding) =>
        client.stream('ideation.generate', { projectId, method: 'scamper', count: 20 }, signal, onStanding),
      onEvent,
    );

  let atWork = () => {};
  const isAtWork = new Promise<void>((resolve) => (atWork = resolve));
  const works = [
    generate('first', window, (event) => {
      if ((event as { phase?: string }).phase === 'drafting') atWork();
    }),
  ];
  await isAtWork;
  works.push(
    follow('search', (onStanding) =>
      window.stream('board.search', { projectId, query: 'bread' }, signal, onStanding),
    ),
  );
  await expect.poll(() => places, { timeout: 20_000 }).toEqual({ search: 1 });
  // One after another: of two begun together, whichever has read its project first stands first.
  works.push(generate('second', window));
  await expect.poll(() => places, { timeout: 20_000 }).toEqual({ second: 1, search: 2 });
  works.push(generate('third', window));
  await expect.poll(() => places, { timeout: 20_000 }).toEqual({ second: 1, third: 2, search: 3 });
  works.push(generate('other window', other));
  await expect
    .poll(() => places, { timeout: 20_000 })
    .toEqual({ 'other window': 1, second: 2, third: 3, search: 4 });

  controller.abort();
  for (const ended of await Promise.allSettled(works))
    expect(ended).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
});
