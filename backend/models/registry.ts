import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { assertNever } from '../../contract/assert-never.ts';
import { InklingError } from '../../contract/errors.ts';
import {
  broughtTasks,
  modelManifestSchema,
  type ModelEntry,
  type ModelTask,
  type ShippedModel,
} from '../../contract/models.ts';
import { checkEntry } from './check-entry.ts';
import type { Defaults } from './defaults.ts';
import { isInPlace, verifyFile, type Verdict } from './model-files.ts';
import type { OwnModels } from './own-models.ts';

/** What was found out about one file of a model. */
interface FileVerdict {
  readonly modelId: string;
  readonly path: string;
  readonly verdict: Verdict;
}

/** A model whose every byte was compared with the manifest. */
interface IntactModel {
  readonly folder: string;
  /** SHA-256 over the sorted lines "path sha256\n" of its files. */
  readonly sha256: string;
}

/** The models that came with the app, as their manifest.json lists them, and the person's own. */
export interface ModelRegistry {
  list(): readonly ModelEntry[];
  /** The model of that id, or the default of the task. Throws `model-missing`. */
  find(id: string | undefined, task: ModelTask): ModelEntry;
  /** The text model that came with the app, whichever writes now. */
  shippedWriter(): ModelEntry;
  /** The embedder for texts in a language, the default one where none was made for it. Throws `model-missing`. */
  findEmbedder(language: string): ModelEntry;
  /** The model that the person chose for reading question and passage together; null for none. */
  findReranker(): ModelEntry | null;
  /** The model that came with the app for reading a question and a sentence in a language together; null for none. */
  findSentenceRanker(language: string): ModelEntry | null;
  folderOf(entry: ModelEntry): string;
  /** Whether all files are there with their sizes; quick, the bytes are not read. */
  isInstalled(entry: ModelEntry): Promise<boolean>;
  /** One verdict for each file, as it is reached. */
  verify(entry: ModelEntry, signal: AbortSignal): AsyncGenerator<FileVerdict, void, void>;
  /** Throws `model-missing` or `model-damaged`; to be asked before a model is loaded. */
  requireIntact(entry: ModelEntry, signal: AbortSignal): Promise<IntactModel>;
}

/**
 * Reads and checks the manifest of the models that came with the app. Throws `model-missing` without one,
 * `model-damaged` for a bad one. Models of the person's own come and go while it is in use.
 */
export async function createModelRegistry(
  modelsFolder: string,
  own?: { readonly models: OwnModels; readonly defaults: Defaults },
): Promise<ModelRegistry> {
  const shipped = await readManifest(path.join(modelsFolder, 'manifest.json'));
  const folderOf = ({ id }: ModelEntry) => {
    const entry = shipped.find((one) => one.id === id);
    return entry ? path.join(modelsFolder, entry.folder ?? id) : (own?.models.folderOf(id) ?? '');
  };

  const list = (): readonly ModelEntry[] => {
    const entries: ModelEntry[] = [...shipped, ...(own?.models.list() ?? [])];
    const chosen = new Map<ModelTask, string>();
    for (const { id, task } of entries) {
      const isChosen = own?.defaults.of(task) === id;
      const isFirst = !chosen.has(task) && broughtTasks.some((brought) => brought === task);
      if (isChosen || isFirst) chosen.set(task, id);
    }
    return entries.map((entry) =>
      chosen.has(entry.task) ? { ...entry, isDefault: entry.id === chosen.get(entry.task) } : entry,
    );
  };

  async function* verify(entry: ModelEntry, signal: AbortSignal): AsyncGenerator<FileVerdict, void, void> {
    for (const file of entry.files) {
      const verdict = await verifyFile(folderOf(entry), file, signal);
      yield { modelId: entry.id, path: file.path, verdict };
    }
  }

  return {
    list,

    find(id, task) {
      const candidates = list().filter((entry) => entry.task === task);
      const found = candidates.find((entry) => (id === undefined ? entry.isDefault : entry.id === id));
      if (!found) throw noSuchModel(id, task, candidates);
      return found;
    },

    shippedWriter() {
      const found = shipped.find((entry) => entry.task === 'text-generation' && entry.isDefault);
      if (!found) throw noSuchModel(undefined, 'text-generation', []);
      return found;
    },

    findEmbedder(language) {
      const embedders = list().filter((entry) => entry.task === 'feature-extraction');
      const found =
        embedders.find((entry) => entry.languages.includes(language)) ??
        embedders.find((entry) => entry.isDefault);
      if (!found) throw noSuchModel(undefined, 'feature-extraction', embedders);
      return found;
    },

    findReranker: () => list().find((entry) => entry.task === 'text-ranking' && entry.isDefault) ?? null,

    findSentenceRanker: (language) =>
      shipped.find((entry) => entry.task === 'sentence-ranking' && entry.languages.includes(language)) ??
      null,

    folderOf,

    async isInstalled(entry) {
      const found = await Promise.all(entry.files.map((file) => isInPlace(folderOf(entry), file)));
      return found.every(Boolean);
    },

    verify,

    async requireIntact(entry, signal) {
      for await (const file of verify(entry, signal)) {
        switch (file.verdict) {
          case 'missing':
            throw fileIsMissing(entry, file.path);
          case 'altered':
            throw fileIsAltered(entry, file.path);
          case 'intact':
            break;
          default:
            assertNever(file.verdict);
        }
      }
      return { folder: folderOf(entry), sha256: modelSha256(entry) };
    },
  };
}

