import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cancelledError, InklingError } from '../../contract/errors.ts';
import type { ModelEntry, ModelTask } from '../../contract/models.ts';
import type { ExecutionProvider } from '../../contract/providers.ts';
import type { Conventions, ModelLender } from '../ideation/ports.ts';
import type { MachineMemory } from '../models/ports.ts';
import type { AtRest } from '../models/providers/ports.ts';
import type { CallerNow } from './caller.ts';
import { loadEmbedder, type LoadedEmbedder } from './embedder.ts';
import { measureThreads } from './measure-speed.ts';
import { readMachineMemory } from './machine-memory.ts';
import { chooseRuntime, type RuntimeKind } from './ort/open-session.ts';
import { ProviderFailedError } from './ort/session.ts';
import { loadReranker, type LoadedReranker } from './reranker.ts';
import { loadTextModel, type LoadedTextModel, type OnReading } from './text-model.ts';
import { threadsHere } from './threads.ts';
import { Turns, type Urgency } from './turns.ts';

/** Where models come from: their entries, and their folders once every file has been checked. */
export interface ModelSource {
  /** The model of that id, or the default of the task. Throws `model-missing`. */
  find(id: string | undefined, task: ModelTask): ModelEntry;
  /** The embedder for texts in a language, the default one where none was made for it. Throws `model-missing`. */
  findEmbedder(language: string): ModelEntry;
  /** The model chosen for reading question and passage together; null for none. */
  findReranker(): ModelEntry | null;
  /** The model for reading a question and a sentence in a language together; null for none. */
  findSentenceRanker(language: string): ModelEntry | null;
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
  /** The same with all that the models here can do. */
  borrow<T>(
    modelId: string | undefined,
    signal: AbortSignal,
    onPhase: (phase: 'waiting' | 'loading') => void,
    use: (models: {
      readonly text: LoadedTextModel;
      readonly embedder: LoadedEmbedder;
      readonly loadMs: number;
    }) => Promise<T>,
  ): Promise<T>;
  /**
   * Lends the embedder for texts in a language ("en", "zh") alone, after waiting for its turn and loading it. Work in
   * batches and borrow anew for each, so that somebody who waits for an answer gets a turn in between.
   */
  borrowEmbedder<T>(
    language: string,
    signal: AbortSignal,
    use: (embedder: LoadedEmbedder) => Promise<T>,
  ): Promise<T>;
  /** The same for work in the background, which lets those go first who are waited for. */
  borrowEmbedderPatiently: Runtime['borrowEmbedder'];
  /** Lends the embedder of that id, or the default one. Throws `model-missing`. */
  borrowEmbedderById<T>(
    id: string | undefined,
    signal: AbortSignal,
    use: (embedder: LoadedEmbedder) => Promise<T>,
  ): Promise<T>;
  /** Lends the text model alone, after waiting for its turn and loading it. */
  borrowTextModel<T>(
    modelId: string | undefined,
    signal: AbortSignal,
    use: (text: LoadedTextModel) => Promise<T>,
  ): Promise<T>;
  /**
   * Lends the reranker that was chosen, after waiting for its turn and loading it. Null, and nothing is waited for, where
   * none was chosen. Rejects with `model-missing`, `model-damaged` or `model-failed`.
   */
  borrowReranker<T>(signal: AbortSignal, use: (reranker: LoadedReranker) => Promise<T>): Promise<T | null>;
  /** The same with the sentence ranker for a language. */
  borrowSentenceRanker<T>(
    language: string,
    signal: AbortSignal,
    use: (ranker: LoadedReranker) => Promise<T>,
  ): Promise<T | null>;
  /** How a model is asked that was not taught this app's tasks. */
  generalConventions(): Promise<Conventions>;
  stateOf(id: string): 'loaded' | 'unloaded';
  /** Takes a model out of memory, after whoever is using it. */
  unload(id: string, signal: AbortSignal): Promise<void>;
  /** The text model in memory, if any. */
  readonly loadedModel: string | null;
  /**
   * What a step of the text model takes with each of these counts of threads, in seconds. Null, and nothing is done, where
   * the model was not used lately or was a moment ago, where memory is short, and where somebody asks for a turn meanwhile:
   * who does waits for a step, or for the opening of a model.
   */
  measureThreads(counts: readonly number[], signal: AbortSignal): Promise<ReadonlyMap<number, number> | null>;
  readonly atRest: AtRest;
  /** Takes all of them out of memory, one that is being loaded too. */
  dispose(): Promise<void>;
}

/** What text models run on. */
export interface ModelProviders {
  of(modelId: string): ExecutionProvider;
  /** A model failed there, and is to run on the processor from now on. */
  leave(modelId: string, reason: string): void;
}

