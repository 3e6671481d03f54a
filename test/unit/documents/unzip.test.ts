import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { unzip } from '../../../backend/documents/unzip.ts';
import { makeDocx } from '../../support/documents/make-docx.ts';
import { makeXlsx } from '../../support/documents/make-xlsx.ts';
import { read } from '../../support/documents/outline.ts';

const all = () => true;
const packed = (files: Record<string, Uint8Array>) => ({
  bytes: zipSync(files, { level: 9 }),
  fileName: 'a.docx',
  what: 'a Word document',
});
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

test('unpacks what is wanted, stored or deflated', () => {
  const source = packed({ 'a.xml': strToU8('words '.repeat(50)), 'b.png': strToU8('picture') });
  const files = unzip(source, (name) => name.endsWith('.xml'));
  expect([...files.keys()]).toEqual(['a.xml']);
  expect(text(files.get('a.xml'))).toBe('words '.repeat(50));
  const stored = { ...source, bytes: zipSync({ a: strToU8('words') }, { level: 0 }) };
  expect(text(unzip(stored, all).get('a'))).toBe('words');
});

test('a bomb is refused before anything is unpacked', () => {
  expect(() => unzip(packed({ a: new Uint8Array(30 * 2 ** 20) }), all)).toThrow(
    /more than 100 times its size/u,
  );
});

/** Bytes that deflate to about a fifth. */
function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => ((at * 2654435761) >>> 30) & 3);
}

test('a directory that announces too little is found out', () => {
  const source = packed({ a: new Uint8Array(3 * 2 ** 20) });
  const view = new DataView(source.bytes.buffer);
  const entry = source.bytes.length - 22 - 46 - 1;
  expect(view.getUint32(entry, true)).toBe(0x02014b50);
  view.setUint32(entry + 24, 1000, true);
  expect(() => unzip(source, all)).toThrow(/damaged or cut off/u);
});

test('entries that share their packed bytes count as often as they are named', () => {
  const source = packed({ a: noise(4 * 2 ** 20) });
  const directory = source.bytes.subarray(source.bytes.length - 22 - 47, source.bytes.length - 22);
  const copies = 60;
  const bytes = new Uint8Array(source.bytes.length + copies * directory.length);
  const directoryAt = source.bytes.length - 22 - directory.length;
  bytes.set(source.bytes.subarray(0, directoryAt));
  for (let copy = 0; copy <= copies; copy++) bytes.set(directory, directoryAt + copy * directory.length);
  bytes.set(source.bytes.subarray(-22), bytes.length - 22);
  new DataView(bytes.buffer).setUint16(bytes.length - 22 + 10, copies + 1, true);
  expect(() => unzip({ ...source, bytes }, all)).toThrow(/unpacked it has 244 MB, and 200 MB are read/u);
});

test('an encrypted entry is said to be so', () => {
  const source = packed({ a: strToU8('words') });
  source.bytes[source.bytes.length - 22 - 47 + 8]! |= 1;
  expect(() => unzip(source, all)).toThrow(/protected by a password/u);
});

test.each([0, 3, 10, 22, 60])('an archive cut %i bytes short is damaged', (bytes) => {
  const source = packed({ a: strToU8('words '.repeat(100)) });
  const cut = { ...source, bytes: source.bytes.subarray(0, source.bytes.length - bytes) };
  if (bytes === 0) expect(unzip(cut, all).size).toBe(1);
  else expect(() => unzip(cut, all)).toThrow(/damaged or cut off/u);
});

test('bombs in Word documents and workbooks', async () => {
  const words = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:p/>'.repeat(1_000_000)}</w:body></w:document>`;
  const bomb = zipSync({ 'word/document.xml': strToU8(words) }, { level: 9 });
  await expect(read('bomb.docx', bomb)).rejects.toMatchObject({ code: 'file-too-large' });
  const sheet = makeXlsx([{ name: 'A', rows: '<row><c><v>1</v></c></row>'.repeat(300_000) }]);
  await expect(read('bomb.xlsx', sheet)).rejects.toMatchObject({ code: 'file-too-large' });
  expect((await read('fine.docx', await makeDocx())).blocks.length).toBeGreaterThan(5);
});
