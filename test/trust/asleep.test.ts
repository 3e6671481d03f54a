import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { buildBrief } from '../support/build.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { isWhole } from '../support/trust.ts';
import { startWatchedBackend } from '../support/watched-backend.ts';

/** Longer than a worker may be silent. In `npm test`, test/unit/workers/worker-handle.test.ts stands for it. */
const asleepMs = 35_000;

it.skipIf(!isWhole)(
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
