import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { FoundModel } from '../../contract/models.ts';

/** Where Python's and other tools of Hugging Face keep what they fetched: as their environment says, else the usual place. */
export function huggingFaceCache(): string {
  const own = process.env['HF_HUB_CACHE'];
  const home = process.env['HF_HOME'] ?? path.join(homedir(), '.cache/huggingface');
  return own ?? path.join(home, 'hub');
}

/**
 * The models of that cache that are in ONNX: `models--MAKER--NAME/snapshots/REVISION` with config.json and an ONNX file.
 * Only names and sizes are read; the size is that of all ONNX files and their weights, of which an import takes one.
 */
export async function onnxModelsIn(cache: string, most: number, signal: AbortSignal): Promise<FoundModel[]> {
  const found: FoundModel[] = [];
  for (const repository of await namesIn(cache)) {
    const [, maker, name] = /^models--(.+?)--(.+)$/u.exec(repository) ?? [];
    if (!maker || !name) continue;
    const snapshots = path.join(cache, repository, 'snapshots');
    for (const revision of await namesIn(snapshots)) {
      signal.throwIfAborted();
      if (found.length >= most) return found;
      const folder = path.join(snapshots, revision);
      const sizeBytes = await onnxBytesIn(folder);
      if (sizeBytes > 0)
        found.push({ name: `${maker}/${name} (${revision.slice(0, 7)})`, path: folder, sizeBytes });
    }
  }
  return found;
}

/** 0 where there is no ONNX file, or no config.json beside it. */
async function onnxBytesIn(folder: string): Promise<number> {
  const top = await namesIn(folder);
  if (!top.includes('config.json')) return 0;
  const inner = top.includes('onnx')
    ? (await namesIn(path.join(folder, 'onnx'))).map((name) => `onnx/${name}`)
    : [];
  const files = [...top, ...inner].filter((name) => /\.onnx(_data.*|\.data)?$/iu.test(name));
  if (!files.some((name) => /\.onnx$/iu.test(name))) return 0;
  const sizes = await Promise.all(
    files.map((name) =>
      stat(path.join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What can't be read holds nothing. */
function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
