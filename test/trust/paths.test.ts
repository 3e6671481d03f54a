import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fileNameOf } from '../../contract/file-name.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { payloads } from '../support/hostile/payloads.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Titles that would be a path, a device, a hidden file, another ending, or a name that isn't what it reads. */
const titles = [
  ...[
    '../../x',
    '..\\..\\x',
    '/etc/passwd',
    'C:\\windows\\x',
    '\\\\host\\share',
    '~/x',
    'file:///etc/passwd',
  ],
  ...['.', '..', '...', '.bashrc', ' .ssh/id ', 'a/../../b', 'x/', '/', '\\', 'x\0.exe', 'x\n.exe', 'x\r'],
  ...[
    'CON',
    'con',
    'PRN',
    'AUX',
    'NUL',
    'nul.txt',
    'COM1',
    'com9.tar',
    'LPT1',
    'COM¹',
    'CONIN$',
    'CONOUT$.x',
  ],
  ...[
    'x.',
    'x ',
    'x. . .',
    'x...',
    '   ',
    '',
    'a'.repeat(5_000),
    '口'.repeat(300),
    '\ud83d\ude00'.repeat(90),
  ],
  ...[
    'invoice\u202efdp.exe',
    '\u2066x\u2069',
    'a:b',
    'a:$DATA',
    'a*?"<>|b',
    '%2e%2e%2fx',
    '\ud800x',
    '--help',
  ],
  ...['$(id)', '`id`', '; rm -rf x', '{{x}}', 'a\u0085b', 'a\u2028b', `${'a'.repeat(79)}. .`],
];
/** A name that stays in its folder on every system, is no device, and reads as what it is. */
const isHarmless = (name: string) =>
  path.posix.basename(name) === name &&
  path.win32.basename(name) === name &&
  !/[\\/:*?"<>|\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name) &&
  !/^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\.|$)/iu.test(name) &&
  !/^[. ]|[. ]$/u.test(name) &&
  Buffer.byteLength(name) <= 400 &&
  name.isWellFormed();

test('no title leads a file that is exported anywhere, on any system', async ({ task }) => {
  const { client } = await openTestBackend();
  let names = 0;
  const check = (name: string, title: string) => {
    names++;
    expect([title, name, isHarmless(name)]).toEqual([title, name, true]);
  };
  for (const title of [...titles, ...payloads]) check(fileNameOf(title, 'md'), title);
  for (const title of titles) {
    const name = title.trim().slice(0, 200) || 'x';
    const project = await client.call('projects.create', { name });
    const projectId = project.id;
    await client.call('ideas.add', { projectId, fields: { title: name } });
    for (const format of ['md', 'csv', 'json', 'html'] as const)
      check((await client.call('leave.export', { projectId, format, language: 'en' })).name, title);
    check((await client.call('plan.export', { projectId, language: 'en' })).name, title);
    const text = { title: name, language: 'en', text: 'a', format: 'txt' } as const;
    check((await client.call('compose.export', text)).name, title);
    const { id } = await client.call('conversations.create', { projectId, title: name });
    check((await client.call('conversations.export', { id, format: 'markdown' })).fileName, title);
    check((await client.call('tests.exportCsv', { projectId })).fileName, title);
  }
  task.meta.figure = `${names} names from ${titles.length + payloads.length} titles`;
});

/** Every file below a folder. Links are named, not followed, as readdirSync would: here one leads in a circle. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
}

/** A Word file whose parts and relations would lead out of it. */
function docxThatLeadsOut(secret: string): Uint8Array {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="${relations}"><Relationship Id="r2" Type="${office}/image" Target="file://${secret}" TargetMode="External"/><Relationship Id="r3" Type="${office}/image" Target="../../../../../../..${secret}"/><Relationship Id="r4" Type="${office}/attachedTemplate" Target="http://127.0.0.1:9/a.dotm" TargetMode="External"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<!DOCTYPE w [<!ENTITY x SYSTEM "file://${secret}">]><w:document xmlns:w="${word}" xmlns:r="${office}"><w:body><w:p><w:r><w:t>Opening hours &x;</w:t></w:r></w:p><w:p><w:r><w:t>We open at nine.</w:t></w:r></w:p></w:body></w:document>`,
    ),
    '../../../../inkling-escaped.txt': strToU8('escaped'),
    '/tmp/inkling-escaped.txt': strToU8('escaped'),
    '..\\..\\inkling-escaped.txt': strToU8('escaped'),
    'word/../../../inkling-escaped.txt': strToU8('escaped'),
  });
}

test('nothing that is imported reads or writes a file that was not given', async ({ task }) => {
  const outside = await temporaryFolder();
  const folder = path.join(outside, 'given');
  mkdirSync(path.join(folder, 'inner'), { recursive: true });
  const secret = path.join(outside, 'secret.txt');
  writeFileSync(secret, 'The password of the safe is 4711.');
  const given = {
    'plain.md': `# Hours\n\nWe open at nine.\n\n![a](${secret}) ![b](file://${secret}) <img src="file://${secret}">\n`,
    'page.html': `<h1>Hours</h1><p>We open at nine.</p><iframe src="file://${secret}"></iframe><img src="../secret.txt"><link rel=import href="../secret.txt"><object data="../secret.txt"></object><!--#include file="../secret.txt" -->`,
    'table.csv': `question,answer\nhours,"=FILE(""${secret}"")"\n`,
    'inner/more.txt': 'We close at five.',
  };
  for (const [name, text] of Object.entries(given)) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, 'word.docx'), docxThatLeadsOut(secret));
  symlinkSync(secret, path.join(folder, 'link.txt'));
  symlinkSync(outside, path.join(folder, 'up'));
  symlinkSync(folder, path.join(folder, 'inner', 'loop'));
  const before = await filesIn(outside);

  const { client, dataFolder } = await openTestBackend();
  // The note of how far the log went is written a little later.
  const inDataFolder = () =>
    readdirSync(dataFolder)
      .filter((name) => name !== 'inkling.db-end')
      .sort();
  const kept = inDataFolder();
  const { id: projectId } = await client.call('projects.create', { name: 'a' });
  await collect(client.stream('sources.import', { projectId, paths: [folder] }));
  const sources = await client.call('sources.list', { projectId });
  // Word's own file may be refused for what it declares; what is read of it is its own text.
  expect(sources.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['more.txt', 'plain.md']) as string[],
  );
  for (const { id, name } of sources) {
    const { text } = await client.call('sources.read', { id, length: 20_000 });
    expect(text, name).not.toContain('4711');
  }
  const { passages } = await client.call('knowledge.search', { projectId, question: 'password of the safe' });
  expect(passages.map(({ text }) => text).join(' ')).not.toContain('4711');
  expect(await filesIn(outside)).toEqual(before);
  expect(inDataFolder()).toEqual(kept);
  for (const escaped of [path.join('/tmp', 'inkling-escaped.txt'), path.resolve('inkling-escaped.txt')])
    expect(readdirSync(path.dirname(escaped))).not.toContain(path.basename(escaped));
  task.meta.figure = `${sources.length} files of a folder with 3 links, paths out of it in 4 kinds of file`;
});
