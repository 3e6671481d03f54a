import type { BoardChange, IdeaMarks } from '../../../contract/board.ts';
import type { Idea, IdeaFields } from '../../../contract/ideation.ts';
import type { Backend } from '../../backend.ts';
import type { UndoStack } from '../../ui/undo.ts';
import { withIdeas, withMarks, withoutIdeas } from './idea-patches.ts';

/** Puts into the list that the window shows what the backend has kept. */
type Patch = (change: (now: Idea[]) => Idea[]) => void;

/** Does things to the ideas of a project, and remembers the way back and forth of each. */
export interface BoardWork {
  change(label: string, ids: readonly string[], change: Omit<BoardChange, 'ids'>): Promise<void>;
  edit(label: string, idea: Idea, fields: Partial<IdeaFields>): Promise<void>;
  add(label: (idea: Idea) => string, projectId: string, fields: IdeaFields): Promise<Idea>;
  /** Resolves with the way to undo just that. */
  remove(label: string, ids: readonly string[]): Promise<() => Promise<void>>;
  /** Remembers that one idea has taken the place of another. */
  replaced(label: string, oldId: string, freshId: string): () => Promise<void>;
}

/** The text of an idea, and nothing else. */
export const fieldsOf = ({ title, pitch, who, why, experiment }: IdeaFields): IdeaFields => ({
  title,
  pitch,
  who,
  why,
  experiment,
});

/** All is asked of the backend first: what is shown is what is kept. Every promise rejects with what went wrong. */
export function createBoardWork(backend: Pick<Backend, 'call'>, undo: UndoStack, patch: Patch): BoardWork {
  const setMarks = async (marks: IdeaMarks[]) => {
    const { after } = await backend.call('board.setMarks', { marks });
    patch((now) => withMarks(now, after));
  };
  const setText = async ({ id, editedAt, ...idea }: Idea) => {
    const kept = await backend.call('board.setText', { id, fields: fieldsOf(idea), editedAt });
    patch((now) => withIdeas(now, [kept]));
  };
  const takeAway = async (ids: readonly string[]) => {
    await backend.call('board.deleteMany', { ids: [...ids] });
    patch((now) => withoutIdeas(now, ids));
  };
  const bringBack = async (ids: readonly string[]) => {
    const ideas = await backend.call('board.restoreMany', { ids: [...ids] });
    patch((now) => withIdeas(now, ideas));
  };
  return {
    async change(label, ids, change) {
      const { before, after } = await backend.call('board.change', { ids: [...ids], ...change });
      patch((now) => withMarks(now, after));
      undo.push(
        label,
        () => setMarks(before),
        () => setMarks(after),
      );
    },
    async edit(label, idea, fields) {
      const edited = await backend.call('ideas.edit', { id: idea.id, fields });
      patch((now) => withIdeas(now, [edited]));
      undo.push(
        label,
        () => setText(idea),
        () => setText(edited),
      );
    },
    async add(label, projectId, fields) {
      const idea = await backend.call('ideas.add', { projectId, fields });
      patch((now) => withIdeas(now, [idea]));
      undo.push(
        label(idea),
        () => takeAway([idea.id]),
        () => bringBack([idea.id]),
      );
      return idea;
    },
    async remove(label, ids) {
      await takeAway(ids);
      return undo.push(
        label,
        () => bringBack(ids),
        () => takeAway(ids),
      );
    },
    replaced: (label, oldId, freshId) => {
      const swap = async (away: string, back: string) => {
        await takeAway([away]);
        await bringBack([back]);
      };
      return undo.push(
        label,
        () => swap(freshId, oldId),
        () => swap(oldId, freshId),
      );
    },
  };
}
