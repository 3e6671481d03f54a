import { readdirSync, readFileSync } from 'node:fs';

/** The processes of the backend that the app with this process id started, oldest first. Linux only. */
export function backendPids(appPid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === appPid && isBackend(pid))
    .sort((a, b) => a - b);
}

function isBackend(pid: number): boolean {
  const words = read(`/proc/${pid}/cmdline`).split('\0');
  // Forked under another Node, or a utilityProcess of Electron.
  return words.some(
    (word) => word.endsWith('process.mjs') || word === '--utility-sub-type=node.mojom.NodeService',
  );
}

function parentOf(pid: number): number {
  // "pid (name) state parent": a name may hold spaces and brackets, and the last bracket closes it.
  const fields = read(`/proc/${pid}/stat`).split(')').at(-1)!.trim().split(' ');
  return fields[0] === 'Z' ? -1 : Number(fields[1]);
}

/** Empty for a process that has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
