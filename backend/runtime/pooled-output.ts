import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { poolingFile, type Pooling } from './onnx-folder/pooling.ts';
import type { Session } from './ort/session.ts';

/** Which output of an embedder holds its vectors, how long they are, and how they become one. */
export interface VectorOutput {
  readonly name: string;
  readonly hidden: number;
  /** `whole`: the output is the text's vector already. */
  readonly pooling: Pooling | 'whole';
}

/** Reads it off the graph and the folder; without word on pooling it is the first token's vector, as in the models that ship. */
export async function loadPooling(folder: string, session: Session): Promise<VectorOutput> {
  const whole = session.outputs.find(({ name, dims }) => name === 'sentence_embedding' && dims.length === 2);
  const output = whole ?? session.outputs.find(({ dims }) => dims.length === 3);
  const hidden = output?.dims.at(-1) ?? (await hiddenSizeOf(folder));
  if (!output || !hidden) throw new Error('The embedder does not say how long its vectors are');
  return { name: output.name, hidden, pooling: whole ? 'whole' : await poolingIn(folder) };
}

async function poolingIn(folder: string): Promise<Pooling> {
  const text = await readFile(join(folder, poolingFile), 'utf8').catch(() => null);
  if (text === null) return 'cls';
  return (JSON.parse(text) as { pooling_mode_cls_token?: boolean }).pooling_mode_cls_token === true
    ? 'cls'
    : 'mean';
}

async function hiddenSizeOf(folder: string): Promise<number | null> {
  const config = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')) as { hidden_size?: unknown };
  return typeof config.hidden_size === 'number' ? config.hidden_size : null;
}
