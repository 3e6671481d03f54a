import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const program = fileURLToPath(new URL('../support/onnx-child.ts', import.meta.url));

/** What would keep ONNX Runtime quiet without our doing: where there is a CI, and where this suite runs. */
const quietening = { CI: undefined, ORT_RUNNING_UNIT_TESTS: undefined, ORT_DISABLE_TELEMETRY: undefined };

it.each(['c-api', 'node-api', 'worker'])(
  'ONNX Runtime, loaded through %s, keeps no identifier of this device and queues no report',
  async (kind) => {
    const folder = await temporaryFolder();
    const env = { ...process.env, ...quietening, HOME: folder, XDG_CACHE_HOME: folder };
    const child = spawnSync(process.execPath, [program, kind, '300'], { env, encoding: 'utf8' });
    expect(child.stdout).toBe('open\n');
    expect(readdirSync(folder, { recursive: true })).toEqual([]);
  },
);
