import type { BoardChange, IdeaMarks } from '../../../contract/board.ts';
import type { Idea, IdeaFields } from '../../../contract/ideation.ts';
import type { UndoCall, UndoWays } from '../../../contract/undo.ts';
import type { Backend } from '../../backend.ts';
import type { UndoStack } from '../../ui/undo.ts';
import { withIdeas, withMarks, withoutIdeas } from './idea-patches.ts';

/** Puts into the list that the window shows what the backend has kept. */
type Patch = (change: (now: Idea[]) => Idea[]) => void;

/** Does things to the ideas of a project, and remembers the way back and forth of each. */
export interface BoardWork {
  change(label: string, ids: readonly string[], change: Omit<BoardChange, 'ids'>): Promise<void>;
  edit(label: string, idea: Idea, fields: Partial<IdeaFields>): Promise<void>;
  add(label: (idea: Idea) => string, fields: IdeaFields): Promise<Idea>;
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

const marksAre = (marks: IdeaMarks[]): UndoCall => ({ name: 'board.setMarks', input: { marks } });
const textIs = ({ id, editedAt, ...idea }: Idea): UndoCall => ({
  name: 'board.setText',
  input: { id, fields: fieldsOf(idea), editedAt },
});
const away = (ids: readonly string[]): UndoCall => ({ name: 'board.deleteMany', input: { ids: [...ids] } });
const back = (ids: readonly string[]): UndoCall => ({ name: 'board.restoreMany', input: { ids: [...ids] } });

/** All is asked of the backend first: what is shown is what is kept. Every promise rejects with what went wrong. */
export function createBoardWork(
  backend: Pick<Backend, 'call'>,
  undo: UndoStack,
  projectId: string,
  patch: Patch,
): BoardWork {
  /** By the order in which they were first seen, which is that of the list. */
  const standing = new Map<string, number>();
  const see = (ideas: readonly Idea[]) => {
    for (const { id } of ideas) if (!standing.has(id)) standing.set(id, standing.size);
  };
  /** Asks, and shows what came of it. */
  const run = async (call: UndoCall): Promise<void> => {
    switch (call.name) {
      case 'board.setMarks': {
        const { after } = await backend.call(call.name, call.input);
        return patch((now) => withMarks(now, after));
      }
      case 'board.setText': {
        const kept = await backend.call(call.name, call.input);
        return patch((now) => withIdeas(now, [kept]));
      }
      case 'board.deleteMany': {
        await backend.call(call.name, call.input);
        return patch((now) => {
          see(now);
          return withoutIdeas(now, call.input.ids);
        });
      }
      case 'board.restoreMany': {
        const ideas = await backend.call(call.name, call.input);
        return patch((now) => withIdeas(now, ideas, standing));
      }
    }
  };
  const runAll = async (calls: readonly UndoCall[]) => {
    for (const call of calls) await run(call);
  };
  /** Remembers both ways; they are data, so that they outlive this window. */
  const remember = (label: string, ways: Omit<UndoWays, 'projectId'>) =>
    undo.push(
      label,
      () => runAll(ways.back),
      () => runAll(ways.forth),
      { projectId, ...ways } satisfies UndoWays,
    );
  return {
    async change(label, ids, change) {
      const { before, after } = await backend.call('board.change', { ids: [...ids], ...change });
      patch((now) => withMarks(now, after));
      remember(label, { back: [marksAre(before)], forth: [marksAre(after)] });
    },
    async edit(label, idea, fields) {
      const edited = await backend.call('ideas.edit', { id: idea.id, fields });
      patch((now) => withIdeas(now, [edited]));
      remember(label, { back: [textIs(idea)], forth: [textIs(edited)] });
    },
    async add(label, fields) {
      const idea = await backend.call('ideas.add', { projectId, fields });
      patch((now) => withIdeas(now, [idea]));
      remember(label(idea), { back: [away([idea.id])], forth: [back([idea.id])] });
      return idea;
    },
    async remove(label, ids) {
      await run(away(ids));
      return remember(label, { back: [back(ids)], forth: [away(ids)] });
    },
    replaced: (label, oldId, freshId) =>
      // What is brought back comes first: where it is gone for good, nothing is taken away either.
      remember(label, { back: [back([oldId]), away([freshId])], forth: [back([freshId]), away([oldId])] }),
  };
}
