import { mkdirSync, readFileSync, readdirSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeWholeFile } from '../../../electron/write-whole-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a file is never seen in part, and nothing else is left beside it', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'report.pdf');
  const sizes = new Set<number>();
  const watcher = watch(folder, (_event, name) => {
    if (name === 'report.pdf') sizes.add(readFileSync(file).length);
  });
  const data = new Uint8Array(8_000_000).fill(7);
  await writeWholeFile(file, data);
  await expect.poll(() => sizes.size).toBe(1);
  watcher.close();
  expect([...sizes]).toEqual([data.length]);
  expect(readdirSync(folder)).toEqual(['report.pdf']);
});

test('what can’t be put in its place leaves what was there, and no part of itself', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'taken');
  mkdirSync(file);
  writeFileSync(path.join(file, 'kept.txt'), 'kept');
  await expect(writeWholeFile(file, new Uint8Array(3))).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  expect(readdirSync(folder)).toEqual(['taken']);
  expect(readFileSync(path.join(file, 'kept.txt'), 'utf8')).toBe('kept');
});
