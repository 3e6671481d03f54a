import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { documentWorkerLimits } from '../../backend/documents/limits.ts';
import { createRandom } from '../../backend/numerics/random.ts';
import { createWorker } from '../../backend/workers/worker-handle.ts';
import { importEverywhere, type TableWorker } from '../support/hostile/import-table.ts';
import { figureOf, isOfFile, survive } from '../support/hostile/survive.ts';
import { tableFiles } from '../support/hostile/table-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { rounds } from '../support/trust.ts';

/** Mutations of each kind of table; every one goes through four rooms. */
const count = rounds({ quick: 40, whole: 2000 });

/** Stricter than the rooms' own: 768 MiB, and 30 s of silence. */
const worker: TableWorker = createWorker(documentWorkerLimits);
afterAll(() => worker.close());

test.for(Object.keys(tableFiles))(
  `${count} mutations of a table as %s, each through recommender, predictor, analyse and own ideas, end in a table or in a clear error`,
  { timeout: 60_000 + count * 2000 },
  async (ending, { task }) => {
    const { bytes, change } = tableFiles[ending]!;
    const random = createRandom(8);
    const file = path.join(await temporaryFolder(), `orders.${ending}`);
    const survived = await survive({
      count,
      make: () => change(bytes, random),
      async read(changed) {
        writeFileSync(file, changed);
        await importEverywhere(worker, { kind: 'file', path: file });
      },
      isClear: isOfFile,
    });
    expect(survived.read).toBeGreaterThan(0);
    task.meta.figure = figureOf(survived);
  },
);
