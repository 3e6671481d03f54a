import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../backend/documents/decode-text.ts';
import { encoded, utf16 } from '../../support/documents/encoded.ts';

const simplified = '产品使用手册：打开包装后，请检查所有配件是否齐全。如有问题，请联系客户服务。\n';
const traditional = '產品使用手冊：打開包裝後，請檢查所有配件是否齊全。如有問題，請聯繫客戶服務。\n';
const japanese = '製品マニュアル：箱を開けたら、すべての付属品がそろっているか確認してください。\n';
const french = 'Le café était très agréable, la façade décorée – “voilà” dit-il.\nPreis: 20 €\n';
const russian = 'Руководство пользователя: откройте упаковку и проверьте, всё ли на месте.\n';
const korean = '제품 설명서: 상자를 열고 모든 부속품이 있는지 확인하십시오.\n';

describe('finds the encoding', () => {
  test.each([
    ['gb18030', simplified],
    ['big5', traditional],
    ['shift_jis', japanese],
    ['euc-kr', korean],
    ['windows-1252', french],
    ['windows-1251', russian],
  ])('%s', (encoding, text) => {
    expect(decodeText(encoded(text, encoding))).toMatchObject({
      text,
      encoding,
      isBinary: false,
      replaced: 0,
    });
  });

  test.each([
    ['gb18030', '价格,名称\n10,苹果\n'],
    ['big5', '名稱,價格\n蘋果,10\n'],
    ['shift_jis', '名前,価格\nりんご,10\n'],
    ['windows-1252', 'name,city\nJosé,Málaga\n'],
  ])('%s in a table of two lines', (encoding, text) => {
    expect(decodeText(encoded(text, encoding))).toMatchObject({ text, encoding });
  });

  test.each([
    ['UTF-8', new TextEncoder().encode(simplified), 'utf-8'],
    ['UTF-8 with a mark', new TextEncoder().encode('\ufeff' + simplified), 'utf-8'],
    ['UTF-16 LE with a mark', utf16('\ufeff' + simplified, 'le'), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16('\ufeff' + simplified, 'be'), 'utf-16be'],
    ['UTF-16 LE', utf16(simplified, 'le'), 'utf-16le'],
    ['UTF-16 BE', utf16(simplified, 'be'), 'utf-16be'],
  ])('%s', (_name, bytes, encoding) => {
    expect(decodeText(bytes)).toMatchObject({ text: simplified, encoding, isBinary: false });
  });

  test.each(['le', 'be'] as const)('European text in UTF-16 %s without a mark', (order) => {
    expect(decodeText(utf16('Name;Preis\nÄpfel;2,50\n', order))).toMatchObject({
      text: 'Name;Preis\nÄpfel;2,50\n',
      encoding: `utf-16${order}`,
    });
  });
});

test('says how sure it is', () => {
  expect(decodeText(new TextEncoder().encode('plain')).confidence).toBe(1);
  expect(decodeText(encoded(simplified.repeat(5), 'gb18030')).confidence).toBeGreaterThan(0.8);
  expect(decodeText(encoded('é', 'windows-1252')).confidence).toBeLessThan(0.8);
});

test('takes a person’s word', () => {
  const bytes = encoded('Ärger', 'windows-1252');
  expect(decodeText(bytes, 'windows-1252')).toMatchObject({ text: 'Ärger', confidence: 1 });
  expect(decodeText(bytes, 'utf-8')).toMatchObject({ text: '\ufffdrger', replaced: 1, encoding: 'utf-8' });
});

test('UTF-8 cut in the middle of a character stays UTF-8', () => {
  const bytes = new TextEncoder().encode(simplified.trim()).subarray(0, -1);
  expect(decodeText(bytes)).toMatchObject({ encoding: 'utf-8', replaced: 1, isBinary: false });
});

test('an empty file is an empty text', () => {
  expect(decodeText(new Uint8Array())).toMatchObject({ text: '', encoding: 'utf-8', isBinary: false });
});

test.each([
  ['a compressed file', gzipSync(new TextEncoder().encode(french + russian + simplified))],
  ['all bytes', Uint8Array.from({ length: 4096 }, (_, at) => (at * 7 + (at >> 8)) & 255)],
  ['NULs', new Uint8Array(100)],
  ['a program', Uint8Array.from({ length: 4000 }, (_, at) => (at % 3 === 0 ? at & 255 : (at >> 4) & 31))],
])('tells that %s is no text', (_name, bytes) => {
  expect(decodeText(bytes).isBinary).toBe(true);
});
