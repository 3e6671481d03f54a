import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { makeDocx } from '../../support/documents/make-docx.ts';
import { makeXlsx } from '../../support/documents/make-xlsx.ts';
import { problemCodes, read } from '../../support/documents/outline.ts';

const sheet = makeXlsx([{ name: 'A', rows: '<row><c t="str"><v>words</v></c></row>' }]);

test.each([
  ['words.md', '# words', 'markdown'],
  ['words.csv', 'words', 'csv'],
  ['words.log', 'words', 'text'],
  ['words', 'words', 'text'],
  ['words.html', 'no tags', 'text'],
  ['words.html', '<p>words</p>', 'html'],
] as const)('%s with %j is %s', async (name, text, kind) => {
  expect((await read(name, text)).kind).toBe(kind);
});

test('a wrong extension is noted, and the file is read for what it is', async () => {
  const word = await read('report.pdf', await makeDocx());
  expect(word.kind).toBe('docx');
  expect(word.problems[0]?.message).toBe(
    'Its name ends in “.pdf”, but its content is a Word document; it was read as that.',
  );
  expect(problemCodes(await read('sheet.csv', sheet))).toEqual(['wrong-extension']);
  expect(problemCodes(await read('text.docx', 'plain words'))).toEqual(['wrong-extension']);
  expect(problemCodes(await read('picture.png', 'plain words'))).toEqual(['wrong-extension']);
  expect(problemCodes(await read('sheet.xlsx', sheet))).toEqual([]);
  expect(problemCodes(await read('notes.org', 'plain words'))).toEqual([]);
});

const ole = (more: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(more, 'utf16le')]);

test.each([
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'file-unsupported'],
  ['a photo called .txt', Buffer.from('ffd8ffe000104a464946', 'hex'), 'file-unsupported'],
  ['a program', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(100)]), 'file-unsupported'],
  [
    'noise',
    Uint8Array.from({ length: 3000 }, (_, at) => (at * 131 + (at >> 3) * 17) & 255),
    'file-unsupported',
  ],
  ['NULs', new Uint8Array(1000), 'file-unsupported'],
  ['a presentation', zipSync({ 'ppt/presentation.xml': strToU8('<x/>') }), 'file-unsupported'],
  ['an OpenDocument text', zipSync({ 'content.xml': strToU8('<x/>') }), 'file-unsupported'],
  ['an archive', zipSync({ 'a.txt': strToU8('words') }), 'file-unsupported'],
  ['an empty archive', zipSync({}), 'file-unsupported'],
  ['RTF', Buffer.from('{\\rtf1 words}'), 'file-unsupported'],
  ['Word of 1997', ole('WordDocument'), 'file-unsupported'],
  ['Word under a password', ole('EncryptedPackage'), 'file-encrypted'],
  ['a zip cut off', sheet.subarray(0, 200), 'file-damaged'],
  ['nothing', new Uint8Array(), 'file-empty'],
  ['spaces', Buffer.from(' \n\t\r\n'), 'file-empty'],
  ['only a byte order mark', Buffer.from('efbbbf', 'hex'), 'file-empty'],
  ['more than 50 MB', new Uint8Array(50 * 2 ** 20 + 1).fill(97), 'file-too-large'],
] as const)('%s is refused', async (_name, bytes, code) => {
  const refused = read('file.txt', bytes);
  await expect(refused).rejects.toMatchObject({
    name: 'InklingError',
    code,
    message: expect.stringMatching(
      /^“file\.txt” .+ Nothing of it was taken in; other files are not touched\.$/u,
    ) as string,
  });
});
