import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { Metadata } from '../../../../backend/runtime/gguf/metadata.ts';
import { tokenizerFiles } from '../../../../backend/runtime/gguf/tokenizer-files.ts';
import { loadTokenizer } from '../../../../backend/runtime/tokenizer.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const tokens = ['<unk>', '<s>', '</s>', '<|user|>', '<|end|>', '\u2581', 'a', 'b', '\u2581a', '<0x0A>'];

it.each([
  // A line or space after a token of Phi 3 goes with it, as its own tokenizer has it; with llama it is a token.
  ['phi3', ['<|user|>', 'a', '<|end|>', 'b', '<s>', '<0x0A>', 'a']],
  ['llama', ['<|user|>', '<0x0A>', '\u2581a', '<|end|>', '<0x0A>', 'b', '<s>', '<0x0A>', 'a']],
])('the tokens of %s take the spaces after them or leave them', async (architecture, expected) => {
  const metadata = new Metadata(
    new Map<string, string | number | boolean | string[] | number[]>([
      ['tokenizer.ggml.model', 'llama'],
      ['tokenizer.ggml.tokens', tokens],
      ['tokenizer.ggml.scores', tokens.map((_, id) => -id)],
      ['tokenizer.ggml.token_type', [2, 3, 3, 3, 3, 1, 1, 1, 1, 6]],
      ['tokenizer.ggml.eos_token_id', 2],
      ['tokenizer.ggml.add_space_prefix', false],
    ]),
  );
  const { tokenizer, config } = tokenizerFiles(metadata, architecture, tokens.length);
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  await writeFile(path.join(folder, 'tokenizer_config.json'), JSON.stringify(config));
  const { encode } = await loadTokenizer(folder);
  const ids = encode(
    architecture === 'phi3' ? '<|user|>\n a<|end|>\n b<s>\na' : '<|user|>\n a<|end|>\nb<s>\na',
  );
  expect(ids.map((id) => tokens[id])).toEqual(expected);
});
