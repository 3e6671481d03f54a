import path from 'node:path';
import { InklingError } from '../../../contract/errors.ts';
import type { Begun, Hub, Ordered, Proxy } from '../../../contract/catalogue.ts';
import type { ParsedInputOf } from '../../../contract/index.ts';
import { createTimeLeft } from '../../streams/time-left.ts';
import { readFreeDisk } from '../machine.ts';
import type { HubSearchStore, HubStore, ProxyStore } from '../ports.ts';
import { askHub, type Order } from './ask-hub.ts';
import type { DownloadFolders } from './download-folders.ts';
import { fetchModel, type FetchProgress } from './fetch-model.ts';
import type { Line } from './http-get.ts';
import { hubAt, usualHub } from './hub.ts';
import { describeProxy, proxyAddress, proxyOnTheWay, type ProxyVariables } from './proxy.ts';
import { usualPatience, type Patience } from './retries.ts';
import { searchHub, type FoundRepository, type SearchParts } from './search-hub.ts';
import { isFoundId, type Wanted } from './wanted.ts';

/** What downloads work with. */
export interface DownloadParts {
  readonly folders: DownloadFolders;
  readonly dataFolder: string;
  readonly hubs: HubStore;
  readonly searches: HubSearchStore;
  readonly proxies: ProxyStore;
  /** Of the system, as they were when it started. */
  readonly proxyVariables: ProxyVariables;
  readonly permitFor: Line['permitFor'];
  /** Leave for searching, which the network log tells apart from fetching. */
  readonly searchPermitFor: Line['permitFor'];
  readonly readsArchitecture: SearchParts['readsArchitecture'];
  /** Left out: what a person would wait. */
  readonly patience?: Patience;
  readonly stallMs?: number;
  readonly longestSearchMs?: number;
}

type Told = FetchProgress & { readonly timeLeftMs: number | null };

/** Fetching models from a hub. */
export interface Downloads {
  hub(): Promise<Hub>;
  setHub(address: string | null): Promise<Hub>;
  proxy(): Promise<Proxy>;
  setProxy(chosen: ParsedInputOf<'models.setProxy'>): Promise<Proxy>;
  /** Bytes that paused downloads have, by model. */
  held(): Promise<ReadonlyMap<string, number>>;
  /** Downloads of files that a search found, which are not over. */
  begun(): Promise<Begun[]>;
  isSearchAllowed(): Promise<boolean>;
  /** For the hub that is set, and for no other one. */
  allowSearch(allowed: boolean): Promise<void>;
  /** Throws `invalid-input` while it is not allowed. */
  search(
    query: string,
    signal: AbortSignal,
  ): Promise<{ readonly host: string; readonly models: FoundRepository[] }>;
  order(model: Wanted, signal: AbortSignal): Promise<Ordered>;
  /** Fetches a model whole; gives the file or folder to import. Rejects where that is under way already. */
  fetch(model: Wanted, signal: AbortSignal, tell: (progress: Told) => void): Promise<string>;
  discard(id: string): Promise<void>;
}

/** A model that is being fetched. */
interface UnderWay {
  readonly signal: AbortSignal;
  /** Comes when its last byte is written and its file closed, also after it was called off. */
  readonly ended: Promise<void>;
}

/** Of what can't be called off and doesn't take long. */
const never = new AbortController().signal;

const stallMs = 30_000;
const longestSearchMs = 30_000;
/** Nothing is lost by asking again later, so a hub that doesn't answer is not waited for as long. */
const askingTries = 3;
/** A person reads no faster. */
const tellEveryMs = 150;

