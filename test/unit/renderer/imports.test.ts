import { expect, test } from 'vitest';
import type { Backend } from '../../../renderer/backend.ts';
import { createImports, type ImportOrder } from '../../../renderer/features/knowledge/imports.ts';
import { createTasks } from '../../../renderer/ui/tasks.ts';

const problem = { code: 'file-empty', message: 'It is empty.', remedy: 'Look at it.' };
const failed = { type: 'file', file: '1', outcome: 'failed', source: null, problem };
const done = { type: 'done', added: 1, unchanged: 0, failed: 0, characters: 1, totalMs: 1 };

test('what is dropped while an import runs is read after it, each project by itself', async () => {
  const begun: string[] = [];
  const release: (() => void)[] = [];
  const backend = {
    async *stream(_name: string, input: { projectId: string; paths: string[] }) {
      begun.push(`${input.projectId} ${input.paths.join()}`);
      await new Promise<void>((resolve) => release.push(resolve));
      if (input.paths.includes('1')) yield failed;
      yield done;
    },
  } as unknown as Backend;
  const imports = createImports(
    backend,
    createTasks(),
    ((key: string) => key) as never,
    ({ message }) => message,
  );
  const order = (projectId: string, path: string): ImportOrder => ({
    kind: 'import',
    input: { projectId, paths: [path] },
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  imports.start(order('a', '1'));
  imports.start(order('a', '2'));
  imports.start(order('b', '3'));
  await settle();
  expect(begun).toEqual(['a 1', 'b 3']);
  release[0]!();
  await settle();
  expect(begun).toEqual(['a 1', 'b 3', 'a 2']);
  // What could not be read of the first is still to be seen when the second begins.
  expect(imports.views.get().a).toMatchObject({ state: 'running', failed: [{ file: '1' }] });
  release[2]!();
  await settle();
  expect(imports.views.get().a).toMatchObject({ state: 'done', failed: [{ file: '1' }] });
  imports.start(order('a', '4'));
  await settle();
  expect(imports.views.get().a).toMatchObject({ state: 'running', failed: [] });
});