/** The SHA-256 that stands for a model: over the sorted lines "path sha256\n" of its files. */
export function modelSha256(entry: ModelEntry): string {
  const lines = entry.files.map((file) => `${file.path} ${file.sha256}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

async function readManifest(file: string): Promise<readonly ShippedModel[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new InklingError(
      'model-missing',
      `The list of models ${file} can't be read.`,
      'Install Inkling again, or point it at a folder with models and their manifest.json.',
      { cause: error },
    );
  });
  try {
    const { models } = modelManifestSchema.parse(JSON.parse(text));
    for (const entry of models) {
      if (models.some((other) => other !== entry && other.id === entry.id))
        throw new RangeError(`it lists "${entry.id}" twice.`);
      checkEntry(entry);
    }
    return models;
  } catch (error) {
    const reason = error instanceof RangeError ? error.message : 'it is not a valid manifest.';
    throw new InklingError(
      'model-damaged',
      `The list of models ${file} is damaged: ${reason}`,
      'Install Inkling again, or put the original manifest.json back.',
      { cause: error },
    );
  }
}

function noSuchModel(
  id: string | undefined,
  task: ModelTask,
  candidates: readonly ModelEntry[],
): InklingError {
  if (candidates.length === 0 && broughtTasks.some((brought) => brought === task))
    return new InklingError(
      'model-missing',
      `There is no model for ${task} here.`,
      'Bring one in: Models in the window, or "models import FOLDER" on the command line.',
    );
  const ids = candidates.map((entry) => entry.id).join(', ') || 'none';
  return new InklingError(
    'model-missing',
    id === undefined
      ? `There is no default model for ${task}. Models for it: ${ids}.`
      : `There is no model "${id.slice(0, 80)}" for ${task}. Models for it: ${ids}.`,
    'Choose one of these, or leave the model out.',
  );
}

function fileIsMissing(entry: ModelEntry, file: string): InklingError {
  return new InklingError(
    'model-missing',
    `The file ${file} of the model ${entry.id} is missing, so it was not loaded.`,
    `Put the file back, for instance by installing Inkling again, then check with "models verify".`,
  );
}

function fileIsAltered(entry: ModelEntry, file: string): InklingError {
  return new InklingError(
    'model-damaged',
    `The file ${file} of the model ${entry.id} is not the one it was shipped with, so it was not loaded.`,
    `Replace it with the original, for instance by installing Inkling again, then check with "models verify".`,
  );
}
