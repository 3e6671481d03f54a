import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { createRandom } from '../../backend/numerics/random.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { openStore } from '../../backend/store/open.ts';
import { bundled } from '../support/faults/bundle.ts';
import {
  canTrace,
  compileShim,
  DiskTrace,
  everythingSurvives,
  nothingSurvives,
  someSurvives,
  type Survival,
} from '../support/faults/disk-trace.ts';
import { integrityOf, lostOf } from '../support/faults/rooms.ts';
import { acknowledgedIn, write } from '../support/faults/writer.ts';
import { memoryFolder } from '../support/temporary-folder.ts';
import { isWhole, rounds } from '../support/trust.ts';

/** Moments at even distances, and at the very beginning, where the files are made, one after each step. */
const cuts = rounds({ quick: 5, whole: 90 });
const firstSteps = isWhole ? Array.from({ length: 90 }, (_, i) => i + 1) : [3, 7, 11, 19];
const survivals: readonly Survival[] = [nothingSurvives, someSurvives, everythingSurvives];

let program = '';
beforeAll(async () => {
  if (isWhole && !canTrace())
    throw new Error('Power cuts are tried on Linux with a C compiler: install cc, then run this again.');
  if (canTrace()) program = await bundled('test/support/faults/writer-child.ts');
});

it.skipIf(!isWhole && !canTrace())(
  'a power cut that drops what was not synced, or tears it, loses no acknowledged row, whenever it strikes',
  async ({ task }) => {
    const random = createRandom(7);
    const [folder, tools] = [await memoryFolder(), await memoryFolder()];
    const trace = new DiskTrace(folder, compileShim(tools));
    // From the first start on; closed, opened again, and with enough writes for the log to be taken in and begun anew.
    for (const most of [60, 220]) {
      const written = await write(program, folder, { most, env: trace.environment });
      expect(written, written.said).toMatchObject({ exitCode: 0 });
    }
    const records = trace.read();
    const count = { cuts: 0, rows: 0 };
    const moments = [
      ...firstSteps,
      ...Array.from({ length: cuts }, (_, i) => Math.floor((records.length * (i + random())) / cuts)),
    ];
    for (const until of moments)
      for (const survival of survivals) {
        const target = path.join(tools, 'cut');
        rmSync(target, { recursive: true, force: true });
        const output = trace.cutPower(records.slice(0, until), target, random, survival);
        const acknowledged = acknowledgedIn(output);
        const at = `after ${until} of ${records.length} steps`;
        const store = await openStore(target, keyFile(target)).catch((error: unknown) => {
          throw new Error(`The store is not opened ${at}.`, { cause: error });
        });
        expect(await lostOf(store.database, acknowledged), at).toEqual([]);
        expect(await integrityOf(store.database), at).toBe('ok');
        await store.close();
        count.cuts++;
        count.rows += acknowledged.length;
      }
    expect(count.rows).toBeGreaterThan(cuts * 100);
    task.meta.figure = `${count.cuts} cuts, 0 of ${count.rows} acknowledged rows lost, 0 stores that did not open`;
  },
  60_000 + (cuts + firstSteps.length) * 5000,
);

it.skipIf(!isWhole && !canTrace())(
  'a file that is exported is there whole after a power cut, the old one until the new one was said to be written',
  async () => {
    const random = createRandom(3);
    const [folder, tools] = [await memoryFolder(), await memoryFolder()];
    const exporting = await bundled('test/support/faults/exporting-child.ts');
    const trace = new DiskTrace(folder, compileShim(tools));
    const { exitCode, said } = await write(exporting, folder, { env: trace.environment });
    expect(exitCode, said).toBe(0);
    const records = trace.read();
    for (let until = 0; until <= records.length; until++)
      for (const survival of survivals) {
        const target = path.join(tools, 'cut');
        rmSync(target, { recursive: true, force: true });
        const said = trace.cutPower(records.slice(0, until), target, random, survival).split('\n').length - 1;
        const file = path.join(target, 'plan.pdf');
        const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
        const version = text === '' && !existsSync(file) ? 0 : Number(text.slice(0, 1));
        expect(version, `after ${until} steps`).toBeGreaterThanOrEqual(said);
        if (version > 0) expect(text).toBe(String(version).repeat(5000));
      }
  },
  120_000,
);
