import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { orderSchema, type Order } from './ask-hub.ts';

const orderFile = 'download.json';

/** Downloads that are not over, each in a folder of its own with what was ordered; they outlast a restart. */
export interface DownloadFolders {
  /** Where the files of a download go, in the folders that their paths name. */
  folderOf(id: string): string;
  /** What was ordered; null where nothing was, or it can't be read. */
  read(id: string): Promise<Order | null>;
  /** Takes down what is to be fetched, and makes the folders for it. */
  begin(id: string, order: Order): Promise<void>;
  /** Bytes that are here by download. */
  list(): Promise<ReadonlyMap<string, number>>;
  discard(id: string): Promise<void>;
}

/** Downloads below a folder, which is made when it is first needed. */
export function createDownloadFolders(root: string): DownloadFolders {
  const folderOf = (id: string) => path.join(root, id);
  const read = async (id: string) => {
    try {
      return orderSchema.parse(JSON.parse(await readFile(path.join(folderOf(id), orderFile), 'utf8')));
    } catch {
      return null;
    }
  };
  return {
    folderOf,
    read,

    async begin(id, order) {
      const folder = folderOf(id);
      for (const file of order.files)
        await mkdir(path.dirname(path.join(folder, file.path)), { recursive: true });
      const place = path.join(folder, orderFile);
      await writeFile(`${place}.new`, JSON.stringify(order));
      await rename(`${place}.new`, place);
    },

    async list() {
      const ids = await readdir(root).catch(() => []);
      const sizes = await Promise.all(
        ids.map(async (id) => [id, await bytesHere(folderOf(id), await read(id))] as const),
      );
      return new Map(sizes);
    },

    discard: (id) => rm(folderOf(id), { recursive: true, force: true, maxRetries: 3 }),
  };
}

async function bytesHere(folder: string, order: Order | null): Promise<number> {
  const sizes = await Promise.all(
    (order?.files ?? []).map(async ({ path: inner }) => {
      const facts = await stat(path.join(folder, inner)).catch(() => null);
      return facts?.size ?? 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
