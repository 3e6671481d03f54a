import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadTokenizer } from '../../../backend/runtime/tokenizer.ts';
import { embeddedFolder } from '../../support/embedded-model.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const texts = [
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(path.join(root, 'docs', name), 'utf8')),
  readFileSync(path.join(root, 'backend/runtime/text-model.ts'), 'utf8'),
  readFileSync(path.join(root, 'renderer/i18n/zh-cn.ts'), 'utf8'),
  // Ends of lines of every kind, and what stands around them.
  'one 2\n\n\n three.\n\t4\r\n五\n <|im_start|>user\n7<|im_end|>\n é\n\n'.repeat(400),
];

test('a long text has the same tokens in parts, and the thread does other things in between', async () => {
  const { encode, encodeLong } = await loadTokenizer(embeddedFolder);
  let turns = 0;
  const other = setInterval(() => turns++, 0);
  for (const text of texts) expect(await encodeLong(text)).toEqual(encode(text));
  clearInterval(other);
  expect(turns).toBeGreaterThan(20);
  expect(await encodeLong('')).toEqual([]);
  const endless = 'word '.repeat(3000);
  expect(await encodeLong(endless)).toEqual(encode(endless));
});

test('where it is not known that words part tokens, a text is encoded whole', async () => {
  const { encode, encodeLong } = await loadTokenizer(path.join(root, 'models/bge-small-en-v1.5'));
  expect(await encodeLong(texts[0]!)).toEqual(encode(texts[0]!));
});
