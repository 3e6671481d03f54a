import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startInkling } from '../../test/e2e/inkling.ts';
import { startPage } from '../../test/e2e/page/start-page.ts';
import { measureBoard, type BoardFigures } from './board.ts';
import { fill, projectName } from './fill.ts';
import { placesOf } from './places.ts';
import { measureScripts, type ScriptFigures } from './script.ts';
import { measureSession, type MemoryFigures } from './session.ts';
import { measureStarts, type StartFigures } from './start.ts';
import { measureTyping, type TypingFigures } from './typing.ts';

/** What was measured; a part that was left out is missing. */
interface Figures {
  readonly start?: readonly StartFigures[] | undefined;
  readonly script?: readonly ScriptFigures[] | undefined;
  readonly typing?: readonly TypingFigures[] | undefined;
  readonly session?: readonly MemoryFigures[] | undefined;
  readonly board?: readonly BoardFigures[] | undefined;
}

const parts = ['start', 'script', 'typing', 'session', 'board'] as const;
const { values: options } = parseArgs({
  options: {
    ideas: { type: 'string', default: '1000' },
    starts: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '20' },
    /** Some of the parts, with commas between. */
    only: { type: 'string', default: parts.join(',') },
    json: { type: 'boolean', default: false },
  },
});
const [ideas, starts, rounds] = [options.ideas, options.starts, options.rounds].map(Number) as [
  number,
  number,
  number,
];
const chosen = options.only.split(',');
const wrong = chosen.find((name) => !parts.some((part) => part === name));
const isIn = (part: (typeof parts)[number]) => chosen.includes(part);

const folder = mkdtempSync(path.join(tmpdir(), 'inkling-bench-'));
const say = (text: string) => void process.stderr.write(`${text}\n`);
try {
  if (process.platform !== 'linux') throw new Error('This benchmark reads /proc, which only Linux has.');
  if (wrong !== undefined) throw new Error(`There is no "${wrong}"; the parts are ${parts.join(', ')}.`);
  const busyBefore = loadavg()[0]!;
  const data = path.join(folder, 'filled');
  const projectId = await fill(data, ideas);
  const places = placesOf(projectId);

  const repeated = Array.from({ length: starts }, () => data);
  const fresh = repeated.map((_, i) => path.join(folder, `fresh-${i}`));
  const start = isIn('start')
    ? [
        await measureStarts(`a folder with ${ideas} ideas`, repeated, say),
        await measureStarts('the first start of all', fresh, say),
      ]
    : undefined;
  report({ start, ...(chosen.some((part) => part !== 'start') && (await inOneWindow())) });

  /** What is measured without starting again. */
  async function inOneWindow(): Promise<Figures> {
    const inkling = await startInkling(data);
    try {
      const { window } = inkling;
      await startPage(window).openProject(projectName);
      const script = isIn('script') ? await measureScripts(window, places) : undefined;
      const typing = isIn('typing') ? await measureTyping(inkling, projectId) : undefined;
      const session = isIn('session') ? await measureSession(inkling, projectId, places, rounds) : undefined;
      const board = isIn('board') ? await measureBoard(window, projectId) : undefined;
      return { script, typing, session, board };
    } finally {
      await inkling.close();
    }
  }

  function report(figures: Figures): void {
    const { start, script, typing, session, board } = figures;
    const busyAfter = loadavg()[0]!;
    say(
      `\n${ideas} ideas; programs that wanted the processor: ${busyBefore.toFixed(1)} before, ${busyAfter.toFixed(1)} after`,
    );
    table('start, ms', ['page', 'painted', 'usable', 'processor', 'median'], start, (row) => [
      row.what,
      ...[row.pageMs, row.paintedMs, row.usableMs, row.processorMs, row.medianUsableMs].map(whole),
    ]);
    table('scripts, kB', ['files', 'bytes', 'gzip'], script, (row) => [
      row.place,
      String(row.files),
      whole(row.bytes / 1000),
      whole(row.compressedBytes / 1000),
    ]);
    table('typing, ms', ['handled', 'p95', 'shown', 'p95', 'processor', 'queued'], typing, (row) => [
      row.what,
      ...[row.handledMedianMs, row.handledP95Ms, row.shownMedianMs, row.shownP95Ms].map((ms) =>
        ms.toFixed(1),
      ),
      ...[row.processorMsPerKey, row.queuedMsPerKey].map((ms) => ms.toFixed(1)),
    ]);
    table(
      'memory of the window, MB',
      ['as found', 'resident', 'its share', 'heap', 'nodes'],
      session,
      (row) => [
        `after ${row.rounds} rounds`,
        ...[row.asFoundBytes, row.residentBytes, row.shareBytes, row.heapBytes].map((bytes) =>
          (bytes / 1e6).toFixed(1),
        ),
        String(row.nodes),
      ],
    );
    table('between frames, ms', ['frames', 'median', 'p95', '> 32 ms'], board, (row) => [
      row.what,
      String(row.frames),
      row.medianMs.toFixed(1),
      row.p95Ms.toFixed(1),
      `${(100 * row.slowShare).toFixed(1)} %`,
    ]);
    if (options.json) {
      const machine = {
        processor: cpus()[0]?.model ?? 'unknown',
        threads: availableParallelism(),
        busy: { before: busyBefore, after: busyAfter },
      };
      process.stdout.write(
        `${JSON.stringify({ benchmark: 'window', machine, ideas, ...figures }, null, 2)}\n`,
      );
    }
  }
} catch (error) {
  say((error as Error).message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function whole(value: number): string {
  return value.toFixed(0);
}

function table<Row>(
  title: string,
  columns: readonly string[],
  rows: readonly Row[] | undefined,
  cellsOf: (row: Row) => readonly string[],
): void {
  if (!rows) return;
  const line = ([first = '', ...rest]: readonly string[]) =>
    say(first.padEnd(34) + rest.map((cell) => cell.padStart(11)).join(''));
  say('');
  line([title, ...columns]);
  for (const row of rows) line(cellsOf(row));
}
