import type { Handlers } from '../../contract/handlers.ts';
import { changeMarks } from './change-marks.ts';
import type { MarksChange } from './ports.ts';
import { searchIdeas, type SearchParts } from './search.ts';

type BoardHandlers = Pick<Handlers, Extract<keyof Handlers, `board.${string}`>>;

/** The board: changes of many ideas at once, each with its way back, and finding ideas. */
export function createBoardHandlers(
  parts: SearchParts & { readonly announce: (projectId: string) => void },
): BoardHandlers {
  const { store, announce } = parts;
  const told = ({ projectId, before, after }: MarksChange) => {
    announce(projectId);
    return { before, after };
  };
  return {
    'board.change': async (change) =>
      told(
        await store.changeMarks(change.ids, Date.now(), (before, order) =>
          changeMarks(before, order, change),
        ),
      ),
    'board.setMarks': async ({ marks }) =>
      told(
        await store.changeMarks(
          marks.map(({ id }) => id),
          Date.now(),
          () => marks,
        ),
      ),
    'board.setText': async ({ id, fields, editedAt }) => {
      const idea = await store.setText(id, fields, editedAt, Date.now());
      announce(idea.projectId);
      return idea;
    },
    'board.deleteMany': async ({ ids }) => {
      announce(await store.deleteIdeas(ids, Date.now()));
      return {};
    },
    'board.restoreMany': async ({ ids }) => {
      const ideas = await store.restoreIdeas(ids, Date.now());
      announce(ideas[0]!.projectId);
      return ideas;
    },
    'board.search': ({ projectId, query }, { signal }) => searchIdeas(parts, projectId, query, signal),
  };
}
