import { availableParallelism, cpus } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { openSession } from '../../cli/session.ts';
import { ideaTexts } from './idea-texts.ts';

/** Times of one piece of work, in milliseconds. */
interface Measured {
  readonly what: string;
  readonly wallMs: number;
  /** Of the whole process, its threads included. */
  readonly cpuMs: number;
  /** How late the backend's own thread came to what was due, over its usual rhythm. */
  readonly lateP99Ms: number;
  readonly lateMaxMs: number;
  readonly found: string;
}

const counts = [500, 1000];
const rhythmMs = 5;
const idleMs = 3000;

const { values: options } = parseArgs({ options: { json: { type: 'boolean' } } });
const log = (line: string) => process.stderr.write(`${line}\n`);
const results = [];
for (const count of counts) {
  const session = await openSession(undefined);
  try {
    const { client } = session;
    const { id: projectId } = await client.call('projects.create', { name: `Benchmark of ${count}` });
    for (const fields of await ideaTexts(client, count))
      await client.call('ideas.add', { projectId, fields });
    log(`\n${count} ideas`);
    log('work                        wall s   cpu s   late p99 ms   late max ms   found');
    const measure = async (what: string, work: () => Promise<string>): Promise<Measured> => {
      const delay = monitorEventLoopDelay({ resolution: rhythmMs });
      const cpu = process.cpuUsage();
      const began = performance.now();
      delay.enable();
      const found = await work();
      delay.disable();
      const { user, system } = process.cpuUsage(cpu);
      const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - rhythmMs);
      const row = {
        what,
        wallMs: performance.now() - began,
        cpuMs: (user + system) / 1000,
        lateP99Ms: late(delay.percentile(99)),
        lateMaxMs: late(delay.max),
        found,
      };
      log(
        [
          what.padEnd(26),
          (row.wallMs / 1000).toFixed(2).padStart(8),
          (row.cpuMs / 1000).toFixed(2).padStart(7),
          row.lateP99Ms.toFixed(1).padStart(13),
          row.lateMaxMs.toFixed(1).padStart(13),
          `  ${found}`,
        ].join(' '),
      );
      return row;
    };
    const propose = (method: 'hdbscan' | 'k-means') => async () => {
      for await (const event of client.stream('cluster.propose', { projectId, method, seed: 1 }))
        if (event.type === 'done')
          return `${event.proposal.count} groups, ${event.proposal.outsideIds.length} outside`;
      return 'nothing';
    };
    const duplicates = async () => {
      for await (const event of client.stream('cluster.duplicates', { projectId }))
        if (event.type === 'done') return `${event.same.length} sets, ${event.pairs.length} pairs`;
      return 'nothing';
    };
    const map = async () => {
      for await (const event of client.stream('cluster.map', { projectId, anew: true }))
        if (event.type === 'done') return `${event.points.length} points`;
      return 'nothing';
    };
    const rows = [
      // How late the thread is on this machine when it has nothing to do.
      await measure('nothing, for comparison', () => new Promise((done) => setTimeout(done, idleMs, ''))),
      // The first has to read the ideas and to start the worker; what it made is kept.
      await measure('reading, and duplicates', duplicates),
      await measure('duplicates again', duplicates),
      await measure('groups by closeness', propose('hdbscan')),
      await measure('groups by k-means', propose('k-means')),
      await measure('the map, laid out', map),
    ];
    results.push({ ideas: count, rows });
  } finally {
    await session.close();
  }
}
if (options.json) {
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    threads: availableParallelism(),
    node: process.version,
  };
  process.stdout.write(`${JSON.stringify({ benchmark: 'cluster', machine, results }, null, 2)}\n`);
}
