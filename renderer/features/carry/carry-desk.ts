import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { CarryImport, CarryPreview } from '../../../contract/carry.ts';
import type { Problem } from '../../../contract/errors.ts';
import type { Project } from '../../../contract/projects.ts';
import type { Backend } from '../../backend.ts';
import { endBadly } from '../../end-task.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { TaskHandle, Tasks } from '../../ui/tasks.ts';

/** Which sheet lies on the desk. */
type CarrySheet =
  | { readonly kind: 'save'; readonly project: Pick<Project, 'id' | 'name'> }
  | { readonly kind: 'import' }
  | { readonly kind: 'imports'; readonly project: Pick<Project, 'id' | 'name'> };

/** A file that is brought in, step by step. */
export type Bringing =
  | { readonly step: 'choose'; readonly problem: Problem | null }
  | { readonly step: 'locked'; readonly file: PickedFile; readonly problem: Problem | null }
  | { readonly step: 'working'; readonly file: PickedFile; readonly taskId: number }
  | {
      readonly step: 'preview';
      readonly file: PickedFile;
      readonly passphrase: string | null;
      readonly preview: CarryPreview;
      readonly problem: Problem | null;
    }
  | {
      readonly step: 'done';
      readonly import: CarryImport;
      readonly projectName: string;
      readonly kept: number;
    };

interface PickedFile {
  readonly path: string;
  readonly name: string;
}

/** Project files in a window; the work goes on when a sheet is closed. */
export interface CarryDesk {
  readonly sheet: Store<CarrySheet | null>;
  readonly bringing: Store<Bringing>;
  /** Writes a project to a file; resolves with what went wrong, null when nothing did. */
  save(
    project: Pick<Project, 'id' | 'name'>,
    path: string,
    passphrase: string | null,
  ): Promise<Problem | null>;
  /** Opens the sheet, with a file that was dropped if there is one. */
  open(file: PickedFile | null): void;
  look(file: PickedFile, passphrase: string | null, into: string | null): Promise<void>;
  bringIn(): Promise<void>;
  /** Brings in the sample that ships with the app; resolves with its project, or with what went wrong, null when it was stopped. */
  bringSample(): Promise<{ readonly projectId: string } | { readonly problem: Problem | null }>;
}

const beginning: Bringing = { step: 'choose', problem: null };

/** Makes the desk. `say` gives the words for a problem. */
export function createCarryDesk(
  backend: Backend,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): CarryDesk {
  const sheet = createStore<CarrySheet | null>(null);
  const bringing = createStore<Bringing>(beginning);
  const tell = (task: TaskHandle, event: { readonly share: number; readonly remainingMs: number | null }) =>
    task.progress({ share: event.share, timeLeftMs: event.remainingMs });

  const look: CarryDesk['look'] = async (file, passphrase, into) => {
    const task = tasks.start(() => t('carry.reading', { file: file.name }), '/');
    bringing.set({ step: 'working', file, taskId: task.id });
    try {
      const input = { path: file.path, passphrase, into };
      for await (const event of backend.stream('carry.preview', input, task.signal)) {
        if (event.type === 'progress') tell(task, event);
        else bringing.set({ step: 'preview', file, passphrase, preview: event.preview, problem: null });
      }
      task.end('done', null);
    } catch (error) {
      const problem = endBadly(task, error, say);
      if (problem?.code === 'file-encrypted')
        bringing.set({ step: 'locked', file, problem: passphrase === null ? null : problem });
      else bringing.set({ step: 'choose', problem });
    }
  };

  return {
    sheet,
    bringing,
    look,
    async save(project, path, passphrase) {
      const task = tasks.start(() => t('carry.writing', { name: project.name }), '/');
      try {
        const input = { projectId: project.id, path, passphrase };
        for await (const event of backend.stream('carry.export', input, task.signal))
          if (event.type === 'progress') tell(task, event);
        task.end('done', () => t('carry.written'));
        return null;
      } catch (error) {
        return endBadly(task, error, say);
      }
    },
    async bringSample() {
      const task = tasks.start(() => t('carry.bringingSample'), '/');
      try {
        let projectId = '';
        for await (const event of backend.stream('carry.importSample', {}, task.signal))
          if (event.type === 'progress') tell(task, event);
          else projectId = event.import.projectId;
        task.end('done', () => t('carry.broughtIn'));
        return { projectId };
      } catch (error) {
        return { problem: endBadly(task, error, say) };
      }
    },
    open(file) {
      if (bringing.get().step !== 'working') bringing.set(beginning);
      sheet.set({ kind: 'import' });
      if (file && bringing.get().step === 'choose') void look(file, null, null);
    },
    async bringIn() {
      const now = bringing.get();
      if (now.step !== 'preview') return;
      const { file, passphrase, preview } = now;
      const task = tasks.start(() => t('carry.bringingIn', { name: preview.projectName }), '/');
      bringing.set({ step: 'working', file, taskId: task.id });
      try {
        const into = preview.as === 'merge' ? (preview.sameProject?.id ?? null) : null;
        const input = { path: file.path, passphrase, into, digest: preview.digest };
        for await (const event of backend.stream('carry.import', input, task.signal)) {
          if (event.type === 'progress') tell(task, event);
          else {
            const { import: record, projectName, kept } = event;
            bringing.set({ step: 'done', import: record, projectName, kept });
          }
        }
        task.end('done', () => t('carry.broughtIn'));
      } catch (error) {
        bringing.set({ ...now, problem: endBadly(task, error, say) });
      }
    },
  };
}

export const CarryDeskContext = createContext<CarryDesk | null>(null);

/** The project files of this window. */
export function useCarryDesk(): CarryDesk {
  const desk = use(CarryDeskContext);
  if (!desk) throw new Error('No CarryDeskContext above');
  return desk;
}
