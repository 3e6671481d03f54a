import { expect, it } from 'vitest';
import { followTask } from '../../../renderer/follow-task.ts';
import { createTasks } from '../../../renderer/ui/tasks.ts';

const reading = { type: 'progress', phase: 'reading', share: 0.25, remainingMs: 3000 } as const;

it('tells the foot how far work is, in the words of its phase, and hands on the rest in order', async () => {
  const tasks = createTasks();
  const task = tasks.start(() => 'Import', '/here');
  const heard: string[] = [];
  async function* events() {
    yield reading;
    yield { type: 'row' } as const;
    expect(tasks.list.get()[0]).toMatchObject({ share: 0.25, timeLeftMs: 3000 });
    expect(tasks.list.get()[0]?.says?.()).toBe('phase reading');
    yield { type: 'done' } as const;
  }
  await followTask(
    task,
    events(),
    (phase) => `phase ${phase}`,
    ({ type }) => heard.push(type),
  );
  expect(heard).toEqual(['row', 'done']);
});

it('passes on what the work fails with', async () => {
  const task = createTasks().start(() => 'Import', '/here');
  async function* events() {
    yield reading;
    throw new Error('The file is gone.');
  }
  await expect(
    followTask(
      task,
      events(),
      (phase) => phase,
      () => {},
    ),
  ).rejects.toThrow('The file is gone.');
});