export function createDownloads(parts: DownloadParts): Downloads {
  const { folders, hubs, searches, proxies, proxyVariables, permitFor, patience = usualPatience } = parts;
  const underWay = new Map<string, UnderWay>();
  const askingPatience = { ...patience, tries: Math.min(patience.tries, askingTries) };
  const hub = async () => hubAt((await hubs.read()) ?? usualHub);
  const proxy = async () => describeProxy(await proxies.read(), proxyVariables);
  const line = async (): Promise<Line> => {
    const setting = await proxies.read();
    return {
      hub: await hub(),
      permitFor,
      proxyFor: (url) => proxyOnTheWay(setting, proxyVariables, url),
      stallMs: parts.stallMs ?? stallMs,
    };
  };
  /** What was ordered before, or else what the hub says now. */
  const orderOf = async (model: Wanted, asked: Line, signal: AbortSignal): Promise<Order> =>
    (await folders.read(model.id)) ?? askHub(asked, model.source, askingPatience, signal);
  const fetchWhole: Downloads['fetch'] = async (model, signal, tell) => {
    const asked = await line();
    const order = await orderOf(model, asked, signal);
    await requireRoom(model, order, parts);
    await folders.begin(model.id, order);
    const folder = folders.folderOf(model.id);
    await fetchModel(asked, order, folder, patience, signal, seldom(tell));
    const [first = ''] = model.source.files;
    return model.source.format === 'gguf' ? path.join(folder, first) : folder;
  };
  /**
   * Does what nobody else may do with a model's download meanwhile. Whoever paused it may go on at once: what is ending,
   * or being thrown away, is waited for, and of several who wait the first goes on.
   */
  const alone = async <Result>(
    id: string,
    signal: AbortSignal,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    for (let other = underWay.get(id); other; other = underWay.get(id)) {
      if (!other.signal.aborted && other.signal !== never) throw alreadyUnderWay();
      await other.ended;
    }
    const doing = work();
    const own: UnderWay = {
      signal,
      ended: doing.then(
        () => {},
        () => {},
      ),
    };
    underWay.set(id, own);
    try {
      return await doing;
    } finally {
      underWay.delete(id);
    }
  };
  return {
    hub,

    async setHub(address) {
      const chosen = hubAt(address ?? usualHub);
      await hubs.write(chosen.isUsual ? null : chosen.address);
      return chosen;
    },

    proxy,

    async setProxy(chosen) {
      if (chosen.kind !== 'address') await proxies.write({ kind: chosen.kind });
      else {
        const before = await proxies.read();
        const address = proxyAddress(chosen.address);
        const { kind, user } = chosen;
        // A password is for the proxy and the name that it was given for.
        const isSame = before.kind === 'address' && before.address === address && before.user === user;
        const password = chosen.password === undefined ? (isSame ? before.password : null) : chosen.password;
        await proxies.write({ kind, address, user, password });
      }
      return proxy();
    },

    async held() {
      const ending = [...underWay.values()].filter(({ signal }) => signal.aborted);
      await Promise.all(ending.map(({ ended }) => ended));
      return folders.list();
    },

    async begun() {
      const held = await folders.list();
      const begun = await Promise.all(
        [...held].map(async ([id, heldBytes]) => {
          const order = isFoundId(id) ? await folders.read(id) : null;
          const [file] = order?.files ?? [];
          if (!order || !file) return [];
          return [
            {
              id,
              repository: order.repository,
              file: file.path,
              heldBytes,
              totalBytes: bytesOf(order.files),
            },
          ];
        }),
      );
      return begun.flat();
    },

    async isSearchAllowed() {
      return (await searches.read()) === (await hub()).address;
    },

    async allowSearch(allowed) {
      await searches.write(allowed ? (await hub()).address : null);
    },

    async search(query, signal) {
      const asked = { ...(await line()), permitFor: parts.searchPermitFor };
      const { address, host } = asked.hub;
      if ((await searches.read()) !== address) throw notAllowed(host);
      const models = await searchHub(
        asked,
        query,
        {
          patience: askingPatience,
          longestMs: parts.longestSearchMs ?? longestSearchMs,
          readsArchitecture: parts.readsArchitecture,
        },
        signal,
      );
      return { host, models };
    },

    async order(model, signal) {
      const asked = await line();
      const { repository, commit, files } = await orderOf(model, asked, signal);
      return {
        ...{ host: asked.hub.host, repository, commit },
        files: files.map(({ path: inner, bytes }) => ({ path: inner, bytes })),
        totalBytes: bytesOf(files),
        heldBytes: (await folders.list()).get(model.id) ?? 0,
      };
    },

    fetch(model, signal, tell) {
      return alone(model.id, signal, () => fetchWhole(model, signal, tell));
    },

    async discard(id) {
      await alone(id, never, () => folders.discard(id));
    },
  };
}

/** Refuses what would fill the disk, before the first byte. */
async function requireRoom(
  model: Wanted,
  { files }: Order,
  { folders, dataFolder }: DownloadParts,
): Promise<void> {
  const totalBytes = bytesOf(files);
  const held = (await folders.list()).get(model.id) ?? 0;
  const freeDiskBytes = await readFreeDisk(dataFolder);
  const needed = model.diskBytes(totalBytes) - held;
  if (freeDiskBytes === null || needed <= freeDiskBytes) return;
  throw new InklingError(
    'disk-full',
    `Bringing this model in takes ${gigabytes(needed)} on the disk, and ${gigabytes(freeDiskBytes)} are free. Nothing was fetched.`,
    'Make room, or choose a smaller model.',
  );
}

/** Tells of the same phase only now and then, and adds how long it will take. */
function seldom(tell: (progress: Told) => void): (progress: FetchProgress) => void {
  let told = { phase: '', at: 0 };
  let timeLeft = createTimeLeft();
  return (progress) => {
    const now = performance.now();
    const { phase, doneBytes, totalBytes } = progress;
    if (phase === told.phase && now - told.at < tellEveryMs) return;
    if (phase !== told.phase) timeLeft = createTimeLeft();
    told = { phase, at: now };
    const left = phase === 'fetching' && totalBytes > 0 ? timeLeft(doneBytes / totalBytes) : null;
    tell({ ...progress, timeLeftMs: left });
  };
}

function bytesOf(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

function notAllowed(host: string): InklingError {
  return new InklingError(
    'invalid-input',
    `Searching at ${host} is not allowed, so nothing was asked.`,
    'Allow it under Models; on the command line with --allow.',
  );
}

function alreadyUnderWay(): InklingError {
  return new InklingError(
    'invalid-input',
    'This model is being fetched already.',
    'Wait until it is here, or pause it first.',
  );
}
