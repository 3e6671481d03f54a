import path from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createClient, type Client } from '../contract/client.ts';
import type { Handlers } from '../contract/handlers.ts';
import { changesOfProject } from '../contract/system.ts';
import type { Port } from '../contract/wire.ts';
import { analyseLibrary } from './analyse-library.ts';
import { askForked } from './ask-provider.ts';
import { createAnalyseHandlers } from './analyse/app.ts';
import type { AnalyseJobs } from './analyse/jobs.ts';
import { createAssistantHandlers } from './assistant/app.ts';
import { assistantModels, knowledgeSource } from './assistant-parts.ts';
import { createBackups } from './backups/app.ts';
import { createBoardHandlers } from './board/app.ts';
import { createIdeaVectors } from './board/idea-vectors.ts';
import { createCarryHandlers } from './carry/app.ts';
import { createClusterHandlers } from './cluster/app.ts';
import type { ClusterJobs } from './cluster/jobs.ts';
import { createComposeHandlers } from './compose/app.ts';
import { composeModels } from './compose-parts.ts';
import { createConvergeHandlers } from './converge/app.ts';
import { convergeModels } from './converge-parts.ts';
import { createDevelopHandlers } from './develop/app.ts';
import { createEngines } from './engines/app.ts';
import { developModels, fillFromBrief, peopleOfBrief } from './develop-parts.ts';
import { openDoor } from './door/app.ts';
import { onAttempt } from './guard/attempts.ts';
import { openPermit, setOffline } from './guard/permits.ts';
import { startHttpServer } from './http/server.ts';
import { createIdeationHandlers } from './ideation/app.ts';
import type { IdeationJobs } from './ideation/jobs.ts';
import { createDocumentReader } from './document-reader.ts';
import { chunkDocument } from './documents/chunk.ts';
import type { DocumentJobs } from './documents/jobs.ts';
import { documentWorkerLimits } from './documents/limits.ts';
import { sentences } from './documents/sentences.ts';
import { writeDocx } from './documents/write-docx.ts';
import { createKeyHandlers } from './keys/app.ts';
import { createKnowledgeHandlers } from './knowledge/app.ts';
import { indexTextOf } from './knowledge/index-text.ts';
import { createKnowledge } from './knowledge/knowledge.ts';
import { languageOf } from './knowledge/language.ts';
import { inflectionsOf } from './knowledge/inflections.ts';
import { isStopGram, isStopWord } from './knowledge/stop-words.ts';
import { bigramsOf, wordsOf } from './knowledge/words.ts';
import { createLeaveHandlers } from './leave/app.ts';
import { createLineageHandlers } from './lineage/app.ts';
import { readLibrary } from './library-folder.ts';
import { createRehearsal } from './rehearse.ts';
import { createSampleTests } from './sample-tests.ts';
import { createModelHandlers } from './models/app.ts';
import { createCatalogueHandlers } from './models/catalogue-handlers.ts';
import { createDownloadHandlers } from './models/download-handlers.ts';
import { createDownloadFolders } from './models/download/download-folders.ts';
import { createDownloads } from './models/download/downloads.ts';
import { createDefaults } from './models/defaults.ts';
import type { ModelJobs } from './models/jobs.ts';
import { machineName, readMeasuredMachine } from './models/machine.ts';
import { openOwnModels } from './models/own-models.ts';
import { createProviderHandlers } from './models/provider-handlers.ts';
import type { AskProvider } from './models/providers/ports.ts';
import { createProviders } from './models/providers/providers.ts';
import { beginProviderTuning, type ProviderTuning } from './models/providers/tune.ts';
import { createModelRegistry } from './models/registry.ts';
import { createPlanHandlers } from './plan/app.ts';
import { createPictureHandlers } from './predict/pictures/handlers.ts';
import type { PictureJobs } from './predict/pictures/jobs.ts';
import { createPredictHandlers } from './predict/app.ts';
import type { PredictJobs } from './predict/jobs.ts';
import { createNetwork } from './network/app.ts';
import { createUpdates } from './updates/app.ts';
import { readUpdateSource } from './updater/update-source.ts';
import { createUpdater } from './updater/updater.ts';
import { createProjectHandlers } from './projects/app.ts';
import type { ProjectFileJobs } from './project-file/jobs.ts';
import { createProjectFiles } from './project-file/project-files.ts';
import { carriedTables } from './project-file/tables/index.ts';
import { createPublishing } from './publish/app.ts';
import { underPermit } from './publish-parts.ts';
import { createRecommendHandlers } from './recommend/app.ts';
import type { RecommendJobs } from './recommend/jobs.ts';
import { createSearchHandlers } from './search/app.ts';
import { createEngineCalls } from './runtime/remote/engine-calls.ts';
import { isReadArchitecture } from './runtime/gguf/architecture.ts';
import { readMachineMemory } from './runtime/machine-memory.ts';
import { offeredProviders } from './runtime/ort/offered-providers.ts';
import { chooseRuntime } from './runtime/ort/open-session.ts';
import { withEngines } from './runtime/remote/with-engines.ts';
import { createRuntime } from './runtime/runtime.ts';
import { createThreadTuning, isMachineBusyNow } from './runtime/thread-tuning.ts';
import { createSpeechHandlers } from './speech/app.ts';
import type { SpeechJobs } from './speech/jobs.ts';
import { createAnalyseStore } from './store/analyse-store.ts';
import { createCarryStore } from './store/carry-store.ts';
import { createClusterStore } from './store/cluster-store.ts';
import { createAssistantSettingStore } from './store/assistant-setting-store.ts';
import type { BackupJobs } from './store/backups/jobs.ts';
import { createVault } from './store/backups/vault.ts';
import { createBoardStore } from './store/board-store.ts';
import { createComposeStore } from './store/compose-store.ts';
import { createConvergeStore } from './store/converge-store.ts';
import { listDataFolder } from './store/data-folder.ts';
import { createDevelopStore } from './store/develop-store.ts';
import { createConversationStore } from './store/conversation-store.ts';
import { createEngineStore } from './store/engine-store.ts';
import { createUpdateStore } from './store/update-store.ts';
import { createHubSearchStore, createHubStore } from './store/hub-store.ts';
import { createIdeaStore } from './store/idea-store.ts';
import type { KeyProvider } from './store/key.ts';
import { createKeyGuards, noKeychain, type Keychain, type UnlockedGuards } from './store/keys/key-guards.ts';
import { createModelDefaultStore } from './store/model-default-store.ts';
import { createLineageStore } from './store/lineage-store.ts';
import { createNetworkLog, createOfflineStore } from './store/network-store.ts';
import { openStore } from './store/open.ts';
import { createPlanStore } from './store/plan-store.ts';
import { createPredictStore } from './store/predict-store.ts';
import { createProjectStore } from './store/project-store.ts';
import { createKnowledgeStore } from './store/knowledge-store.ts';
import { createPictureStore } from './store/picture-store.ts';
import { createProviderStore } from './store/provider-store.ts';
import { createProxyStore } from './store/proxy-store.ts';
import { createPublishStore } from './store/publish-store.ts';
import { createRecommendStore } from './store/recommend-store.ts';
import { createSearchStore } from './store/search-store.ts';
import { createSessionStore } from './store/session-store.ts';
import { createSettingStore } from './store/setting-store.ts';
import { createSpeedStore } from './store/speed-store.ts';
import { createTestStore } from './store/test-store.ts';
import { createThreadStore } from './store/thread-store.ts';
import { createTrashStore } from './store/trash-store.ts';
import { createTypingStore } from './store/typing-store.ts';
import { createUndoStore } from './store/undo-store.ts';
import { createAnnouncer } from './system/announcer.ts';
import { createSystemHandlers } from './system/app.ts';
import { createMemoryPorts } from './transport/port-memory.ts';
import { callNow } from './transport/call.ts';
import { serve, type Service } from './transport/serve.ts';
import { createTrashHandlers } from './trash/app.ts';
import { createTypingHandlers } from './typing/app.ts';
import { createUndoHandlers } from './undo/app.ts';
import type { WriterJobs } from './writers/jobs.ts';
import { createWorker } from './workers/worker-handle.ts';

