import { describe, expect, test } from 'vitest';
import { createTasks } from '../../../renderer/ui/tasks.ts';

describe('the list of long work', () => {
  test('a task tells how far it is, can be stopped, and stays until it is dismissed', () => {
    const tasks = createTasks();
    const work = tasks.start(() => 'Import', '/projects/1/knowledge');
    work.progress({ share: 0.5, timeLeftMs: 2000 });
    expect(tasks.list.get()).toMatchObject([{ state: 'running', share: 0.5, timeLeftMs: 2000 }]);

    tasks.dismiss(work.id);
    expect(tasks.list.get()).toHaveLength(1);

    tasks.stop(work.id + 1);
    expect(work.signal.aborted).toBe(false);
    tasks.stop(work.id);
    expect(work.signal.aborted).toBe(true);
    work.end('stopped', null);
    expect(tasks.list.get()).toMatchObject([{ state: 'stopped', timeLeftMs: null }]);
    tasks.dismiss(work.id);
    expect(tasks.list.get()).toEqual([]);
  });

  test('what was done is told by its own place, and what failed stays to be seen', () => {
    const tasks = createTasks();
    tasks.start(() => 'done', '/a').end('done', null);
    tasks.start(() => 'failed', '/b').end('failed', null);
    tasks.start(() => 'running', '/a');
    tasks.tell('/a');
    tasks.tell('/b');
    expect(tasks.list.get().map(({ isTold }) => isTold)).toEqual([false, false]);
    tasks.start(() => 'done', '/c').end('done', null);
    const before = tasks.list.get();
    tasks.tell('/a');
    expect(tasks.list.get()).toBe(before);
    tasks.tell('/c');
    expect(tasks.list.get().map(({ isTold }) => isTold)).toEqual([false, false, true]);
  });

  test('new work takes the place of what is over at its address, and of nothing else', () => {
    const tasks = createTasks();
    tasks.start(() => 'old', '/a').end('done', null);
    tasks.start(() => 'other', '/b').end('done', null);
    tasks.start(() => 'running', '/a');
    tasks.start(() => 'new', '/a');
    expect(tasks.list.get().map((task) => task.title())).toEqual(['other', 'running', 'new']);
  });
});
