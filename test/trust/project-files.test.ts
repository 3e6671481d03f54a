import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  frameHeadBytes,
  frameKinds,
  openFrame,
  packFrame,
  readFrameHead,
  startOfChain,
  type Chain,
} from '../../backend/project-file/frame.ts';
import { headerBytes, headerEnd } from '../../backend/project-file/header.ts';
import { createProjectFileJobs } from '../../backend/project-file/jobs.ts';
import { carriedTables } from '../../backend/project-file/tables/index.ts';
import type { JobContext } from '../../backend/workers/job.ts';
import { InklingError } from '../../contract/errors.ts';
import { openTestBackend } from '../support/backend.ts';
import { carried, wholeProjectFile } from '../support/carry.ts';
import { collect } from '../support/collect.ts';
import { openTestStore } from '../support/store.ts';
import { rounds } from '../support/trust.ts';

const context: JobContext = {
  isCancelled: () => false,
  checkpoint: () => undefined,
  progress: () => undefined,
};
const jobs = createProjectFileJobs();
let folder = '';
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'inkling-test-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** What reading a file to its end comes to: how many rows, or the code it is refused with. */
async function verdict(bytes: Uint8Array): Promise<number | string> {
  const file = path.join(folder, 'mutated.inkling');
  writeFileSync(file, bytes);
  try {
    const opening = await jobs['project-file/open']({ path: file, passphrase: null });
    let place = opening.place;
    for (let rows = 0; ;) {
      const batch = await jobs['project-file/next']({ path: file, opening, place }, context);
      if ('held' in batch) return rows;
      rows += batch.rows.length;
      place = batch.place;
    }
  } catch (error) {
    if (error instanceof InklingError) return error.code;
    throw error;
  }
}

/** The frames of a file, unpacked: to be put together otherwise. */
interface Frame {
  readonly kind: (typeof frameKinds)[keyof typeof frameKinds];
  readonly value: unknown;
}
async function framesOf(bytes: Buffer): Promise<Frame[]> {
  const end = headerEnd(bytes);
  let chain = startOfChain(bytes.subarray(0, end));
  const frames: Frame[] = [];
  for (let at = end; at < bytes.length;) {
    const head = bytes.subarray(at, at + frameHeadBytes);
    const { kind, storedBytes } = readFrameHead(head, false);
    const stored = bytes.subarray(at + frameHeadBytes, at + frameHeadBytes + storedBytes);
    const opened = await openFrame(head, stored, null, chain);
    frames.push({ kind, value: JSON.parse(opened.plain.toString('utf8')) as unknown });
    chain = opened.chain;
    at += frameHeadBytes + storedBytes;
  }
  return frames;
}

/** A file that is well-formed in every byte, whatever its frames say: what somebody who knows the format can make. */
async function fileOf(frames: readonly Frame[], header: Record<string, unknown> = {}): Promise<Buffer> {
  const start = headerBytes({
    format: 'inkling-project',
    version: 1,
    inkling: '1',
    encryption: null,
    ...header,
  } as never);
  let chain: Chain = startOfChain(start);
  const parts = [start];
  const held: Record<string, number> = {};
  for (const { kind, value } of frames) {
    if (kind === frameKinds.rows) {
      const { table, rows } = value as { table: string; rows: unknown[] };
      held[table] = (held[table] ?? 0) + rows.length;
    }
    const last = kind === frameKinds.end ? { digest: chain.digest.toString('hex'), rows: held } : value;
    const frame = await packFrame(kind, Buffer.from(JSON.stringify(last)), null, chain);
    chain = frame.chain;
    parts.push(frame.bytes);
  }
  return Buffer.concat(parts);
}

