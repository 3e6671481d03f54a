import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openTestStore } from '../support/store.ts';
import { rounds } from '../support/trust.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const program = fileURLToPath(new URL('../support/writing-child.ts', import.meta.url));

/** Lets a process write for a while, kills it without warning, and gives the ids it acknowledged. */
async function writeAndKill(folder: string, afterAcknowledged: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.split('\n').length > afterAcknowledged) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  expect(child.signalCode).toBe('SIGKILL');
  return output.split('\n').slice(0, -1);
}

const kills = rounds({ quick: 10, whole: 500 });

it(
  'a kill -9 during writes loses no acknowledged idea, and the store opens at once',
  async ({ task }) => {
    const folder = await temporaryFolder();
    const acknowledged: string[] = [];
    for (let kill = 0; kill < kills; kill++)
      acknowledged.push(...(await writeAndKill(folder, 3 + 7 * (kill % 10))));
    const start = performance.now();
    const { store, projects, ideas } = await openTestStore(folder);
    const openedInMs = performance.now() - start;
    expect(openedInMs).toBeLessThan(2000);
    const [project] = await projects.listProjects();
    const kept = new Set((await ideas.listIdeas(project!.id)).map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThan(300);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    const { rows } = await sql`pragma integrity_check`.execute(store.database);
    expect(rows).toEqual([{ integrity_check: 'ok' }]);
    task.meta.figure = `${kills} kills, 0 of ${acknowledged.length} acknowledged ideas lost, open in ${Math.round(openedInMs)} ms`;
  },
  60_000 + kills * 6000,
);
