import { availableParallelism } from 'node:os';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { InklingError } from '../../contract/errors.ts';
import type { ModelEntry, ModelTask } from '../../contract/models.ts';
import type { Conventions, ModelLender } from '../ideation/ports.ts';
import { loadEmbedder, type LoadedEmbedder } from './embedder.ts';
import { chooseRuntime, type RuntimeKind } from './ort/open-session.ts';
import { loadTextModel, type LoadedTextModel } from './text-model.ts';
import { Turns } from './turns.ts';

/** Where models come from: their entries, and their folders once every file has been checked. */
export interface ModelSource {
  /** Throws `model-missing` for an unknown model. */
  find(id: string | undefined, task: ModelTask): ModelEntry;
  folderOf(entry: ModelEntry): string;
  /** Rejects with `model-missing` or `model-damaged`. */
  requireIntact(
    entry: ModelEntry,
    signal: AbortSignal,
  ): Promise<{ readonly folder: string; readonly sha256: string }>;
}

/** The models at work in this process. */
export interface Runtime extends ModelLender {
  readonly kind: RuntimeKind;
  stateOf(id: string): 'loaded' | 'unloaded';
  /** The text model in memory, if any. */
  readonly loadedModel: string | null;
  dispose(): void;
}

interface Loaded<Model> {
  readonly id: string;
  readonly model: Model;
}

const conventionsSchema = z.object({
  brief: z.string(),
  tasks: z.record(
    z.string(),
    z.object({ system: z.string(), user: z.string(), json: z.array(z.string()).optional() }),
  ),
});

/** More threads than this gain little on a small model and make the machine sluggish. */
const threadLimit = 8;

/** Keeps at most one text model and one embedder loaded, and lends them to one user at a time. */
export function createRuntime(source: ModelSource, onChange: () => void): Runtime {
  const { kind } = chooseRuntime();
  const threads = Math.max(1, Math.min(threadLimit, availableParallelism()));
  const turns = new Turns();
  let text: Loaded<LoadedTextModel> | null = null;
  let embedder: Loaded<LoadedEmbedder> | null = null;

  const load = async <Model>(
    entry: ModelEntry,
    signal: AbortSignal,
    open: (identity: { id: string; sha256: string }, folder: string) => Promise<Model>,
  ): Promise<Loaded<Model>> => {
    const { folder, sha256 } = await source.requireIntact(entry, signal);
    try {
      return { id: entry.id, model: await open({ id: entry.id, sha256 }, folder) };
    } catch (error) {
      throw new InklingError(
        'model-failed',
        `The model ${entry.name} could not be loaded: ${error instanceof Error ? error.message : String(error)}`,
        'Verify the model, or choose another one.',
        { cause: error },
      );
    }
  };

  return {
    kind,
    get loadedModel() {
      return text?.id ?? null;
    },
    stateOf: (id) => (text?.id === id || embedder?.id === id ? 'loaded' : 'unloaded'),

    async conventions(modelId): Promise<Conventions> {
      const entry = source.find(modelId, 'text-generation');
      if (!entry.conventions)
        throw new InklingError(
          'model-failed',
          `The model ${entry.name} does not say how it wants to be asked for ideas.`,
          'Choose another model.',
        );
      const path = join(source.folderOf(entry), entry.conventions);
      return conventionsSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    },

    async borrow(modelId, signal, onPhase, use) {
      const textEntry = source.find(modelId, 'text-generation');
      const embedderEntry = source.find(undefined, 'feature-extraction');
      if (turns.busy) onPhase('waiting');
      return turns.take(signal, async () => {
        const began = performance.now();
        if (text?.id !== textEntry.id || embedder?.id !== embedderEntry.id) onPhase('loading');
        if (text?.id !== textEntry.id) {
          text?.model.dispose();
          text = null;
          text = await load(textEntry, signal, (identity, folder) =>
            loadTextModel(identity, folder, kind, threads),
          );
          onChange();
        }
        if (embedder?.id !== embedderEntry.id) {
          embedder?.model.dispose();
          embedder = null;
          embedder = await load(embedderEntry, signal, (_, folder) =>
            loadEmbedder(folder, embedderEntry.contextLength, kind, threads),
          );
          onChange();
        }
        return use({ text: text.model, embedder: embedder.model, loadMs: performance.now() - began });
      });
    },

    dispose() {
      text?.model.dispose();
      embedder?.model.dispose();
      text = null;
      embedder = null;
    },
  };
}
