import { mkdir, open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Invocation } from '../command.ts';
import type { Progress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

type ExportInput = Parameters<typeof exportOf>[1];

/** Writes the files of an export into a folder, piece by piece. Returns their paths. */
export async function saveFiles(
  invocation: Invocation,
  input: ExportInput,
  folder: string,
  progress: Progress,
): Promise<string[]> {
  const saved: string[] = [];
  let file: FileHandle | null = null;
  try {
    await mkdir(folder, { recursive: true });
    for await (const event of exportOf(invocation, input)) {
      if (event.type === 'progress') progress.say(`${event.phase} ${Math.round(event.share * 100)} %`);
      if (event.type === 'file') {
        await file?.close();
        const target = path.join(folder, path.basename(event.name));
        file = await open(target, 'w');
        saved.push(target);
      }
      if (event.type === 'text') await file?.write(event.text);
    }
  } catch (error) {
    if (
      typeof (error as NodeJS.ErrnoException).code === 'string' &&
      error instanceof Error &&
      'syscall' in error
    )
      throw new UsageError(`"${folder}" can't be written to: ${error.message}.`);
    throw error;
  } finally {
    await file?.close();
  }
  return saved;
}

function exportOf(
  { client, signal }: Invocation,
  input: Parameters<typeof client.stream<'recommend.export'>>[1],
) {
  return client.stream('recommend.export', input, signal);
}
