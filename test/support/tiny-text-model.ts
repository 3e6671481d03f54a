import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { embeddedFolder } from './embedded-model.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { growingDecoderGraph, writeTinyFolder } from './tiny-onnx.ts';

const stopToken = 2;
const vocabulary = 49_152;

/**
 * Writes a folder with a text model that knows the embedded model's tokens and has random weights of one small layer: what it
 * writes means nothing, and it is quick.
 */
export async function writeTinyTextModel(contextLength: number): Promise<string> {
  const names = ['tokenizer.json', 'tokenizer_config.json'];
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(path.join(embeddedFolder, name))] as const),
  );
  return writeTinyFolder(await temporaryFolder(), {
    graph: growingDecoderGraph(vocabulary, contextLength),
    config: { vocab_size: vocabulary, max_position_embeddings: contextLength, eos_token_id: stopToken },
    files: Object.fromEntries(files),
  });
}