const processorAlone: ModelProviders = { of: () => 'cpu', leave: () => undefined };

const conventionsSchema = z.object({
  brief: z.string(),
  tasks: z.record(
    z.string(),
    z.object({
      system: z.string(),
      user: z.string(),
      json: z.array(z.string()).optional(),
      refusal: z.string().optional(),
    }),
  ),
});

async function readConventions(file: string, isLed: boolean): Promise<Conventions> {
  return { ...conventionsSchema.parse(JSON.parse(await readFile(file, 'utf8'))), isLed };
}

/** What a runtime may take, and for whom it works. */
export interface RuntimeOptions {
  /** A model that nobody borrowed for so long leaves the memory. */
  readonly idleMs?: number;
  readonly memory?: () => MachineMemory;
  readonly callerNow?: CallerNow;
  /** Who waits for longer than this is told its place: what is shown for a moment only is noise. */
  readonly tellAfterMs?: number;
  /** Threads that a model which is loaded now runs on. */
  readonly threads?: () => number;
  readonly providers?: ModelProviders;
  /** Threads are measured when nobody had a turn for so long. */
  readonly restMs?: number;
}

/** What a loaded model takes of its files' size: kernels lay weights out anew. */
const loadedShare = 1.25;
/** How long each count of threads is measured. */
const measuringMs = 300;
/** How often somebody who measures looks whether a turn is wanted. */
const lookEveryMs = 50;
/** Left to everybody else, and to the cache of a prompt. */
const spareBytes = 128 * 1024 * 1024;

/**
 * Keeps one text model and the embedders that were used, and lends them to one user at a time. `generalConventions` is
 * the file that says how a model is asked that was not taught this app's tasks.
 */
