import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cancelledError, InklingError } from '../../../../contract/errors.ts';
import { openCausalModel } from '../../../../backend/runtime/causal-model.ts';
import { convertGguf } from '../../../../backend/runtime/gguf/convert.ts';
import { chooseRuntime } from '../../../../backend/runtime/ort/open-session.ts';
import { loadTokenizer } from '../../../../backend/runtime/tokenizer.ts';
import { embeddedGguf } from '../../../support/embedded-gguf.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { embeddedFolder } from '../../../support/embedded-model.ts';

const context = { isCancelled: () => false, checkpoint: () => {}, progress: () => {} };
const text =
  '<|im_start|>user\nBrief: 2,500 birds’ café — naïve 12345 日本語\n\n  tabs\tand I’ll go; don’t.<|im_end|>\n';

describe('the embeddedFolder model as a GGUF file, converted', { timeout: 240_000 }, () => {
  it('gives the very numbers of the embeddedFolder folder, and the same tokens', async () => {
    const folder = await temporaryFolder();
    const file = path.join(await temporaryFolder(), 'inkling.gguf');
    await writeFile(file, embeddedGguf());
    const told: number[] = [];
    const model = convertGguf(file, folder, {
      ...context,
      progress: (value) => told.push((value as { doneBytes: number }).doneBytes),
    });

    expect(model).toMatchObject({
      architecture: 'llama',
      packing: 'Q4_0',
      contextLength: 8192,
      licence: 'apache-2.0',
      languages: ['en'],
      parameters: 134_515_008,
      isLayoutGuessed: false,
    });
    expect(told.length).toBeGreaterThan(0);
    for (const { path: name, sizeBytes, sha256 } of model.files) {
      const bytes = await readFile(path.join(folder, name));
      expect(bytes.length).toBe(sizeBytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }

    const tokenizers = [await loadTokenizer(embeddedFolder), await loadTokenizer(folder)] as const;
    const [tokens, tokensToo] = tokenizers.map((tokenizer) => tokenizer.encode(text));
    expect(tokensToo).toEqual(tokens);
    expect(tokenizers[1].decode(tokens!)).toBe(tokenizers[0].decode(tokens!));
    expect(tokenizers[1].specialTokens).toEqual(tokenizers[0].specialTokens);

    const { kind } = chooseRuntime();
    const written: number[][] = [];
    const logits: Float32Array[] = [];
    for (const place of [embeddedFolder, folder]) {
      const opened = await openCausalModel(place, kind, 2);
      const cache = opened.createCache(1, tokens!.length + 24);
      let last = (await opened.step(cache, tokens!, 'last')).slice(0, opened.vocabularySize);
      logits.push(last);
      const greedy: number[] = [];
      while (greedy.length < 24) {
        greedy.push(last.indexOf(last.reduce((a, b) => Math.max(a, b))));
        last = (await opened.step(cache, [greedy.at(-1)!], 'last')).slice(0, opened.vocabularySize);
      }
      written.push(greedy);
      cache.dispose();
      opened.dispose();
    }
    expect(logits[1]).toEqual(logits[0]);
    expect(written[1]).toEqual(written[0]);
  });

  it('stops when it is called off, and refuses a file with a part that is wrong', async () => {
    const file = path.join(await temporaryFolder(), 'inkling.gguf');
    const bytes = embeddedGguf();
    await writeFile(file, bytes);
    let checks = 0;
    const stopping = {
      ...context,
      checkpoint: () => {
        if (++checks > 3) throw cancelledError();
      },
    };
    const convert = async (how = context) => convertGguf(file, await temporaryFolder(), how);
    await expect(convert(stopping)).rejects.toMatchObject({ code: 'cancelled' });

    const wrong: readonly (readonly [from: string, to: string, says: RegExp])[] = [
      ['blk.0.attn_q.weight', 'blk.0.attn_x.weight', /no blk\.0\.attn_q\.weight/],
      ['output_norm.weight', 'output_nirm.weight', /no output_norm\.weight/],
      ['llama.block_count', 'llama.block_cuont', /block_count/],
      ['smollm', 'smolxx', /smolxx/],
    ];
    for (const [from, to, says] of wrong) {
      const copy = Buffer.from(bytes);
      copy.write(to, copy.indexOf(from));
      await writeFile(file, copy);
      await expect(convert()).rejects.toThrow(says);
      await expect(convert()).rejects.toBeInstanceOf(InklingError);
    }
  });
});
