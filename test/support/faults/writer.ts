import { spawn } from 'node:child_process';
import type { Acknowledged } from './rooms.ts';

/** How a process that wrote came to its end. */
export interface Written {
  /** What opening the store took, in milliseconds; null when it never did. */
  readonly opened: { readonly clockMs: number; readonly processorMs: number } | null;
  readonly acknowledged: readonly Acknowledged[];
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it wrote to stderr. */
  readonly said: string;
}

/**
 * Lets `program` (writer-child.ts, bundled) write into a folder and kills it without warning once `killAfter` rows were
 * acknowledged; without `killAfter` it is waited for.
 */
export async function write(
  program: string,
  folder: string,
  options: {
    readonly killAfter?: number;
    readonly most?: number;
    readonly env?: NodeJS.ProcessEnv;
  } = {},
): Promise<Written> {
  const { killAfter = Infinity, most, env = {} } = options;
  const child = spawn(process.execPath, [program, folder, ...(most === undefined ? [] : [String(most)])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let output = '';
  let said = '';
  let lines = 0;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    lines += text.split('\n').length - 1;
    if (lines > killAfter) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  const opened = /^opened ([\d.]+) ([\d.]+)\n/.exec(output);
  return {
    opened: opened ? { clockMs: Number(opened[1]), processorMs: Number(opened[2]) } : null,
    acknowledged: acknowledgedIn(output),
    exitCode: child.exitCode,
    signal: child.signalCode,
    said,
  };
}

/** The rows that writer-child.ts said were kept. A line that was cut off was not acknowledged. */
export function acknowledgedIn(output: string): Acknowledged[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' '))
    .filter(([table]) => table !== 'opened')
    .map(([table, id]) => ({ table, id }) as Acknowledged);
}
