import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readStraceLog, straceWords, type Egress } from './strace-log.ts';

const program = path.join(import.meta.dirname, '..', 'session-child.ts');

/** What a session says of itself when it went well. */
export interface SessionReport {
  readonly ideas: number;
  /** Ways out that were tried from the page. */
  readonly tries: number;
  /** The network interfaces there were. */
  readonly interfaces: readonly string[];
}

/** Where things would be quieter than on a person's machine: not here. */
const quietening = { CI: undefined, ORT_RUNNING_UNIT_TESTS: undefined, ORT_DISABLE_TELEMETRY: undefined };

/** Words that run what follows where there is no network but loopback. Anybody may, as root of a namespace of theirs. */
const noNetwork = [
  ...['unshare', process.getuid?.() === 0 ? '-n' : '-rn'],
  ...['sh', '-c', 'ip link set lo up && exec "$0" "$@"'],
];

/** Why a session can't be watched on this machine; null when it can. */
export function whyUnwatched(): string | null {
  for (const [what, words] of [
    ['a network namespace', [...noNetwork, 'true']],
    ['strace', ['strace', ...straceWords, '-o', '/dev/null', 'true']],
  ] as const) {
    const { status, error, stderr } = spawnSync(words[0], words.slice(1), { encoding: 'utf8' });
    if (status !== 0)
      return `There is no ${what} here (${error?.message ?? stderr.trim()}). On Debian, as root, run: scripts/install-system-packages.sh`;
  }
  return null;
}

/** A session where there is no network. Rejects with what it said when it does not end well. */
export function sessionWithoutNetwork(): Promise<SessionReport> {
  return run([...noNetwork, process.execPath, program]);
}

/** A session with the network there is, and what its processes asked of the kernel. */
export async function sessionUnderStrace(): Promise<{ report: SessionReport; egress: Egress }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inkling-strace-'));
  const log = path.join(folder, 'log');
  try {
    const report = await run(['strace', ...straceWords, '-o', log, process.execPath, program]);
    return { report, egress: readStraceLog(readFileSync(log, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run([command, ...words]: readonly string[]): Promise<SessionReport> {
  const child = spawn(command!, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...quietening },
  });
  let output = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The session ended with ${String(code)}.\n${complaint.slice(-3000)}`);
  return JSON.parse(output.trim().split('\n').at(-1)!) as SessionReport;
}
