import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UsageError } from '../usage-error.ts';

const script = path.join(import.meta.dirname, '../../scripts/print-pdf.mjs');

/**
 * Prints a page as a PDF. A PDF is laid out by Chromium, as in the window: it shapes Chinese with the fonts of this
 * machine and puts only the letters used into the file. Throws UsageError where no Electron can be started.
 */
export async function printPdf(html: string, target: string, signal: AbortSignal): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'inkling-print-'));
  try {
    const page = path.join(folder, 'page.html');
    await writeFile(page, html);
    const { code, stderr } = await run([script, page, path.resolve(target)], signal);
    if (code !== 0)
      throw new UsageError(
        `The PDF was not made: ${stderr.trim().split('\n').at(-1) ?? 'no reason was given'}. --format html or docx needs no Electron.`,
      );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(
  words: readonly string[],
  signal: AbortSignal,
): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'], signal });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stderr }));
  });
}
