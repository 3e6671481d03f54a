import { loadPictureReader } from '../../../backend/runtime/ocr/load-picture-reader.ts';
import { execFileSync } from 'node:child_process';
import { appendFile, chmod, mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  createDocumentJobs,
  type DocumentJobs,
  type ReadDocumentInput,
} from '../../../backend/documents/jobs.ts';
import { documentWorkerLimits } from '../../../backend/documents/limits.ts';
import { createWorker, type WorkerLimits } from '../../../backend/workers/worker-handle.ts';
import { makeDocx } from '../../support/documents/make-docx.ts';
import { makeDamagedPdf, pdfOf } from '../../support/documents/make-pdf.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const never = new AbortController().signal;

function openReader(limits: Partial<WorkerLimits> = {}) {
  const worker = createWorker<DocumentJobs>({ ...documentWorkerLimits, ...limits });
  onTestFinished(() => worker.close());
  return (input: ReadDocumentInput, signal = never, onProgress?: (value: unknown) => void) =>
    worker.run('read-document', input, { signal, onProgress });
}

const file = (location: string): ReadDocumentInput => ({
  from: { path: location },
  fileName: path.basename(location),
});

test('a file, and what was pasted, are read in a worker', async () => {
  const read = openReader();
  const folder = await temporaryFolder();
  const location = path.join(folder, 'manual.docx');
  await writeFile(location, await makeDocx());
  expect(await read(file(location))).toMatchObject({ kind: 'docx', title: 'Kettle manual' });
  const pasted = { from: { bytes: Buffer.from('# Kettle\n\nwords') }, fileName: 'pasted.md' };
  expect(await read(pasted)).toMatchObject({ kind: 'markdown', title: 'Kettle' });
  const chosen = {
    from: { bytes: Buffer.from([0xc4, 0xe3]) },
    fileName: 'a.txt',
    encoding: 'gb18030',
  } as const;
  expect(await read(chosen)).toMatchObject({ text: '你', problems: [] });
});

test('of a PDF with a damaged page in its midst what is found is read, and the next file is', async () => {
  const read = openReader();
  for (let time = 0; time < 3; time++) {
    const bytes = makeDamagedPdf(['Descale it monthly.', null, null, 'Keep it dry.']);
    const document = await read({ from: { bytes }, fileName: 'kettle.pdf' });
    expect(document.text).toContain('Descale it monthly.');
    expect(document.problems).toMatchObject([{ code: 'pages-unreadable' }]);
    const damaged = { from: { bytes: makeDamagedPdf([null, null]) }, fileName: 'damaged.pdf' };
    await expect(read(damaged)).rejects.toMatchObject({ code: 'file-damaged' });
  }
  const pasted = { from: { bytes: Buffer.from('# Kettle\n\nwords') }, fileName: 'pasted.md' };
  expect(await read(pasted)).toMatchObject({ kind: 'markdown', title: 'Kettle' });
});

test('what can’t be read is said, and the next file is', async () => {
  const read = openReader();
  const folder = await temporaryFolder();
  const gone = path.join(folder, 'gone.txt');
  await expect(read(file(gone))).rejects.toMatchObject({
    code: 'file-unreadable',
    message: expect.stringContaining('“gone.txt” could not be read: it is not there any more.') as string,
  });
  await expect(read(file(folder))).rejects.toMatchObject({ code: 'file-unreadable' });
  await symlink('loop', path.join(folder, 'loop'));
  await expect(read(file(path.join(folder, 'loop')))).rejects.toMatchObject({ code: 'file-unreadable' });
  const large = path.join(folder, 'large.txt');
  await writeFile(large, '');
  await truncate(large, 60 * 2 ** 20);
  await expect(read(file(large))).rejects.toMatchObject({ code: 'file-too-large' });
  const fine = path.join(folder, 'fine.txt');
  await writeFile(fine, 'words');
  expect(await read(file(fine))).toMatchObject({ text: 'words' });
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a file that one may not open',
  async () => {
    const location = path.join(await temporaryFolder(), 'secret.txt');
    await writeFile(location, 'words');
    await chmod(location, 0);
    await expect(openReader()(file(location))).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('you may not open it') as string,
    });
  },
);

test.skipIf(process.platform === 'win32')('what has no end is not waited for', async () => {
  const pipe = path.join(await temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  await expect(openReader()(file(pipe))).rejects.toMatchObject({ code: 'file-unreadable' });
  await expect(openReader()(file('/dev/zero'))).rejects.toMatchObject({ code: 'file-unreadable' });
});

test('a file that grows, shrinks or is replaced while it is read', async () => {
  const folder = await temporaryFolder();
  const location = path.join(folder, 'busy.txt');
  const jobs = createDocumentJobs(loadPictureReader);
  /** Reads the file with `change` happening after the first step. */
  const reading = async (change: () => Promise<unknown>) => {
    await writeFile(location, 'x'.repeat(9 * 2 ** 20));
    let checks = 0;
    const pending: Promise<unknown>[] = [];
    const context = {
      isCancelled: () => false,
      checkpoint: () => {
        if (++checks === 2) pending.push(change());
      },
      progress: () => undefined,
    };
    const outcome = await jobs['read-document'](file(location), context).then(
      () => 'read',
      (error: unknown) => (error as { code: string }).code,
    );
    await Promise.all(pending);
    return outcome;
  };
  expect(await reading(() => appendFile(location, 'more'))).toBe('file-unreadable');
  expect(await reading(() => truncate(location, 10))).toBe('file-unreadable');
  // What was opened stays whole when its name goes to another file, or to none.
  expect(await reading(() => rename(location, path.join(folder, 'other.txt')))).toBe('read');
  expect(await reading(() => rm(location))).toBe('read');
});

test('progress tells of pages; being called off ends the reading, and the next file is read', async () => {
  const read = openReader();
  const content = 'BT /F1 12 Tf 72 400 Td (Words.) Tj ET';
  const bytes = pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${'3 0 R '.repeat(2000)}]/Count 2000>>`,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]);
  const stop = new AbortController();
  const told: unknown[] = [];
  const reading = read({ from: { bytes }, fileName: 'long.pdf' }, stop.signal, (value) => {
    told.push(value);
    stop.abort();
  });
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  expect(told[0]).toEqual({ done: 1, total: 2000, unit: 'pages' });
  expect(await read({ from: { bytes: Buffer.from('words') }, fileName: 'a.txt' })).toMatchObject({
    text: 'words',
  });
});

test('a file that needs too much memory ends its worker, and the next file is read', async () => {
  const read = openReader({ memoryMb: 48 });
  const table = Buffer.from('a,b,c,d\n'.repeat(2_000_000));
  await expect(read({ from: { bytes: table }, fileName: 'a.csv' })).rejects.toMatchObject({
    code: 'worker-ended',
  });
  expect(await read({ from: { bytes: Buffer.from('words') }, fileName: 'a.txt' })).toMatchObject({
    text: 'words',
  });
});

test('folders in the way of a file', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'a.txt'));
  await expect(openReader()(file(path.join(folder, 'a.txt', 'b.txt')))).rejects.toMatchObject({
    code: 'file-unreadable',
  });
});
