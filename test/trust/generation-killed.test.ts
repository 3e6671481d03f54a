import { expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import { createRandom } from '../../backend/numerics/random.ts';
import { clientOf, startMessage, startProcess } from '../support/backend-process.ts';
import { buildBrief } from '../support/build.ts';
import { collect } from '../support/collect.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { isWhole, rounds } from '../support/trust.ts';

const kills = rounds({ quick: 2, whole: 50 });

/** A piece of text that a window showed, and how to find it again. */
interface Shown {
  readonly of: 'idea' | 'answer';
  /** Of the idea, or of the message. */
  readonly id: string;
  readonly text: string;
}

async function start(folder: string) {
  const began = performance.now();
  const { child, send, next, exited } = startProcess();
  send(startMessage(folder));
  await next('ready');
  const readyMs = performance.now() - began;
  send({ type: 'connect', connection: 1 });
  return { child, exited, client: clientOf(child, 1), readyMs };
}

const source = {
  title: 'Valves',
  text: [
    'The float falls with the water and opens the valve of the tank.',
    'A closed valve keeps the water in the tank for nine days without rain.',
    'The valve is cleaned in spring, before the first plants are set.',
    'Forty plot holders share one tank and one key to its lid.',
  ].join('\n\n'),
};

/** Generates ideas, and tells of each as the window hears of it. Never ends when the process is killed meanwhile. */
async function writeIdeas(client: Client, projectId: string, seed: number, show: (shown: Shown) => void) {
  const input = { projectId, method: 'scamper', count: 6, seed } as const;
  for await (const event of client.stream('ideation.generate', input))
    if (event.type === 'idea') {
      const { id, title, pitch, who, why, experiment } = event.idea;
      show({ of: 'idea', id, text: [title, pitch, who, why, experiment].join('\n') });
    }
}

async function writeAnswer(client: Client, projectId: string, show: (shown: Shown) => void) {
  const conversation = await client.call('conversations.create', { projectId });
  let id = '';
  const input = {
    conversationId: conversation.id,
    question: 'What opens the valve?',
    mode: 'write',
  } as const;
  for await (const event of client.stream('assistant.answer', input)) {
    if (event.type === 'started') {
      id = event.answer.id;
      if (event.question) show({ of: 'answer', id: event.question.id, text: event.question.text });
    }
    if (event.type === 'sentence') show({ of: 'answer', id, text: event.sentence.text });
  }
}

/** How many characters of what was shown are there. */
async function keptOf(client: Client, projectId: string, shown: readonly Shown[]): Promise<number> {
  const ideas = await client.call('ideas.list', { projectId });
  const conversations = await client.call('conversations.list', { projectId });
  const messages = await Promise.all(conversations.map(({ id }) => client.call('conversations.get', { id })));
  const texts = new Map<string, string>([
    ...ideas.map((idea): [string, string] => [
      idea.id,
      [idea.title, idea.pitch, idea.who, idea.why, idea.experiment].join('\n'),
    ]),
    ...messages.flatMap((one) => one.messages.map(({ id, text }): [string, string] => [id, text])),
  ]);
  return shown
    .filter(({ id, text }) => texts.get(id)?.includes(text))
    .reduce((sum, { text }) => sum + text.length, 0);
}

it(
  'a backend that is killed while it writes ideas and answers keeps what was shown, and is ready again in under 10 s',
  async ({ task }) => {
    const random = createRandom(9);
    const folder = await temporaryFolder();
    const shown: Shown[] = [];
    const readyMs: number[] = [];
    let running = await start(folder);
    const { id: projectId } = await running.client.call('projects.create', { name: 'Garden' });
    await running.client.call('briefs.save', { projectId, fields: buildBrief() });
    await collect(running.client.stream('sources.import', { projectId, texts: [source] }));

    for (let kill = 0; kill < kills; kill++) {
      const { client, child, exited } = running;
      let isShown: () => void = () => {};
      const first = new Promise<void>((resolve) => (isShown = resolve));
      const show = (piece: Shown) => {
        shown.push(piece);
        isShown();
      };
      const writing =
        kill % 2 === 0 ? writeIdeas(client, projectId, kill, show) : writeAnswer(client, projectId, show);
      // Rejects or never ends once the process is gone; either is what is meant here.
      const over = writing.catch(() => {});
      await Promise.race([first, over]);
      await new Promise((resolve) => setTimeout(resolve, random() * 1500));
      child.kill('SIGKILL');
      await exited;
      running = await start(folder);
      readyMs.push(running.readyMs);
    }

    const total = shown.reduce((sum, { text }) => sum + text.length, 0);
    const kept = await keptOf(running.client, projectId, shown);
    task.meta.figure =
      `${kills} kills, ${((100 * kept) / total).toFixed(1)} % of ${total} shown characters kept, ` +
      `ready again in ${(Math.max(...readyMs) / 1000).toFixed(1)} s at most`;
    expect(shown.length).toBeGreaterThanOrEqual(kills);
    expect(kept / total).toBeGreaterThanOrEqual(0.95);
    // The clock also tells of what else the machine is doing.
    if (isWhole) expect(Math.max(...readyMs)).toBeLessThan(10_000);
  },
  120_000 + kills * 60_000,
);
