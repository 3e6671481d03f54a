import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { makeDocx, makeLinkedDocx } from '../../support/documents/make-docx.ts';
import { outline, read } from '../../support/documents/outline.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

const blocks = [
  '# The kettle',
  '# Care',
  'Descale it monthly.',
  '- Unplug it first.',
  '-- Let it cool.',
  '## 清洗',
  '请先拔下电源插头。',
  '| Part: Lid; Price: 4 €',
  '| Part: Filter; Price: 7 €',
  '- 1. Limescale is harmless.',
];

test('headings, lists, tables and footnotes', async () => {
  const document = await read('manual.docx', await makeDocx());
  expect(outline(document)).toEqual(blocks);
  expect(document).toMatchObject({ kind: 'docx', title: 'Kettle manual', encoding: null, problems: [] });
});

test('a picture outside the document is not opened', async () => {
  const secret = path.join(await temporaryFolder(), 'secret.txt');
  await writeFile(secret, 'secret words');
  for (const target of [`file://${secret}`, secret, 'http://127.0.0.1:9/x.png']) {
    const document = await read('linked.docx', await makeLinkedDocx(target));
    expect(outline(document)).toEqual(blocks);
  }
});

test('entities of its own making are not expanded', async () => {
  const files = unzipSync(await makeDocx());
  const laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
  const body = Buffer.from(files['word/document.xml']!).toString();
  files['word/document.xml'] = strToU8(
    body.replace(/(<w:document)/u, `${laughs}$1`).replace('Descale', '&b;'),
  );
  const outcome = await read('laughs.docx', zipSync(files)).then(
    (document) => document.text,
    (error: unknown) => error,
  );
  if (typeof outcome === 'string') expect(outcome).not.toContain('haha');
  else expect(outcome).toMatchObject({ code: 'file-damaged' });
});

test('a document without its words, or with words cut off, is damaged', async () => {
  const files = unzipSync(await makeDocx());
  const body = files['word/document.xml']!;
  for (const part of [body.subarray(0, body.length / 2), strToU8('<x/>'), strToU8('')]) {
    await expect(read('cut.docx', zipSync({ ...files, 'word/document.xml': part }))).rejects.toMatchObject({
      code: 'file-damaged',
    });
  }
});
