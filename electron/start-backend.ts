import { app, safeStorage } from 'electron';
import type { Problem } from '../contract/errors.ts';
import type { BackendState } from '../contract/shell.ts';
import { createBackendProcess, type BackendProcess } from './backend-process.ts';
import { guardDatabaseKey, loadDatabaseKey } from './database-key.ts';
import type { Folders } from './folders.ts';
import { startForkedChild } from './forked-child.ts';
import { createProviderTrials } from './provider-trials.ts';
import { startUtilityChild } from './utility-child.ts';

/** The oldest Node that loads the backend's native parts. */
const oldestNode = 22;

const noNode: Problem = {
  code: 'internal',
  message: `This Electron brings Node ${process.versions.node}, which is too old for the backend.`,
  remedy: 'Start Inkling with "npm start", which finds a newer one.',
};

/** Starts the backend with what it needs: under Electron's Node where that is new enough, else under INKLING_NODE. */
export function startBackend(folders: Folders, onState: (state: BackendState) => void): BackendProcess {
  const isNodeNewEnough = Number.parseInt(process.versions.node, 10) >= oldestNode;
  const node = process.env.INKLING_NODE;
  return createBackendProcess({
    launch(events) {
      if (isNodeNewEnough) return startUtilityChild(folders.backend, events);
      return node ? startForkedChild(node, folders.backend, events) : noNode;
    },
    async startMessage() {
      return {
        type: 'start',
        version: app.getVersion(),
        dataFolder: folders.data,
        modelsFolder: folders.models,
        libraryFolder: folders.library,
        updateFile: folders.updateFile,
        ...(await loadDatabaseKey(folders.data, safeStorage, process.platform)),
      };
    },
    trials: (tell) => createProviderTrials(folders.providerTrial, tell),
    guardKey: (raw) => guardDatabaseKey(folders.data, safeStorage, raw),
    onState,
  });
}
