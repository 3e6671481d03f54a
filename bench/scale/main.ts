import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seedBigProject } from '../../test/support/big-project.ts';
import { startWatchedBackend, type WatchedBackend } from '../../test/support/watched-backend.ts';
import { measureRooms, type Measured } from './rooms.ts';

const { values: options } = parseArgs({
  options: {
    ideas: { type: 'string', default: '10000' },
    chunks: { type: 'string', default: '100000' },
    interactions: { type: 'string', default: '1000000' },
    /** A folder to keep the project in, and to use again: seeding takes minutes. */
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const size = {
  ideas: Number(options.ideas),
  chunks: Number(options.chunks),
  interactions: Number(options.interactions),
};
const say = (line: string) => void process.stderr.write(`${line}\n`);
const folder = options.keep ?? mkdtempSync(path.join(tmpdir(), 'inkling-scale-'));
const bytes = () => statSync(path.join(folder, 'inkling.db')).size;

try {
  mkdirSync(folder, { recursive: true });
  if (statSync(path.join(folder, 'inkling.db'), { throwIfNoEntry: false })) say(`using ${folder} as it is`);
  else await seedBigProject(folder, size);
  const databaseBytes = bytes();
  say(
    `${size.ideas} ideas, ${size.chunks} passages, ${size.interactions} interactions: ${megabytes(databaseBytes)}`,
  );
  say(
    `${'what'.padEnd(44)}${'first s'.padStart(9)}${'all s'.padStart(9)}${'cpu s'.padStart(9)}${'late ms'.padStart(9)}   found`,
  );

  const rows: Measured[] = [];
  const started = await startWatchedBackend(folder);
  const take = (row: Measured) => {
    rows.push(row);
    const { what, firstMs, wallMs, cpuMs, lateMaxMs, found } = row;
    say(
      `${what.padEnd(44)}${seconds(firstMs)}${seconds(wallMs)}${seconds(cpuMs)}${lateMaxMs.toFixed(0).padStart(9)}   ${found}`,
    );
  };
  take(await startOf('start to ready', started, ''));
  await measureRooms(started, take, { isKept: options.keep !== undefined });
  const { rssBytes } = await started.look();
  await started.close();

  if (!options.keep) {
    const after = await startWatchedBackend(folder);
    take(await startOf('start after the deletion', after, megabytes(bytes())));
    await after.close();
  }
  say(`memory of the backend at the end: ${megabytes(rssBytes)}`);
  if (options.json) {
    const machine = { processor: cpus()[0]?.model ?? 'unknown', threads: availableParallelism() };
    process.stdout.write(
      `${JSON.stringify({ benchmark: 'scale', machine, size, databaseBytes, rssBytes, rows }, null, 2)}\n`,
    );
  }
} finally {
  if (!options.keep) rmSync(folder, { recursive: true, force: true });
}

/** A start as a row. */
async function startOf(what: string, backend: WatchedBackend, found: string): Promise<Measured> {
  const { cpuMs, lateMaxMs } = await backend.look();
  return { what, firstMs: backend.readyMs, wallMs: backend.readyMs, cpuMs, lateMaxMs, found };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2).padStart(9);
}

function megabytes(count: number): string {
  return `${(count / 1e6).toFixed(0)} MB`;
}
