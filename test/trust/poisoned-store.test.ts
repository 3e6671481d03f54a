import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import { openConnection } from '../../backend/store/connection.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { databaseFileName, openStore } from '../../backend/store/open.ts';
import { clientOf, startMessage, startProcess } from '../support/backend-process.ts';
import { fillTables, readRows } from '../support/faults/fill-tables.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A folder whose tables are all full of rows that the schema allows and no program ever wrote. */
async function poisonedFolder(): Promise<{ folder: string; projectId: string }> {
  const folder = await temporaryFolder();
  await (await openStore(folder, keyFile(folder))).close();
  const connection = openConnection(path.join(folder, databaseFileName), keyOf(folder), false);
  connection.transaction(() => fillTables(connection, 3))();
  const projectId = connection.prepare('select id from project').pluck().get() as string;
  connection.close();
  return { folder, projectId };
}

const keyOf = (folder: string) => readFileSync(path.join(folder, 'database.key'));

async function start(folder: string) {
  const { child, send, next, exited, log } = startProcess();
  const message = startMessage(folder);
  send({ ...message, key: null } as typeof message);
  const outcome = await Promise.race([next('ready'), next('refused'), exited]);
  return { child, send, exited, log, outcome };
}

it('rows that make no sense, in every table there is, crash no start: the backend is ready and answers each question, if only with a problem', async ({
  task,
}) => {
  const { folder, projectId } = await poisonedFolder();
  const { child, send, outcome, log, exited } = await start(folder);
  expect(outcome, log()).toEqual({ type: 'ready' });
  send({ type: 'connect', connection: 1 });
  const client = clientOf(child, 1);
  const count = { answered: 0, problems: 0 };
  // What can be asked of a project without more, and changes nothing that a later question needs.
  const questions = Object.entries(contract).filter(
    ([name, endpoint]) =>
      endpoint.kind === 'rpc' &&
      endpoint.input.safeParse({ projectId }).success &&
      !/create|delete|save|stop|restart/i.test(name),
  );
  expect(questions.length).toBeGreaterThan(15);
  for (const [name] of questions) {
    const answer = client.call(name as 'projects.list', { projectId } as never);
    const isAnswer = await answer.then(
      () => true,
      (error: unknown) => {
        expect(error, name).toMatchObject({
          code: expect.any(String) as string,
          remedy: expect.any(String) as string,
        });
        expect(error, name).not.toMatchObject({ code: 'backend-lost' });
        return false;
      },
    );
    count[isAnswer ? 'answered' : 'problems']++;
  }
  expect(await client.call('system.status', {})).toBeDefined();
  child.disconnect();
  expect(await exited).toBe(0);
  task.meta.figure = `${questions.length} questions over 3 rows in each table: ${count.answered} answered, ${count.problems} with a problem, 0 crashes`;
});

it('files that make no sense in the data folder are no reason to start over and over', async () => {
  const { folder } = await poisonedFolder();
  mkdirSync(path.join(folder, 'models', 'broken'), { recursive: true });
  for (const name of ['manifest.json', 'broken/manifest.json', 'broken/model.onnx', 'notes.txt'])
    writeFileSync(path.join(folder, 'models', name), '{"half": ');
  mkdirSync(path.join(folder, 'inkling-at-0001-first-slice.snapshot.db'), { recursive: true });
  writeFileSync(path.join(folder, 'inkling.db-end'), 'nonsense');
  const { outcome, exited, child, log } = await start(folder);
  expect(outcome, log()).toMatchObject({ type: expect.stringMatching(/ready|refused/) as string });
  child.disconnect();
  expect(await exited).toBe(0);
});

it('what cannot be read at the start is told at once, with what to do, and every row stays', async () => {
  const { folder } = await poisonedFolder();
  const file = path.join(folder, databaseFileName);
  // A fault that nobody thought of.
  const connection = openConnection(file, keyOf(folder), false);
  connection.exec('alter table setting rename to misplaced');
  connection.close();
  const before = rowsOf(folder);
  const { outcome, exited } = await start(folder);
  expect(outcome).toMatchObject({ type: 'refused', problem: { code: 'start-failed' } });
  expect(JSON.stringify(outcome)).toContain(folder);
  expect(await exited).toBe(0);
  expect(rowsOf(folder)).toEqual(before);
});

function rowsOf(folder: string): number[] {
  const connection = openConnection(path.join(folder, databaseFileName), keyOf(folder), true);
  try {
    // Typing that was never sent and ways back are let go after thirty days, and these rows are older.
    return [...readRows(connection)].flatMap(([table, { length }]) =>
      ['typed_text', 'undo_step'].includes(table) ? [] : [length],
    );
  } finally {
    connection.close();
  }
}
