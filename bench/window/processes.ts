import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';

/** What a process holds, in bytes. */
export interface ProcessMemory {
  /** All of its pages in memory, those shared with other processes included: what a system monitor shows. */
  readonly residentBytes: number;
  /** The same, with each shared page divided among those that share it. */
  readonly shareBytes: number;
}

/** Ticks of the kernel's clock in a second, on every Linux that Inkling runs on. */
const ticksPerSecond = 100;

/** The process and all that it started, and they in turn. Linux only. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const parent = Number.isInteger(pid) ? fieldsOf(pid)?.[1] : undefined;
    if (parent !== undefined) parents.set(pid, Number(parent));
  }
  const tree = [root];
  for (const one of tree) for (const [pid, parent] of parents) if (parent === one) tree.push(pid);
  return tree;
}

/** Processor time that the process and all its descendants used so far, in ms. Linux only. */
export function processorMs(root: number): number {
  // In the kernel's list, the 14th and 15th; here the name and the number before are gone.
  const ticks = processTree(root).map((pid) => fieldsOf(pid)?.slice(11, 13) ?? []);
  return (ticks.flat().reduce((sum, value) => sum + Number(value), 0) / ticksPerSecond) * 1000;
}

/** What the process holds. Linux only; throws for one that has ended. */
export function memoryOf(pid: number): ProcessMemory {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const bytes = (name: string) => 1024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]);
  return { residentBytes: bytes('Rss'), shareBytes: bytes('Pss') };
}

/** How long the main thread of a process has had a processor so far, and has waited for one that others had, in ms. */
export interface ThreadTime {
  readonly processorMs: number;
  readonly queuedMs: number;
}

/** Linux only; throws for a process that has ended. */
export function mainThreadTime(pid: number): ThreadTime {
  const [ran, queued] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ').map(Number);
  return { processorMs: ran! / 1e6, queuedMs: queued! / 1e6 };
}

/** The process that the first window's page lives in. */
export function pageProcess(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId());
}

/** What the kernel says of a process, from its state on; null for one that has ended. */
function fieldsOf(pid: number): string[] | null {
  try {
    // "pid (name) state parent ...": a name may hold spaces and brackets, and the last bracket closes it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)!.trim().split(' ');
  } catch {
    return null;
  }
}
