import { beforeAll, expect, it } from 'vitest';
import { bundled } from '../support/faults/bundle.ts';
import { integrityOf, lostOf, type Acknowledged } from '../support/faults/rooms.ts';
import { write } from '../support/faults/writer.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { isWhole, rounds } from '../support/trust.ts';

const kills = rounds({ quick: 10, whole: 500 });
/** Each with a store of its own, killed in turn. */
const lanes = 2;
/** A full check of the file between two kills, so often. */
const checkEvery = 25;

let program = '';
beforeAll(async () => {
  program = await bundled('test/support/faults/writer-child.ts');
});

it(
  'a kill -9 during writes in six rooms loses no acknowledged row, and the store opens within 2 s each time',
  async ({ task }) => {
    const measured = { rows: 0, checks: 0, opened: [] as { clockMs: number; processorMs: number }[] };
    const lane = async (): Promise<void> => {
      const folder = await temporaryFolder();
      const acknowledged: Acknowledged[] = [];
      for (let kill = 1; kill <= kills / lanes; kill++) {
        const written = await write(program, folder, { killAfter: 1 + ((kill * 7) % 37) });
        expect(written, written.said).toMatchObject({ signal: 'SIGKILL' });
        acknowledged.push(...written.acknowledged);
        measured.opened.push(written.opened!);
        if (kill % checkEvery === 0 || kill >= kills / lanes) await check(folder, acknowledged);
      }
      measured.rows += acknowledged.length;
    };
    const check = async (folder: string, acknowledged: readonly Acknowledged[]): Promise<void> => {
      const { store } = await openTestStore(folder);
      expect(await lostOf(store.database, acknowledged)).toEqual([]);
      expect(await integrityOf(store.database)).toBe('ok');
      measured.checks++;
      await store.close();
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    const most = (of: 'clockMs' | 'processorMs') => Math.max(...measured.opened.map((opened) => opened[of]));
    task.meta.figure =
      `${measured.opened.length} kills, 0 of ${measured.rows} acknowledged rows lost, slowest opening ` +
      `${Math.round(most('clockMs'))} ms, ${measured.checks} full checks without a fault`;
    expect(measured.rows).toBeGreaterThan(kills * 10);
    // The clock also tells of what else the machine is doing.
    expect(most('processorMs')).toBeLessThan(2000);
    if (isWhole) expect(most('clockMs')).toBeLessThan(2000);
  },
  60_000 + kills * 3000,
);
