import { mkdir, open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PredictModelId } from '../../contract/predict-config.ts';
import type { Invocation } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { PredictRequest } from './options.ts';

/** Writes what was asked for into a folder. Returns the paths. */
export async function saveUses(
  invocation: Invocation,
  request: PredictRequest,
  runId: string,
  model: PredictModelId,
): Promise<string[]> {
  const { client } = invocation;
  const folder = request.out;
  if (folder === undefined) return [];
  const saved: string[] = [];
  try {
    await mkdir(folder, { recursive: true });
    if (request.card) {
      const { name, markdown } = await client.call('predict.modelCard', { runId, model });
      saved.push(await write(folder, name, markdown));
    }
    if (request.onnx) {
      const { name, base64 } = await client.call('predict.exportOnnx', { runId, model });
      saved.push(await write(folder, name, Buffer.from(base64, 'base64')));
    }
    if (request.rows !== undefined)
      saved.push(await savePredictions(invocation, request.rows, folder, runId, model));
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new UsageError(`"${folder}" can't be written to: ${error.message}.`);
    throw error;
  }
  return saved;
}

async function write(folder: string, name: string, content: string | Buffer): Promise<string> {
  const target = path.join(folder, path.basename(name));
  await writeFile(target, content);
  return target;
}

async function savePredictions(
  { client, signal }: Invocation,
  file: string,
  folder: string,
  runId: string,
  model: PredictModelId,
): Promise<string> {
  const target = path.join(folder, `${path.basename(file, path.extname(file))}-predicted.csv`);
  const source = { kind: 'file' as const, path: file };
  const handle = await open(target, 'w');
  try {
    for await (const event of client.stream('predict.predictRows', { runId, model, source }, signal))
      if (event.type === 'text') await handle.write(event.text);
  } finally {
    await handle.close();
  }
  return target;
}
