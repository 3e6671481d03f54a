import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Invocation } from './command.ts';
import { createProgress } from './progress.ts';
import { UsageError } from './usage-error.ts';

/** Reads the sources; what can't be read is said on stderr. Throws UsageError when nothing could be. Gives the time in ms. */
export async function importSources(
  { client, words, signal }: Invocation,
  projectId: string,
): Promise<number> {
  const paths = words.map((word) => path.resolve(word));
  for (const [i, file] of paths.entries()) {
    await stat(file).catch(() => {
      throw new UsageError(`The source "${words[i]}" can't be read: there is no such file or folder.`);
    });
  }
  const progress = createProgress();
  const problems: string[] = [];
  let read = 0;
  let totalMs = 0;
  for await (const event of client.stream('sources.import', { projectId, paths }, signal)) {
    // Reading is quick; saying nothing of it leaves the refusal of a file that can't be read one line.
    if (event.type === 'progress' && event.phase === 'embedding')
      progress.say(`${event.phase} ${event.file}`);
    if (event.type === 'file' && event.problem) problems.push(`${event.file}: ${event.problem.message}`);
    if (event.type === 'done') {
      read = event.added + event.unchanged;
      totalMs = event.totalMs;
    }
  }
  progress.clear();
  if (read === 0) throw new UsageError(`Nothing there can be read. ${problems.slice(0, 3).join(' ')}`.trim());
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return totalMs;
}
