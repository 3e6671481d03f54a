import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { buildBrief } from '../support/build.ts';
import { refused } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { rounds } from '../support/trust.ts';
import { startWatchedBackend } from '../support/watched-backend.ts';

const asleepMs = rounds({ quick: 2000, whole: 35_000 });

it(
  'a machine that falls asleep while ideas are written and a file is read loses nothing, and both go on',
  async ({ task }) => {
    const backend = await startWatchedBackend(await temporaryFolder());
    onTestFinished(() => backend.close());
    const { client, pid } = backend;
    const { id: projectId } = await client.call('projects.create', { name: 'Sleep', brief: buildBrief() });
    const text = Array.from({ length: 60 }, (_, i) => `Paragraph ${i} speaks of kettle ${i * 7}.`).join(
      '\n\n',
    );
    const reading = (async () => {
      const texts = [{ title: 'kettles', text }];
      for await (const event of client.stream('sources.import', { projectId, texts }))
        if (event.type === 'done') return event;
      return null;
    })();
    const shown: string[] = [];
    let slept = false;
    let isDone = false;
    const input = { projectId, method: 'scamper', count: 1, seed: 1 };
    for await (const event of client.stream('ideation.generate', input)) {
      if (event.type === 'idea') shown.push(event.idea.id);
      if (event.type === 'done') isDone = true;
      if (slept || event.type !== 'progress' || event.phase !== 'drafting') continue;
      slept = true;
      process.kill(pid, 'SIGSTOP');
      await wait(asleepMs);
      process.kill(pid, 'SIGCONT');
    }
    expect({ slept, isDone }).toEqual({ slept: true, isDone: true });
    expect(await reading).toMatchObject({ added: 1, failed: 0 });
    const kept = (await client.call('ideas.list', { projectId })).map(({ id }) => id);
    expect(kept).toEqual(shown);
    task.meta.figure = `${asleepMs / 1000} s asleep, ${shown.length} ideas shown and kept`;
  },
  300_000 + 2 * asleepMs,
);

it('the command line says so when the app has the data folder open, and changes nothing there', async () => {
  const folder = await temporaryFolder();
  const backend = await startWatchedBackend(folder);
  onTestFinished(() => backend.close());
  const { id } = await backend.client.call('projects.create', { name: 'Mine' });
  const said = await refused('export', id, '--data', folder, '--format', 'md', '--out', `${folder}/out.md`);
  expect(said).toContain(`Another Inkling is using the data folder ${folder}. Use its window`);
  expect(await backend.client.call('projects.list', {})).toHaveLength(1);
}, 240_000);
