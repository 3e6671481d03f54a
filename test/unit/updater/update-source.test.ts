import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readUpdateSource } from '../../../backend/updater/update-source.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function sourceOf(text: string) {
  const file = path.join(await temporaryFolder(), 'app-update.yml');
  await writeFile(file, text);
  return (await readUpdateSource(file))?.href ?? null;
}

it.each([
  [
    'provider: generic\nurl: https://a.example/inkling\nupdaterCacheDirName: inkling-updater\n',
    'https://a.example/inkling',
  ],
  ['url: \'https://a.example/\'\r\nprovider: "generic"\r\n', 'https://a.example/'],
  ['provider: generic\nurl: http://127.0.0.1:8080\n', 'http://127.0.0.1:8080/'],
])('reads what electron-builder writes: %j', async (text, address) => {
  expect(await sourceOf(text)).toBe(address);
});

it.each([
  '',
  'provider: github\nowner: a\nrepo: b\n',
  'provider: generic\n',
  'provider: generic\nurl: a.example\n',
  'provider: generic\nurl: http://a.example\n',
  'provider: generic\nurl: https://name:word@a.example\n',
  'provider: generic\nurl: https://a.example/?key=1\n',
  'provider: generic\nurl: file:///etc/passwd\n',
  '\u0000\u0001 no list',
])('asks nobody for %j', async (text) => {
  expect(await sourceOf(text)).toBeNull();
});

it('asks nobody without a file', async () => {
  expect(await readUpdateSource(null)).toBeNull();
  expect(await readUpdateSource('/nowhere/app-update.yml')).toBeNull();
});
