import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { App } from 'electron';

/** Where things lie. */
export interface Folders {
  /** The person's projects, their key, and the place of the window. */
  readonly data: string;
  readonly models: string;
  readonly library: string;
  /** What a package says of where its updates come from; in the repository, what a test says. */
  readonly updateFile: string | null;
  /** What the window is loaded from. */
  readonly renderer: string;
  readonly preload: string;
  /** The program of the backend. */
  readonly backend: string;
  /** The program that tries what models could run on. */
  readonly providerTrial: string;
}

/** Finds the folders: in the repository, or in the resources of the packaged app. */
export function findFolders(app: App, dataFolder: string | null): Folders {
  const code = app.getAppPath();
  // They load native libraries, which must be plain files.
  const programs = join(code.replace(/app\.asar$/, 'app.asar.unpacked'), 'out', 'backend');
  const resources = app.isPackaged ? process.resourcesPath : code;
  return {
    data: dataFolder ? resolve(dataFolder) : app.getPath('userData'),
    models: join(resources, 'models'),
    library: join(resources, 'library'),
    updateFile: app.isPackaged
      ? join(resources, 'app-update.yml')
      : (process.env.INKLING_UPDATE_FILE ?? null),
    renderer: join(code, 'out', 'renderer'),
    preload: join(code, 'out', 'preload', 'preload.cjs'),
    backend: join(programs, 'process.mjs'),
    providerTrial: join(programs, 'provider-child.cjs'),
  };
}

/**
 * The folder for what Chromium itself keeps, and for the lock that lets one Inkling at a time use a
 * data folder. Where the data folder can't be written, one that is thrown away: the window still
 * opens, and says what is wrong.
 */
export function prepareSessionFolder(dataFolder: string): string {
  const folder = join(dataFolder, 'session');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return mkdtempSync(join(tmpdir(), 'inkling-session-'));
  }
}
