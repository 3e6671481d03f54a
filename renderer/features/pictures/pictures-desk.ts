import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import type { EventOf, InputOf, OutputOf } from '../../../contract/index.ts';
import type { PictureSet } from '../../../contract/pictures.ts';
import { queryKeyOf, type Backend } from '../../backend.ts';
import { endBadly } from '../../end-task.ts';
import type { FiledFile } from '../../ui/folder-zone.tsx';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';
import { readPicture } from './pixels.ts';
import type { SortedFolder } from './sort-files.ts';

export type Epoch = Extract<EventOf<'pictures.train'>, { type: 'epoch' }>;
/** A training as the window follows it. */
export interface Teaching {
  readonly taskId: number;
  readonly epochs: readonly Epoch[];
  readonly problem: Problem | null;
}
/** Pictures being read, or what came of it. */
export interface Reading {
  readonly taskId: number;
  readonly running: boolean;
  /** Files that are no pictures, by name. */
  readonly unreadable: readonly string[];
  readonly problem: Problem | null;
}

/** What outlives the page of the pictures. */
export interface PicturesDesk {
  /** By project. */
  readonly chosen: Store<Readonly<Record<string, string>>>;
  /** By project. */
  readonly readings: Store<Readonly<Record<string, Reading | null>>>;
  /** By set. */
  readonly teachings: Store<Readonly<Record<string, Teaching | null>>>;
  read(projectId: string, folder: SortedFolder<FiledFile>): Promise<void>;
  train(set: PictureSet, training: InputOf<'pictures.train'>['training']): Promise<void>;
}

/** Pictures sent in one call. */
const perCall = 100;
const size = 32;
const channels = 3;

/** Makes the desk of a window. */
export function createPicturesDesk(
  backend: Backend,
  queries: QueryClient,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): PicturesDesk {
  const chosen = createStore<Readonly<Record<string, string>>>({});
  const readings = createStore<Readonly<Record<string, Reading | null>>>({});
  const teachings = createStore<Readonly<Record<string, Teaching | null>>>({});

  const start = (title: () => string, projectId: string) =>
    tasks.start(title, `/projects/${projectId}/predict`);

  return {
    chosen,
    readings,
    teachings,

    async read(projectId, folder) {
      const task = start(() => t('pictures.reading', { name: folder.name }), projectId);
      const set = (change: Partial<Reading>) =>
        readings.set((now) => ({
          ...now,
          [projectId]: {
            ...(now[projectId] ?? { taskId: task.id, running: true, unreadable: [], problem: null }),
            ...change,
          },
        }));
      set({ taskId: task.id, running: true, unreadable: [], problem: null });
      const unreadable: string[] = [];
      let setId: string | null = null;
      try {
        const all = folder.classes.flatMap(({ files }, classId) =>
          files.map(({ file }) => ({ file, classId })),
        );
        const created = await backend.call('pictures.createSet', {
          ...{ projectId, name: folder.name, size, channels },
          classes: folder.classes.map(({ name }) => name),
        });
        setId = created.id;
        for (let at = 0; at < all.length; at += perCall) {
          task.signal.throwIfAborted();
          const pictures: InputOf<'pictures.add'>['pictures'] = [];
          // One after the other: each takes up to 256 MB while it is decoded.
          for (const { file, classId } of all.slice(at, at + perCall))
            try {
              const pixels = await readPicture(file, { size, channels });
              pictures.push({ name: file.name.slice(-255), classId, pixels });
            } catch {
              // Said below the zone, by name; the others go on.
              unreadable.push(file.name);
            }
          if (pictures.length > 0) await backend.call('pictures.add', { setId, pictures });
          const done = Math.min(all.length, at + perCall);
          task.progress({
            share: done / all.length,
            says: () => t('pictures.readSoFar', { done, all: all.length }),
          });
        }
        chosen.set((now) => ({ ...now, [projectId]: created.id }));
        set({ running: false, unreadable });
        task.end('done', () => t('pictures.readDone', { count: all.length - unreadable.length }));
      } catch (error) {
        set({ running: false, unreadable, problem: endBadly(task, error, say) });
        // Half a set would be taught from as if it were whole.
        if (setId !== null) await backend.call('pictures.deleteSet', { setId });
      }
    },

    async train(pictureSet, training) {
      const task = start(() => t('pictures.teaching', { name: pictureSet.name }), pictureSet.projectId);
      const change = (next: (now: Teaching) => Teaching | null) =>
        teachings.set((now) => ({
          ...now,
          [pictureSet.id]: next(now[pictureSet.id] ?? { taskId: task.id, epochs: [], problem: null }),
        }));
      change(() => ({ taskId: task.id, epochs: [], problem: null }));
      try {
        const input = { setId: pictureSet.id, training };
        for await (const event of backend.stream('pictures.train', input, task.signal)) {
          if (event.type === 'epoch') {
            change((now) => ({ ...now, epochs: [...now.epochs, event] }));
            task.progress({
              share: event.epoch / event.of,
              timeLeftMs: event.remainingMs,
              says: () => t('pictures.walk', { epoch: event.epoch, of: event.of }),
            });
          } else
            queries.setQueryData<OutputOf<'pictures.runs'>>(
              queryKeyOf('pictures.runs', { setId: pictureSet.id }),
              (now) => [event.run, ...(now ?? []).filter(({ id }) => id !== event.run.id)],
            );
        }
        change(() => null);
        task.end('done', () => t('pictures.taught'));
      } catch (error) {
        const problem = endBadly(task, error, say);
        change((now) => (problem ? { ...now, problem } : null));
      }
    },
  };
}

export const PicturesDeskContext = createContext<PicturesDesk | null>(null);

/** The pictures of this window. */
export function usePicturesDesk(): PicturesDesk {
  const desk = use(PicturesDeskContext);
  if (!desk) throw new Error('No PicturesDeskContext above');
  return desk;
}