/** Always the same numbers below 1, so that a failure can be looked at again. */
function numbersFrom(seed: number): () => number {
  let state = createHash('sha256').update(String(seed)).digest().readUInt32LE();
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

it(
  'a project file that was altered anywhere is refused whole, in plain words',
  { timeout: 400_000 },
  async ({ task }) => {
    const whole = readFileSync(wholeProjectFile);
    expect(await verdict(whole)).toBeGreaterThan(90);
    const count = rounds({ quick: 150, whole: 2000 });
    const codes = new Map<string, number>();
    for (let seed = 0; seed < count; seed++) {
      const random = numbersFrom(seed);
      const at = () => Math.floor(random() * whole.length);
      let bytes = Buffer.from(whole);
      const way = seed % 4;
      if (way === 0)
        for (let flips = 0; flips <= seed % 3; flips++) bytes[at()]! ^= 1 << Math.floor(random() * 8);
      if (way === 1) bytes = bytes.subarray(0, at());
      if (way === 2)
        bytes = Buffer.concat([
          bytes.subarray(0, at()),
          Buffer.alloc(1 + (seed % 900), seed),
          bytes.subarray(at()),
        ]);
      if (way === 3) bytes.fill(seed, at(), at());
      if (bytes.equals(whole)) continue;
      const found = await verdict(bytes);
      // The app’s own name in the header is signed by the digest too.
      expect(
        ['file-damaged', 'file-unsupported', 'file-too-large', 'file-encrypted'],
        `seed ${seed}`,
      ).toContain(found);
      codes.set(String(found), (codes.get(String(found)) ?? 0) + 1);
    }
    task.meta.figure = `${count} mutations, all refused`;
  },
);

describe('a project file made by somebody who knows the format is refused whole', () => {
  const cases: readonly [
    string,
    (frames: Frame[]) => { frames: Frame[]; header?: Record<string, unknown> },
    string,
  ][] = [
    ['a later version', (frames) => ({ frames, header: { version: 2 } }), 'file-unsupported'],
    [
      'a table nobody knows',
      (frames) => ({ frames: added(frames, { table: 'sqlite_schema', rows: [['x']] }) }),
      'file-damaged',
    ],
    [
      'SQL for the name of a table',
      (frames) => ({ frames: added(frames, { table: 'idea; drop table idea', rows: [['x']] }) }),
      'file-damaged',
    ],
    [
      'a column nobody knows',
      (frames) => ({ frames: changedFacts(frames, (columns) => columns.idea!.push('colour')) }),
      'file-unsupported',
    ],
    [
      'a column missing',
      (frames) => ({ frames: changedFacts(frames, (columns) => columns.idea!.pop()) }),
      'file-damaged',
    ],
    ['a number for a text', (frames) => ({ frames: changedRow(frames, 'idea', 'title', 5) }), 'file-damaged'],
    [
      'a text for a number',
      (frames) => ({ frames: changedRow(frames, 'idea', 'created_at', 'now') }),
      'file-damaged',
    ],
    [
      'a path for an id',
      (frames) => ({ frames: changedRow(frames, 'idea', 'id', '../../etc/passwd') }),
      'file-damaged',
    ],
    [
      'JSON of another form',
      (frames) => ({ frames: changedRow(frames, 'idea', 'tags', '{"a":1}') }),
      'file-damaged',
    ],
    ['JSON that is none', (frames) => ({ frames: changedRow(frames, 'idea', 'tags', '[') }), 'file-damaged'],
    [
      'a kind nobody knows',
      (frames) => ({ frames: changedRow(frames, 'converge_entry', 'kind', 'bribe') }),
      'file-damaged',
    ],
    [
      'bytes that are none',
      (frames) => ({ frames: changedRow(frames, 'chunk', 'vector', 'not base64!') }),
      'file-damaged',
    ],
    [
      'half a number in a vector',
      (frames) => ({ frames: changedRow(frames, 'chunk', 'vector', 'AAA=') }),
      'file-damaged',
    ],
    [
      'an idea longer than any',
      (frames) => ({ frames: changedRow(frames, 'idea', 'title', 'x'.repeat(100_000)) }),
      'file-damaged',
    ],
    [
      'a row too short',
      (frames) => ({ frames: added(frames, { table: 'idea_apart', rows: [['x']] }) }),
      'file-damaged',
    ],
    ['no end', (frames) => ({ frames: frames.slice(0, -1) }), 'file-damaged'],
    ['nothing but an end', (frames) => ({ frames: frames.slice(-1) }), 'file-damaged'],
  ];
  it.each(cases)('%s', async (_name, change, code) => {
    const { frames, header } = change(await framesOf(readFileSync(wholeProjectFile)));
    expect(await verdict(await fileOf(frames, header))).toBe(code);
  });

  it('scrypt that would take all memory', async () => {
    const encryption = {
      cipher: 'aes-256-gcm',
      kdf: 'scrypt',
      n: 2 ** 24,
      r: 8,
      p: 1,
      salt: Buffer.alloc(16).toString('base64'),
    };
    expect(await verdict(await fileOf([], { encryption }))).toBe('file-damaged');
  });

  it('a frame that unpacks to more than a hundred times itself, before it is unpacked', async () => {
    const bytes = await fileOf(await framesOf(readFileSync(wholeProjectFile)));
    const end = headerEnd(bytes);
    bytes.writeUInt32LE(280_000_000, end + 5);
    const before = process.memoryUsage().rss;
    expect(await verdict(bytes)).toBe('file-damaged');
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });
});

it(
  'a project file reaches no row of another project, whatever ids it names, and nothing is taken over by halves',
  { timeout: 120_000 },
  async () => {
    const { client } = await openTestBackend();
    const mine = await client.call('projects.create', { name: 'Mine' });
    const idea = await client.call('ideas.add', { projectId: mine.id, fields: { title: 'Not yours' } });
    const frames = await framesOf(readFileSync(wholeProjectFile));
    const file = path.join(folder, 'reaching.inkling');
    const tries = [
      changedRow(frames, 'idea_revision', 'idea_id', idea.id),
      changedRow(frames, 'conversation', 'project_id', mine.id),
      changedRow(frames, 'idea', 'project_id', mine.id),
      changedRow(frames, 'idea', 'id', idea.id),
      doubled(frames, 'project'),
      doubled(frames, 'idea'),
      frames.filter(({ value }) => (value as { table?: string }).table !== 'project'),
    ];
    for (const [at, tried] of tries.entries()) {
      writeFileSync(file, await fileOf(tried));
      const outcome = carried(client, 'carry.import', { path: file });
      await expect(outcome, `try ${at}`).rejects.toBeInstanceOf(Error);
      expect(await client.call('projects.list', {}), `try ${at}`).toMatchObject([
        { id: mine.id, ideaCount: 1 },
      ]);
    }
    expect(await client.call('ideas.list', { projectId: mine.id })).toEqual([idea]);
    const events = collect(client.stream('carry.preview', { path: file }));
    await expect(events).rejects.toMatchObject({ code: 'file-damaged' });
  },
);

const added = (frames: readonly Frame[], value: unknown): Frame[] => [
  ...frames.slice(0, -1),
  { kind: frameKinds.rows, value },
  ...frames.slice(-1),
];

function changedFacts(
  frames: readonly Frame[],
  change: (columns: Record<string, string[]>) => void,
): Frame[] {
  const copy = structuredClone(frames) as Frame[];
  change((copy[0]!.value as { columns: Record<string, string[]> }).columns);
  return copy;
}

const isOf = (frame: Frame, table: string) => (frame.value as { table?: string }).table === table;

/** With another value in a column of the first row of a table. */
function changedRow(frames: readonly Frame[], table: string, column: string, value: unknown): Frame[] {
  const copy = structuredClone(frames) as Frame[];
  const place = carriedTables
    .find(({ name }) => name === table)!
    .columns.findIndex(({ name }) => name === column);
  const { rows } = copy.find((frame) => isOf(frame, table))!.value as { rows: unknown[][] };
  rows[0]![place] = value;
  return copy;
}

const doubled = (frames: readonly Frame[], table: string): Frame[] =>
  frames.flatMap((frame) => (isOf(frame, table) ? [frame, frame] : [frame]));

it(
  'a large project goes out and in with little memory',
  { timeout: 900_000, skip: rounds({ quick: 0, whole: 1 }) === 0 },
  async ({ task }) => {
    const first = await openTestBackend();
    const { id: projectId } = await first.client.call('projects.create', { name: 'Large' });
    const set = await first.client.call('pictures.createSet', {
      ...{ projectId, name: 'Leaves', size: 48, channels: 3, classes: ['green', 'brown'] },
    });
    await first.backend.close();
    const { store } = await openTestStore(first.dataFolder);
    for (let place = 0; place < 220; place++)
      await store.database
        .insertInto('picture')
        .values({
          ...{ set_id: set.id, place, name: `${place}.png`, class_id: place % 2 },
          pixels: randomBytes(1_000_000),
        })
        .execute();
    await store.close();
    const { client } = await openTestBackend(first.dataFolder);
    const file = path.join(folder, 'large.inkling');
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const before = process.memoryUsage().rss;
    await carried(client, 'carry.export', { projectId, path: file });
    const second = await openTestBackend();
    await carried(second.client, 'carry.import', { path: file });
    clearInterval(watch);
    const size = statSync(file).size;
    expect(size).toBeGreaterThan(200_000_000);
    expect(peak - before).toBeLessThan(600_000_000);
    task.meta.figure = `${Math.round(size / 1e6)} MB, ${Math.round((peak - before) / 1e6)} MB of memory`;
  },
);
