import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ownModelSchema, type OwnModel } from '../../contract/models.ts';
import { checkEntry } from './check-entry.ts';

/** The models that the person brought, each in a folder of its own with a model.json that lists its files. */
export interface OwnModels {
  list(): readonly OwnModel[];
  folderOf(id: string): string;
  /** A new empty folder in which a model is made, on the same disk; not listed. */
  stage(): Promise<string>;
  /** Moves a staged folder into its place, in one step, and lists it. */
  add(model: OwnModel, staged: string): Promise<void>;
  /** Takes a staged folder away. */
  discard(staged: string): Promise<void>;
  /** Deletes a model, its folder first moved out of the list in one step. */
  remove(id: string): Promise<void>;
}

const entryFile = 'model.json';
/** Folders whose names begin so are being made or being deleted. */
const unlisted = '.';

/**
 * Reads the folder. What an import or a deletion left behind when the app ended is taken away; a folder whose model.json
 * doesn't say what it should is left alone and not listed, since it can't be checked before loading.
 */
export async function openOwnModels(folder: string): Promise<OwnModels> {
  const names = await readdir(folder).catch(() => []);
  const models = new Map<string, OwnModel>();
  for (const name of names) {
    if (name.startsWith(unlisted)) await rm(path.join(folder, name), { recursive: true, force: true });
    else {
      const model = await readEntry(path.join(folder, name));
      if (model?.id === name) models.set(name, model);
    }
  }
  const folderOf = (id: string) => path.join(folder, id);
  const takeAway = (staged: string) => rm(staged, { recursive: true, force: true, maxRetries: 3 });

  return {
    list: () => [...models.values()],
    folderOf,

    async stage() {
      const staged = path.join(folder, `${unlisted}making-${randomUUID()}`);
      await mkdir(staged, { recursive: true });
      return staged;
    },

    async add(model, staged) {
      await writeFile(path.join(staged, entryFile), JSON.stringify(model, null, 2), { flag: 'wx' });
      await rename(staged, folderOf(model.id));
      models.set(model.id, model);
    },

    discard: takeAway,

    async remove(id) {
      const leaving = path.join(folder, `${unlisted}leaving-${randomUUID()}`);
      await rename(folderOf(id), leaving);
      models.delete(id);
      await takeAway(leaving);
    },
  };
}

async function readEntry(folder: string): Promise<OwnModel | null> {
  try {
    const model = ownModelSchema.parse(JSON.parse(await readFile(path.join(folder, entryFile), 'utf8')));
    checkEntry(model);
    return model;
  } catch {
    return null;
  }
}
