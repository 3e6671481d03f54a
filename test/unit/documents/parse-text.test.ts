import { expect, test } from 'vitest';
import { outline, problemCodes, read } from '../../support/documents/outline.ts';
import { encoded, utf16 } from '../../support/documents/encoded.ts';

test('plain text has paragraphs, lists and a few kinds of headings', async () => {
  const document = await read(
    'manual.txt',
    [
      'KETTLE MANUAL',
      '',
      'This line of the paragraph was broken because it was too',
      'long, and so it goes on here. It ends here.',
      'Tel: 123',
      '',
      '1. Unplug it.',
      '2) Let it cool.',
      '- Wipe it.',
      '',
      'Care',
      '====',
      'Descale it.',
      '',
      '2.1 Filters',
      '',
      '3.5 litres fit in.',
      '',
      '第一章 清洗',
      '',
      '请先拔下电源插头，并等待水壶完全冷却，然后再用柔软的湿布擦拭水壶',
      '的外壳。',
    ].join('\r\n'),
  );
  expect(outline(document)).toEqual([
    '# KETTLE MANUAL',
    'This line of the paragraph was broken because it was too long, and so it goes on here. It ends here.\nTel: 123',
    '- 1. Unplug it.',
    '- 2) Let it cool.',
    '- Wipe it.',
    '# Care',
    'Descale it.',
    '## 2.1 Filters',
    '3.5 litres fit in.',
    '# 第一章 清洗',
    '请先拔下电源插头，并等待水壶完全冷却，然后再用柔软的湿布擦拭水壶的外壳。',
  ]);
  expect(document).toMatchObject({ kind: 'text', title: 'KETTLE MANUAL', problems: [], pages: [] });
});

test('the form of Unicode is NFC, and what is no text is left out', async () => {
  const document = await read('a.txt', 'Cafe\u0301\u200b is\u00a0open.\u0007 \ud83d\ude00');
  expect(document.text).toBe('Café is open. \ud83d\ude00');
});

test.each([
  [
    'gb18030',
    encoded('产品使用手册：打开包装后，请检查所有配件是否齐全。如有问题，请联系客户服务。', 'gb18030'),
  ],
  ['big5', encoded('產品使用手冊：打開包裝後，請檢查所有配件是否齊全。如有問題，請聯繫客戶服務。', 'big5')],
  ['utf-16le', utf16('产品使用手册。Manual\n', 'le')],
])('says that it was read as %s', async (name, bytes) => {
  const document = await read('manual.txt', bytes);
  expect(document.encoding?.name).toBe(name);
  expect(document.text).toMatch(/^产品使用手册|^產品使用手冊/u);
});

test('a guess and places that could not be read are said', async () => {
  expect(problemCodes(await read('a.txt', encoded('Café', 'windows-1252')))).toEqual(['encoding-uncertain']);
  const cut = new TextEncoder().encode('产品使用手册：打开包装后，请检查所有配件是否齐全').subarray(0, -1);
  const document = await read('a.txt', cut);
  expect(problemCodes(document)).toEqual(['characters-replaced']);
  expect(document.problems[0]?.message).toBe('1 place could not be read as utf-8 and now shows “\ufffd”.');
});
