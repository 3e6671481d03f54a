import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { root } from './backend.ts';

/** What a run of the command line left behind. */
interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a person would; `stopAt` sends Ctrl-C when its words show on stderr. */
export function run(words: readonly string[], stopAt?: RegExp): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'cli/main.ts'), ...words], { cwd: tmpdir() });
    let [stdout, stderr, stopped] = ['', '', false];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      if (!stopped && stopAt?.test(stderr)) {
        stopped = true;
        child.kill('SIGINT');
      }
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** What a refusal says: one line on stderr, nothing on stdout, exit code 1. */
export async function refused(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(words);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  return stderr;
}