export function createRuntime(
  source: ModelSource,
  generalConventions: string,
  onChange: () => void,
  {
    idleMs = 15 * 60_000,
    memory = () => readMachineMemory(),
    callerNow = () => undefined,
    tellAfterMs = 300,
    threads = threadsHere,
    providers = processorAlone,
    restMs = 30_000,
  }: RuntimeOptions = {},
): Runtime {
  const { kind } = chooseRuntime();
  const turns = new Turns();
  let text: LoadedTextModel | null = null;
  const embedders = new Map<string, LoadedEmbedder>();
  /** One of each task. */
  const rerankers = new Map<ModelTask, LoadedReranker>();
  /** About what each loaded model takes, in bytes. */
  const taken = new Map<string, number>();
  /** When each of them leaves the memory; of those that the present turn works with, none does. */
  const idle = new Map<string, NodeJS.Timeout>();
  const atWork = new Set<string>();
  let restsSince = performance.now();
  let loading: Promise<unknown> = Promise.resolve();
  let isOver = false;

  /** A model is worked with until the end of the turn. */
  const workWith = (id: string) => {
    clearTimeout(idle.get(id));
    atWork.add(id);
  };
  const rest = () => {
    for (const id of atWork) if (taken.has(id)) idle.set(id, setTimeout(() => drop([id]), idleMs).unref());
    atWork.clear();
    restsSince = performance.now();
  };

  /**
   * Waits for a turn, loads what is needed and works with it. Who calls it off is let go at once, also from loading, which
   * can't be cut short: the turn ends with it, and the model stays for the next.
   */
  const take = <Models, T>(
    signal: AbortSignal,
    urgency: Urgency,
    open: () => Promise<Models>,
    use: (models: Models) => Promise<T>,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      const caller = callerNow();
      let place = 0;
      let isTold = false;
      let telling: NodeJS.Timeout | undefined;
      const tellPlace = () => {
        isTold = true;
        caller?.stand({ type: 'queued', place });
      };
      const leave = () => reject(cancelledError());
      const work = async (): Promise<T> => {
        clearTimeout(telling);
        if (isTold) caller?.stand({ type: 'working' });
        signal.addEventListener('abort', leave, { once: true });
        try {
          const opening = open();
          loading = opening;
          const models = await opening;
          if (signal.aborted) throw cancelledError();
          signal.removeEventListener('abort', leave);
          return await use(models);
        } finally {
          signal.removeEventListener('abort', leave);
          rest();
        }
      };
      const onPlace = (now: number) => {
        place = now;
        if (isTold) tellPlace();
        else telling ??= setTimeout(tellPlace, tellAfterMs);
      };
      turns
        .take(signal, work, { urgency, onPlace, ...(caller ? { origin: caller.origin } : {}) })
        .finally(() => clearTimeout(telling))
        .then(resolve, reject);
    });

  /** What the text model reads, it reads for whoever asks at that moment. */
  const tellReading: OnReading = (share) =>
    callerNow()?.stand(share === null ? { type: 'working' } : { type: 'reading', share });

  /** Takes models out of memory, those of them that are in it. */
  const drop = (ids: readonly string[]) => {
    const loaded = ids.filter((id) => taken.delete(id));
    for (const id of loaded) {
      clearTimeout(idle.get(id));
      idle.delete(id);
      if (text?.id === id) {
        text.dispose();
        text = null;
      }
      for (const [task, reranker] of rerankers)
        if (reranker.id === id) {
          reranker.dispose();
          rerankers.delete(task);
        }
      embedders.get(id)?.dispose();
      embedders.delete(id);
    }
    if (loaded.length > 0) onChange();
  };

  /**
   * Loads a model in place of the one of id `replaced`, and of all that this turn doesn't work with where the memory would
   * not do otherwise. What cannot be loaded anyhow is refused before anything is dropped.
   */
  const load = async <Model extends { dispose(): void }>(
    entry: ModelEntry,
    { signal, replaced, beside }: { signal: AbortSignal; replaced?: string | undefined; beside?: string },
    open: (identity: { id: string; sha256: string }, folder: string) => Promise<Model>,
  ): Promise<Model> => {
    const old = replaced === undefined ? [] : [replaced];
    const others = Array.from(taken.keys()).filter((id) => id !== beside);
    const given = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (taken.get(id) ?? 0), 0);
    const found = memory();
    const needed = bytesOf(entry) + spareBytes;
    if (needed > Math.min(found.whole, (found.available ?? Infinity) + given(others)))
      throw tooLarge(entry, needed, found, given(others));
    const { folder, sha256 } = await source.requireIntact(entry, signal);
    drop(needed > (found.available ?? Infinity) + given(old) ? others : old);
    try {
      const model = await open({ id: entry.id, sha256 }, folder);
      if (isOver) {
        model.dispose();
        throw new Error('the app is closing');
      }
      taken.set(entry.id, bytesOf(entry));
      onChange();
      return model;
    } catch (error) {
      throw new InklingError(
        'model-failed',
        `The model ${entry.name} could not be loaded: ${messageOf(error)}`,
        'Verify the model, or choose another one.',
        { cause: error },
      );
    }
  };

  /** The text model; `beside` is the id of another model that the turn works with. */
  const textModelOf = async (
    entry: ModelEntry,
    signal: AbortSignal,
    beside?: string,
  ): Promise<LoadedTextModel> => {
    workWith(entry.id);
    if (text?.id === entry.id) return text;
    text = await load(
      entry,
      { signal, replaced: text?.id, ...(beside === undefined ? {} : { beside }) },
      async (identity, folder) => {
        const provider = providers.of(entry.id);
        try {
          return await loadTextModel(identity, folder, kind, threads(), tellReading, provider);
        } catch (error) {
          if (provider === 'cpu') throw error;
          providers.leave(entry.id, messageOf(error));
          return loadTextModel(identity, folder, kind, threads(), tellReading);
        }
      },
    );
    return text;
  };

  /**
   * Work with the text model of that id. Where what it runs on fails in the midst of it, a graphics card that was taken out
   * or ran out of memory, the next who asks gets the model on the processor.
   */
  const withTextModel = async <T>(id: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ProviderFailedError)) throw error;
      providers.leave(id, messageOf(error));
      drop([id]);
      throw new InklingError(
        'model-failed',
        `What the model ran on failed: ${messageOf(error)}. From now on it runs on the processor.`,
        'Try again.',
        { cause: error },
      );
    }
  };

  const embedderOf = async (
    entry: ModelEntry,
    signal: AbortSignal,
    beside?: string,
  ): Promise<LoadedEmbedder> => {
    workWith(entry.id);
    const loaded =
      embedders.get(entry.id) ??
      (await load(entry, { signal, ...(beside === undefined ? {} : { beside }) }, (identity, folder) =>
        loadEmbedder({ ...identity, queryPrefix: entry.queryPrefix ?? '' }, folder, entry.contextLength, {
          kind,
          threads: threads(),
        }),
      ));
    embedders.set(entry.id, loaded);
    return loaded;
  };

  const rerankerOf = async (entry: ModelEntry, signal: AbortSignal): Promise<LoadedReranker> => {
    workWith(entry.id);
    const loaded = rerankers.get(entry.task);
    if (loaded?.id === entry.id) return loaded;
    const reranker = await load(entry, { signal, replaced: loaded?.id }, ({ id }, folder) =>
      loadReranker(id, folder, entry.contextLength, { kind, threads: threads() }),
    );
    rerankers.set(entry.task, reranker);
    return reranker;
  };

  const atRest: AtRest = async (signal, work) => {
    const entry = source.find(undefined, 'text-generation');
    const { available } = memory();
    const isGoodTime = text?.id === entry.id && !turns.busy && performance.now() - restsSince >= restMs;
    if (!isGoodTime || bytesOf(entry) + spareBytes > (available ?? Infinity)) return null;
    const gaveWay = new AbortController();
    const watching = setInterval(() => {
      if (signal.aborted) gaveWay.abort(cancelledError());
      else if (turns.isWanted) gaveWay.abort(new Error('Somebody waits for a turn'));
    }, lookEveryMs);
    try {
      return await take(
        signal,
        'background',
        () => source.requireIntact(entry, signal),
        ({ folder }) => work({ id: entry.id, folder, signal: gaveWay.signal }),
      );
    } catch (error) {
      if (gaveWay.signal.aborted && !signal.aborted) return null;
      throw error;
    } finally {
      clearInterval(watching);
    }
  };

  return {
    kind,
    get loadedModel() {
      return text?.id ?? null;
    },
    stateOf: (id) => (taken.has(id) ? 'loaded' : 'unloaded'),

    async conventions(modelId): Promise<Conventions> {
      const entry = source.find(modelId, 'text-generation');
      return entry.conventions
        ? readConventions(join(source.folderOf(entry), entry.conventions), true)
        : readConventions(generalConventions, false);
    },

    generalConventions: () => readConventions(generalConventions, false),

    async borrow(modelId, signal, onPhase, use) {
      const textEntry = source.find(modelId, 'text-generation');
      const embedderEntry = source.find(undefined, 'feature-extraction');
      if (turns.busy) onPhase('waiting');
      const open = async () => {
        const began = performance.now();
        if (text?.id !== textEntry.id || !embedders.has(embedderEntry.id)) onPhase('loading');
        return {
          text: await textModelOf(textEntry, signal, embedderEntry.id),
          embedder: await embedderOf(embedderEntry, signal, textEntry.id),
          loadMs: performance.now() - began,
        };
      };
      return take(signal, 'waited-for', open, (models) => withTextModel(textEntry.id, () => use(models)));
    },

    async borrowEmbedder(language, signal, use) {
      const entry = source.findEmbedder(language);
      return take(signal, 'waited-for', () => embedderOf(entry, signal), use);
    },

    async borrowEmbedderPatiently(language, signal, use) {
      const entry = source.findEmbedder(language);
      return take(signal, 'background', () => embedderOf(entry, signal), use);
    },

    async borrowEmbedderById(id, signal, use) {
      const entry = source.find(id, 'feature-extraction');
      return take(signal, 'waited-for', () => embedderOf(entry, signal), use);
    },

    async borrowTextModel(modelId, signal, use) {
      const entry = source.find(modelId, 'text-generation');
      return take(
        signal,
        'waited-for',
        () => textModelOf(entry, signal),
        (model) => withTextModel(entry.id, () => use(model)),
      );
    },

    async borrowReranker(signal, use) {
      const entry = source.findReranker();
      return entry && take(signal, 'waited-for', () => rerankerOf(entry, signal), use);
    },

    async borrowSentenceRanker(language, signal, use) {
      const entry = source.findSentenceRanker(language);
      return entry && take(signal, 'waited-for', () => rerankerOf(entry, signal), use);
    },

    unload: (id, signal) =>
      turns.take(signal, () => {
        drop([id]);
        return Promise.resolve();
      }),

    atRest,

    measureThreads: (counts, signal) =>
      atRest(signal, ({ folder, signal: wanted }) =>
        measureThreads(kind, folder, counts, measuringMs, () => wanted.throwIfAborted()),
      ),

    async dispose() {
      isOver = true;
      drop(Array.from(taken.keys()));
      await loading.catch(() => undefined);
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** About what a model takes when it is loaded. */
const bytesOf = ({ files }: ModelEntry): number =>
  loadedShare * files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** Says why a model is not loaded that would not fit, not even in place of what is idle. */
function tooLarge(
  { name }: ModelEntry,
  needed: number,
  { available, whole }: MachineMemory,
  given: number,
): InklingError {
  const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
  const there =
    available === null || needed > whole
      ? `this machine has ${gigabytes(whole)} GB`
      : `${gigabytes(available + given)} GB are free`;
  return new InklingError(
    'model-failed',
    `The model ${name} needs about ${gigabytes(needed)} GB of memory, and ${there}. It was not loaded.`,
    'Close other programs, or choose a smaller model.',
  );
}