/** Lets the thread do other things for a moment. */
const pause = (): Promise<void> => immediate();

/** Holds the models of the dataset last used, so that a list comes at once; a long training tells of itself. */
const listWorkerLimits = { memoryMb: 2048, stallMs: 120_000, idleMs: 15 * 60_000 } as const;
/** Imports and evaluations. Inverting a matrix for EASE is the longest that nothing is heard. */
const heavyWorkerLimits = { memoryMb: 2048, stallMs: 120_000, idleMs: 30_000 } as const;

/** Reading a backup in full is one call of SQLite's, which says nothing until it is through. */
export const backupWorkerLimits = { memoryMb: 256, stallMs: 30 * 60_000, idleMs: 30_000 } as const;

export interface BackendOptions {
  readonly version: string;
  readonly dataFolder: string;
  readonly modelsFolder: string;
  readonly libraryFolder: string;
  readonly key: KeyProvider;
  /** None unless the shell says so. */
  readonly keychain?: Keychain;
  /** Where updates come from, and the AppImage that runs; none unless the shell says so. */
  readonly updates?: { readonly file: string | null; readonly appImage: string | null };
  /** Closes this backend and puts one together on the database that was laid ready; without it, the next start does. */
  readonly reopen?: () => void;
  /** Has a process of its own try what models could run on; one of this Node unless the shell says so. */
  readonly askProvider?: AskProvider;
  readonly log: Logger;
}

