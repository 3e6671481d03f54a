import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { FoundModel, ModelPlace } from '../../contract/models.ts';
import { huggingFaceCache, onnxModelsIn } from './hugging-face-cache.ts';

/** Folders deep that are looked through; the apps nest maker, model and file. */
const deepest = 4;
const mostFound = 500;
const mostManifestBytes = 1 << 20;

/** Where other apps keep their models on this platform, first the present place, then earlier ones. Nothing is read. */
export function modelPlaces(): readonly ModelPlace[] {
  const home = homedir();
  const ofJan: Partial<Record<NodeJS.Platform, string>> = {
    darwin: path.join(home, 'Library/Application Support'),
    win32: process.env['APPDATA'] ?? path.join(home, 'AppData/Roaming'),
  };
  const jan = ofJan[process.platform] ?? path.join(home, '.config');
  return [
    {
      app: 'lm-studio',
      folders: [path.join(home, '.lmstudio/models'), path.join(home, '.cache/lm-studio/models')],
    },
    {
      app: 'ollama',
      folders: [
        process.env['OLLAMA_MODELS'] ?? path.join(home, '.ollama/models'),
        ...(process.platform === 'linux' ? ['/usr/share/ollama/.ollama/models'] : []),
      ],
    },
    { app: 'jan', folders: [path.join(jan, 'Jan/data/llamacpp/models'), path.join(home, 'jan/models')] },
    { app: 'hugging-face', folders: [huggingFaceCache()] },
  ];
}

/** The models in the folders of one app: GGUF files, for Ollama what its manifests name, for Hugging Face ONNX folders. By name. */
export async function lookIn({ app, folders }: ModelPlace, signal: AbortSignal): Promise<FoundModel[]> {
  const found: FoundModel[] = [];
  if (app === 'hugging-face') {
    for (const folder of folders) found.push(...(await onnxModelsIn(folder, mostFound, signal)));
    return found.sort((a, b) => a.name.localeCompare(b.name));
  }
  for (const folder of folders)
    for await (const file of filesIn(app === 'ollama' ? path.join(folder, 'manifests') : folder, deepest)) {
      signal.throwIfAborted();
      if (found.length >= mostFound) return found;
      const model = app === 'ollama' ? await ofManifest(folder, file) : await ofFile(folder, file);
      if (model) found.push(model);
    }
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

/** Files below a folder; links are not followed, what can't be read is passed over. */
async function* filesIn(folder: string, depth: number): AsyncGenerator<string, void, void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const place = path.join(folder, entry.name);
    if (entry.isFile()) yield place;
    else if (entry.isDirectory() && depth > 0) yield* filesIn(place, depth - 1);
  }
}

async function ofFile(folder: string, file: string): Promise<FoundModel | null> {
  // Projectors for pictures lie beside the models they belong to.
  if (!/\.gguf$/iu.test(file) || /mmproj/iu.test(path.basename(file))) return null;
  const facts = await stat(file).catch(() => null);
  return facts && { name: path.relative(folder, file), path: file, sizeBytes: facts.size };
}

const manifestSchema = z.object({
  layers: z.array(z.object({ mediaType: z.string(), digest: z.string().regex(/^sha256:[0-9a-f]{64}$/u) })),
});

/** A manifest of Ollama: `registry/library/NAME/TAG`, whose model layer names a file among the blobs. */
async function ofManifest(folder: string, file: string): Promise<FoundModel | null> {
  try {
    if ((await stat(file)).size > mostManifestBytes) return null;
    const { layers } = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const model = layers.find(({ mediaType }) => mediaType === 'application/vnd.ollama.image.model');
    if (!model) return null;
    const blob = path.join(folder, 'blobs', model.digest.replace(':', '-'));
    const [tag = '', name = ''] = file.split(path.sep).reverse();
    return { name: `${name}:${tag}`, path: blob, sizeBytes: (await stat(blob)).size };
  } catch {
    return null;
  }
}
