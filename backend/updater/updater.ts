import { mkdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { cancelledError, InklingError } from '../../contract/errors.ts';
import type { Updater } from '../updates/ports.ts';
import { isAppImage, placeAppImage, type FetchedFile } from './app-image.ts';
import { damaged, diskFull, refused } from './problems.ts';
import { UpdateRequests } from './requests.ts';

/** Leave to speak to the host, until it is closed. */
interface HostPermit {
  run<T>(work: () => T): T;
  close(): void;
}

export interface UpdaterOptions {
  readonly version: string;
  readonly source: URL | null;
  /** The AppImage that runs, as its runtime says; null elsewhere. */
  readonly appImage: string | null;
  /** Where what is fetched lies until it is put in place. */
  readonly folder: string;
  /** Opens leave for that place alone. Throws `offline` while everything is locked. */
  permitFor(host: string, port: number): HostPermit;
}

const fourGigabytes = 4 * 2 ** 30;

/** What is believed of a list: the names lead nowhere, the sums are sums. */
const releaseSchema = z.object({
  version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}(?:[-+][\w.+-]{1,60})?$/u),
  files: z
    .array(
      z.object({
        url: z.string().regex(/^[\w.+-]{1,200}$/u),
        sha512: z.base64().length(88),
        size: z.int().positive().max(fourGigabytes),
      }),
    )
    .min(1)
    .max(20),
});

/** A session with electron-updater: what was found last, and the way to fetch it. */
interface Session {
  readonly updater: ElectronUpdater;
  readonly file: { readonly bytes: number; readonly sha512: string } | null;
}

/** The part of electron-updater's AppImageUpdater that is used. */
interface ElectronUpdater {
  on(event: 'download-progress', listener: (progress: { transferred: number; total: number }) => void): void;
  removeAllListeners(event: 'download-progress'): void;
  checkForUpdates(): Promise<{ readonly isUpdateAvailable: boolean; readonly updateInfo: unknown } | null>;
  downloadUpdate(): Promise<string[]>;
}

/**
 * Looks for newer versions with electron-updater, which reads the list, plans which parts of an AppImage are new and
 * fetches those. Its ways through Electron are not used, and what it would do of its own accord is switched off: fetching
 * what it finds, installing when the app ends, and naming each machine by a number that it sends with every request.
 */
export function createUpdater(options: UpdaterOptions): Updater {
  const { source, appImage, folder, permitFor } = options;
  let session: Session | null = null;
  let fetched: FetchedFile | null = null;

  /** Runs requests under a permit, and says in our words what went wrong. */
  const asking = async <T>(
    mostBytes: number,
    signal: AbortSignal,
    work: (requests: UpdateRequests, host: string) => Promise<T>,
  ): Promise<T> => {
    if (!source)
      throw new InklingError('not-found', 'There is nobody to ask for updates.', 'Nothing was asked.');
    const host = source.hostname.replace(/^\[|\]$/gu, '');
    const permit = permitFor(host, Number(source.port) || (source.protocol === 'https:' ? 443 : 80));
    const requests = new UpdateRequests(source, mostBytes, signal);
    try {
      return await permit.run(() => work(requests, source.host));
    } catch (error) {
      if (signal.aborted) throw cancelledError();
      if (error instanceof InklingError) throw error;
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'ENOSPC' || code === 'EDQUOT') throw diskFull(error);
      if (code === 'ERR_CHECKSUM_MISMATCH') throw damaged(source.host);
      if (/^E[A-Z]+$/u.test(code)) throw error;
      throw refused(source.host, 'does not list a version that could be read', error);
    } finally {
      requests.close();
      permit.close();
    }
  };

  return {
    host: source?.host ?? null,
    canReplace: appImage !== null,

    look: (signal) =>
      asking(0, signal, async (requests, host) => {
        const updater = await openSession(options, requests);
        const answer = await updater.checkForUpdates();
        const release = releaseSchema.safeParse(answer?.updateInfo);
        if (!release.success)
          throw refused(host, 'does not list a version that could be read', release.error);
        session = null;
        if (!answer?.isUpdateAvailable) return null;
        const { version, files } = release.data;
        const [file = null, another] = files.filter(({ url }) => /\.appimage$/iu.test(url));
        if (appImage !== null && (!file || another))
          throw refused(host, 'does not list one AppImage of the new version');
        session = { updater, file: file && { bytes: file.size, sha512: file.sha512 } };
        return { version, bytes: appImage === null ? 0 : (file?.size ?? 0) };
      }),

    async fetch(tell, signal) {
      const { updater, file } = session ?? {};
      if (!updater || !file || appImage === null)
        throw new InklingError('not-found', 'Nothing was found to fetch.', 'Look for updates first.');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { bavail, bsize } = await statfs(folder);
      // A margin, since a database on a disk that is full to the last byte can't be written any more.
      if (bavail * bsize < file.bytes * 1.1 + 64e6) throw diskFull();
      const [place = ''] = await asking(file.bytes, signal, async (requests) => {
        Object.assign(updater, { httpExecutor: requests });
        updater.on('download-progress', ({ transferred, total }) => tell(transferred, total));
        try {
          return await updater.downloadUpdate();
        } finally {
          updater.removeAllListeners('download-progress');
        }
      });
      if (!(await isAppImage(place))) {
        await rm(folder, { recursive: true, force: true });
        throw refused(source?.host ?? '', 'gave a file that is no AppImage');
      }
      fetched = { place, ...file };
    },

    async place() {
      if (!fetched || appImage === null)
        throw new InklingError('not-found', 'Nothing was fetched.', 'Fetch it first.');
      await placeAppImage(fetched, appImage, source?.host ?? '');
      fetched = null;
      session = null;
      await rm(folder, { recursive: true, force: true });
    },

    async discard() {
      fetched = null;
      session = null;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A fresh electron-updater, loaded when it is first needed: until a person allows it, nothing of it runs. */
async function openSession(options: UpdaterOptions, requests: UpdateRequests): Promise<ElectronUpdater> {
  const { AppImageUpdater } = await import('electron-updater/out/AppImageUpdater.js');
  const { version, source, folder } = options;
  const updater = new AppImageUpdater(null, {
    ...{ version, name: path.basename(folder), isPackaged: true, appUpdateConfigPath: '' },
    ...{ userDataPath: folder, baseCachePath: path.dirname(folder) },
    whenReady: () => Promise.resolve(),
    relaunch: () => {},
    quit: () => {},
    onQuit: () => {},
  });
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.logger = null;
  updater.isUserWithinRollout = () => true;
  Object.assign(updater, {
    httpExecutor: requests,
    isUpdaterActive: () => true,
    // Else a number of this machine's would be made, kept and sent; the headers are those of UpdateRequests.
    stagingUserIdPromise: { value: Promise.resolve('') },
    computeFinalHeaders: () => ({}),
    // Its own folder is named by the file that `readUpdateSource` has read already.
    configOnDisk: { value: Promise.resolve({ updaterCacheDirName: path.basename(folder) }) },
  });
  // Not every plain server gives several parts in one answer.
  updater.setFeedURL({ provider: 'generic', url: source?.href ?? '', useMultipleRangeRequest: false });
  return updater;
}