/** Everything behind the contract, ready to be served. */
export interface Backend {
  /** Answers the calls of one client. */
  serve(port: Port): void;
  readonly guards: UnlockedGuards;
  /** Makes a backup every day from now on. */
  keepDailyBackups(): void;
  /** Asks for updates every day from now on, while a person allows it. */
  lookForUpdatesDaily(): void;
  /** Finds out how many threads suit the models, and what else they could run on, when they rest, once on a machine. */
  tuneModels(): void;
  /** Aborts all calls, waits for them, and closes the store. */
  close(): Promise<void>;
}

/**
 * Puts the backend together; the only place that knows every part. Throws an InklingError when the
 * store can't be opened or the models' manifest can't be read.
 */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const { version, dataFolder, log } = options;
  const library = await readLibrary(options.libraryFolder);
  const store = await openStore(dataFolder, options.key);
  const ownModels = await openOwnModels(path.join(dataFolder, 'models'));
  const defaults = await createDefaults(createModelDefaultStore(store.database));
  const registry = await createModelRegistry(options.modelsFolder, { models: ownModels, defaults });

  const announcer = createAnnouncer();
  const tuning = await createThreadTuning({
    store: createThreadStore(store.database),
    machine: machineName(),
    report: (error) => log.error({ err: error }, 'threads'),
  });
  // Through onnxruntime-node's own way, which copies the whole past at each token, none would be worth it.
  const onnx = chooseRuntime().kind === 'c-api' ? offeredProviders() : { version: '', offered: [] };
  const providers = await createProviders({
    store: createProviderStore(store.database),
    machine: `${machineName()}, ONNX Runtime ${onnx.version}`,
    offered: onnx.offered,
    ask: options.askProvider ?? askForked(),
    threads: () => tuning.threads,
    announce: () => announcer.announce('models', null),
  });
  let providerTuning: ProviderTuning | null = null;
  const runtime = createRuntime(
    registry,
    path.join(options.libraryFolder, 'asking', 'any-model.json'),
    () => announcer.announce('models', null),
    { callerNow: callNow, threads: () => tuning.threads, providers },
  );
  const engineCalls = createEngineCalls((host, port) =>
    openPermit({ feature: 'engine', connect: [{ host, port }] }),
  );
  const engines = await createEngines({
    store: createEngineStore(store.database),
    caller: engineCalls.caller,
    announce: () => announcer.announce('models', null),
  });
  const writers = withEngines(runtime, engines, engineCalls);
  // One thread for itself: a conversion of minutes, during which the other models go on.
  const modelWorker = createWorker<ModelJobs>({ memoryMb: 2048, stallMs: 300_000, idleMs: 5000 });

  const { keychain = noKeychain } = options;
  const guards = createKeyGuards({
    ...{ dataFolder, keychain, key: store.key, protection: store.keyProtection },
  });
  const backupWorker = createWorker<BackupJobs>(backupWorkerLimits);
  const backups = createBackups({
    vault: createVault({
      ...{ dataFolder, databaseFile: store.file, key: store.key, copier: store.copier },
      reader: backupWorker,
    }),
    reopen: () => options.reopen?.(),
    announce: () => announcer.announce('backups', null),
    report: (error) => log.error({ err: error }, 'backup'),
  });

  const publishing = createPublishing(
    createPublishStore(store.database),
    underPermit((serverOptions) =>
      startHttpServer(
        {
          client: connect(),
          libraryFolder: options.libraryFolder,
          report: (error) => log.error({ err: error }, 'endpoint'),
        },
        serverOptions,
      ),
    ),
    () => announcer.announce('publish', null),
  );
  const network = await createNetwork({
    log: createNetworkLog(store.database),
    offline: createOfflineStore(store.database),
    guard: { onAttempt, setOffline },
    async stopListening() {
      await publishing.close();
      announcer.announce('publish', null);
    },
    announce: () => announcer.announce('network', null),
  });

  const updates = await createUpdates({
    version,
    store: createUpdateStore(store.database),
    updater: createUpdater({
      version,
      source: await readUpdateSource(options.updates?.file ?? null),
      appImage: options.updates?.appImage ?? null,
      folder: path.join(dataFolder, 'updates'),
      permitFor: (host, port) => openPermit({ feature: 'update', connect: [{ host, port }] }),
    }),
    announce: () => announcer.announce('updates', null),
    report: (error) => log.error({ err: error }, 'updating'),
  });

  const documentWorker = createWorker<DocumentJobs & IdeationJobs>(documentWorkerLimits);
  const knowledge = createKnowledge(
    {
      store: createKnowledgeStore(store.database),
      reader: createDocumentReader(documentWorker, options.libraryFolder, async (signal) => {
        const entry = registry.list().find(({ task, isDefault }) => task === 'image-to-text' && isDefault);
        return entry ? registry.requireIntact(entry, signal) : null;
      }),
      borrowEmbedder: runtime.borrowEmbedder,
      borrowPatiently: runtime.borrowEmbedderPatiently,
      reranker: {
        chosen: () => registry.findReranker()?.name ?? null,
        borrow: runtime.borrowReranker,
      },
      sentenceRanker: {
        reads: (language) => registry.findSentenceRanker(language) !== null,
        borrow: runtime.borrowSentenceRanker,
      },
      chunkDocument,
      splitSentences: sentences,
      pause,
    },
    (projectId) => announcer.announce('knowledge', projectId),
  );

  /** For work that embeds in batches: whoever waits for an answer goes first. */
  const patientModels = {
    borrowTextModel: runtime.borrowTextModel,
    borrowEmbedder: runtime.borrowEmbedderPatiently,
  };
  const boardStore = createBoardStore(store.database);
  const reader = { languageOf, wordsOf, bigramsOf, isStopWord, isStopGram };
  const ideaVectors = createIdeaVectors(boardStore, runtime.borrowEmbedderPatiently, reader, pause);

  const recommendWorkers = {
    lists: createWorker<RecommendJobs>(listWorkerLimits),
    heavy: createWorker<RecommendJobs>(heavyWorkerLimits),
  };
  const predictWorkers = {
    quick: createWorker<PredictJobs>(listWorkerLimits),
    heavy: createWorker<PredictJobs>(heavyWorkerLimits),
  };

  const clusterWorker = createWorker<ClusterJobs>({ memoryMb: 768, stallMs: 60_000, idleMs: 5 * 60_000 });
  const writerWorker = createWorker<WriterJobs>({ memoryMb: 1024, stallMs: 300_000, idleMs: 5000 });
  const pictureWorker = createWorker<PictureJobs>(heavyWorkerLimits);
  const analyseWorkers = {
    quick: createWorker<AnalyseJobs>({ memoryMb: 768, stallMs: 60_000, idleMs: 60_000 }),
    heavy: createWorker<AnalyseJobs>(heavyWorkerLimits),
  };

  // A model stays for the next note; a stretch of thirty seconds tells of itself at each word.
  const speechWorker = createWorker<SpeechJobs>({ memoryMb: 1024, stallMs: 120_000, idleMs: 2 * 60_000 });
  const projectFileWorker = createWorker<ProjectFileJobs>({
    memoryMb: 2048,
    stallMs: 60_000,
    idleMs: 30_000,
  });

  const announceAll = (projectId: string) => {
    for (const what of changesOfProject) announcer.announce(what, projectId);
  };

  const modelParts = {
    registry,
    own: ownModels,
    defaults,
    runtime: {
      ...runtime,
      // A thread that holds its files is ended before they are deleted.
      async unload(id: string, signal: AbortSignal) {
        const task = registry.list().find((entry) => entry.id === id)?.task;
        if (task === 'automatic-speech-recognition') await speechWorker.close();
        if (task === 'image-to-text') await documentWorker.close();
        await runtime.unload(id, signal);
      },
    },
    worker: modelWorker,
    providers,
    announce: () => announcer.announce('models', null),
  };
  const speeds = createSpeedStore(store.database);
  const machine = () => readMeasuredMachine(dataFolder, speeds, readMachineMemory);
  const downloads = createDownloads({
    folders: createDownloadFolders(path.join(dataFolder, 'downloads')),
    dataFolder,
    hubs: createHubStore(store.database),
    searches: createHubSearchStore(store.database),
    proxies: createProxyStore(store.database),
    proxyVariables: process.env,
    permitFor: (host, port) => openPermit({ feature: 'download', connect: [{ host, port }] }),
    searchPermitFor: (host, port) => openPermit({ feature: 'hub-search', connect: [{ host, port }] }),
    readsArchitecture: isReadArchitecture,
  });

  /** What asks the rooms from within; made when it is first needed, after there are handlers. */
  let rooms: Client | null = null;
  const handlers: Handlers = {
    ...createProjectHandlers(
      createProjectStore(store.database),
      library.sample,
      library.needs.map(({ id }) => id),
      (what, projectId) => announcer.announce(what, projectId),
      engines.projectDeleted,
    ),
    ...createIdeationHandlers({
      store: createIdeaStore(store.database),
      models: writers,
      writerOf: engines.writerOf,
      library,
      sessions: createSessionStore(store.database),
      reader: {
        readText: (path, encoding, signal) =>
          documentWorker.run('ideas/read-text', { path, encoding }, { signal }),
        readTable: (input, signal) => documentWorker.run('ideas/read-table', input, { signal }),
      },
      announce: (projectId) => announcer.announce('ideas', projectId),
    }),
    ...createBoardHandlers({
      store: boardStore,
      vectors: ideaVectors,
      borrowEmbedder: runtime.borrowEmbedder,
      reader,
      announce: (projectId) => announcer.announce('ideas', projectId),
    }),
    ...createClusterHandlers({
      store: createClusterStore(store.database),
      vectorsOf: ideaVectors.vectorsOf,
      models: { ...writers, writerOf: (projectId) => engines.writerOf(projectId, undefined) },
      worker: clusterWorker,
      announce: (projectId) => announcer.announce('ideas', projectId),
    }),
    ...createConvergeHandlers({
      store: createConvergeStore(store.database),
      models: convergeModels(runtime),
      sets: library.criteriaSets,
      announce: (projectId) => announcer.announce('converge', projectId),
      pause,
    }),
    ...createModelHandlers(modelParts),
    ...createProviderHandlers(modelParts),
    ...createCatalogueHandlers({
      ...{ ...modelParts, models: library.catalogue, machine, downloads },
      speeds,
      threads: () => tuning.threads,
    }),
    ...createSpeechHandlers({
      worker: speechWorker,
      models: {
        async find(id, signal) {
          const entry = registry.find(id, 'automatic-speech-recognition');
          return { id: entry.id, name: entry.name, ...(await registry.requireIntact(entry, signal)) };
        },
      },
    }),
    ...engines.handlers,
    ...createDownloadHandlers({ ...modelParts, models: library.catalogue, machine, downloads }),
    ...createKnowledgeHandlers(knowledge),
    ...createAssistantHandlers({
      settings: createAssistantSettingStore(store.database),
      store: createConversationStore(store.database),
      tests: createTestStore(store.database),
      knowledge: knowledgeSource(knowledge),
      models: assistantModels(runtime, writers, engines.writerOf),
      atOnceFor: engines.atOnceFor,
      split: (text) => sentences(text),
      readSampleTests: createSampleTests(options.libraryFolder),
      announce: (what, projectId) => announcer.announce(what, projectId),
    }),
    ...createRecommendHandlers({
      store: createRecommendStore(store.database),
      models: patientModels,
      workers: recommendWorkers,
      codeVersion: version,
      announce: (projectId) => announcer.announce('recommend', projectId),
    }),
    ...createPlanHandlers({
      store: createPlanStore(store.database),
      library: library.plan,
      borrowEmbedder: runtime.borrowEmbedder,
      announce: (projectId) => announcer.announce('plan', projectId),
    }),
    ...createPictureHandlers({
      store: createPictureStore(store.database),
      worker: pictureWorker,
      codeVersion: version,
      announce: (projectId) => announcer.announce('pictures', projectId),
    }),
    ...createPredictHandlers({
      store: createPredictStore(store.database),
      workers: predictWorkers,
      codeVersion: version,
      announce: (projectId) => announcer.announce('predict', projectId),
    }),
    ...createAnalyseHandlers({
      store: createAnalyseStore(store.database),
      models: patientModels,
      library: analyseLibrary(options.libraryFolder),
      workers: analyseWorkers,
      announce: (projectId) => announcer.announce('analyse', projectId),
    }),
    ...createComposeHandlers({
      store: createComposeStore(store.database),
      models: composeModels(runtime, registry),
      library: library.templates,
      writeDocx,
      announce: (projectId) => announcer.announce('compose', projectId),
    }),
    ...createDevelopHandlers({
      store: createDevelopStore(store.database),
      models: developModels(runtime),
      templates: library.documents,
      fillOpening: fillFromBrief,
      peopleOf: peopleOfBrief,
      announce: (projectId) => announcer.announce('develop', projectId),
    }),
    ...createLineageHandlers({
      store: createLineageStore(store.database),
      generator: createRehearsal({ models: runtime, library }, registry),
      embed: (texts, signal) =>
        runtime.borrowEmbedder('en', signal, (embedder) => embedder.embed(texts, signal)),
    }),
    ...createLeaveHandlers({
      rooms: { ask: (name, input) => (rooms ??= connect()).call(name, input) },
      writers: {
        docx: (document, signal) => writerWorker.run('write/docx', document, { signal }),
        pptx: (deck, signal) => writerWorker.run('write/pptx', deck, { signal }),
      },
      version,
    }),
    ...createCarryHandlers({
      store: createCarryStore(store.database, carriedTables, indexTextOf),
      files: createProjectFiles(projectFileWorker),
      version,
      sampleFile: path.join(options.libraryFolder, 'samples', 'sample.inkling'),
      announce: announceAll,
    }),
    ...createTrashHandlers(createTrashStore(store.database), announceAll),
    ...createTypingHandlers(createTypingStore(store.database)),
    ...createUndoHandlers(createUndoStore(store.database)),
    ...createSearchHandlers({
      store: createSearchStore(store.database),
      borrowEmbedder: runtime.borrowEmbedder,
      reader: { ...reader, inflectionsOf },
      library,
      pause,
    }),
    ...publishing.handlers,
    ...createKeyHandlers(guards, () => announcer.announce('keys', null)),
    ...backups.handlers,
    ...openDoor,
    ...network.handlers,
    ...updates.handlers,
    ...createSystemHandlers(
      {
        ...{ version, dataFolder },
        get keyProtection() {
          return guards.protection;
        },
      },
      createSettingStore(store.database),
      runtime,
      announcer,
      () => listDataFolder(dataFolder),
    ),
  };

  const services = new Set<Service>();
  const serveAt = (port: Port): void => {
    const service = serve(port, handlers, (endpoint, error) => log.error({ endpoint, err: error }, 'failed'));
    services.add(service);
    void service.ended.then(() => services.delete(service));
  };
  /** A client of its own for a face within this process. */
  function connect(): Client {
    const [near, far] = createMemoryPorts();
    serveAt(far);
    return createClient(near);
  }
  return {
    serve: serveAt,
    guards,
    keepDailyBackups: backups.keepDaily,
    lookForUpdatesDaily: () => updates.lookDaily(),
    tuneModels() {
      tuning.begin(runtime.measureThreads);
      providerTuning ??= beginProviderTuning({
        ...{ providers, atRest: runtime.atRest, isMachineBusy: isMachineBusyNow },
        report: (error) => log.error({ err: error }, 'providers'),
      });
    },
    async close() {
      await tuning.end();
      await providerTuning?.end();
      await backups.close();
      await backupWorker.close();
      await publishing.close();
      await updates.close();
      await documentWorker.close();
      await clusterWorker.close();
      await pictureWorker.close();
      await modelWorker.close();
      await speechWorker.close();
      await projectFileWorker.close();
      await writerWorker.close();
      await Promise.all(Object.values(recommendWorkers).map((worker) => worker.close()));
      await Promise.all(Object.values(predictWorkers).map((worker) => worker.close()));
      await Promise.all(Object.values(analyseWorkers).map((worker) => worker.close()));
      await Promise.all([...services].map((service) => service.stop()));
      await runtime.dispose();
      await network.close();
      await store.close();
    },
  };
}
