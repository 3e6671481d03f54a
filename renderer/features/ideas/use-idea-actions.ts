import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { BoardChange } from '../../../contract/board.ts';
import type { Problem } from '../../../contract/errors.ts';
import { ideaFieldsSchema, type Idea, type IdeaFields, type IdeaState } from '../../../contract/ideation.ts';
import { patchAnswer, problemOf, queryKeyOf, useBackend } from '../../backend.ts';
import { useUndo } from '../../ui/undo.ts';
import { createBoardWork, fieldsOf } from './board-work.ts';
import { draftKeyOf, useIdeasDesk } from './ideas-desk.ts';

/** What can be done to ideas, one or many; every change can be undone. What fails is reported. */
export interface IdeaActions {
  /** Stars all, or unstars them when all are. */
  star(ideas: readonly Idea[]): void;
  setState(ideas: readonly Idea[], state: IdeaState): void;
  /** Adds a tag to all, or takes it from them when all have it. */
  toggleTag(ideas: readonly Idea[], tag: string): void;
  /** Into another lane, to another place, or both. */
  move(ideas: readonly Idea[], change: Omit<BoardChange, 'ids'>): void;
  remove(ideas: readonly Idea[]): void;
  startEditing(idea: Idea): void;
  /** Saves what the draft changed; the draft is kept if that fails. */
  finishEditing(idea: Idea, fields: IdeaFields): void;
  startAdding(): void;
  finishAdding(fields: IdeaFields): void;
  /** Forgets the draft of an idea, or of one's own by `draftKeyOf`. */
  dropDraft(key: string): void;
  regenerate(idea: Idea): void;
  moreLike(idea: Idea): void;
}

const fieldNames = Object.keys(ideaFieldsSchema.shape) as (keyof IdeaFields)[];
const emptyFields: IdeaFields = { title: '', pitch: '', who: '', why: '', experiment: '' };
const likeCount = 3;

/** The actions on the ideas of a project. `fallbackMethod` serves ideas that no method made. */
export function useIdeaActions(
  projectId: string,
  fallbackMethod: string | undefined,
  onProblem: (problem: Problem | null) => void,
): IdeaActions {
  const backend = useBackend();
  const queries = useQueryClient();
  const desk = useIdeasDesk();
  const undo = useUndo();
  const { t } = useTranslation();

  return useMemo(() => {
    const work = createBoardWork(backend, undo, projectId, (change) =>
      patchAnswer(queries, 'ideas.list', { projectId }, change),
    );
    const attempt = async (does: () => Promise<unknown>) => {
      onProblem(null);
      try {
        await does();
      } catch (error) {
        onProblem(problemOf(error));
        void queries.invalidateQueries({ queryKey: queryKeyOf('ideas.list', { projectId }) });
      }
    };
    const dropDraft = (key: string) => desk.drafts.set(({ [key]: _, ...rest }) => rest);
    const offerUndo = (said: string, takeBack: () => Promise<void>) =>
      toast(said, { action: { label: t('common.undo'), onClick: () => void attempt(takeBack) } });
    const select = (id: string) => desk.selected.set((now) => ({ ...now, [projectId]: id }));
    /** The title of one idea, or how many there are. */
    const named = (ideas: readonly Idea[]) =>
      ideas.length === 1 ? `“${ideas[0]!.title}”` : t('board.ideas', { count: ideas.length });
    const change = (what: string, ideas: readonly Idea[], marks: Omit<BoardChange, 'ids'>) =>
      void attempt(async () => {
        if (ideas.length === 0) return;
        await work.change(
          what,
          ideas.map(({ id }) => id),
          marks,
        );
      });

    return {
      star(ideas) {
        const starred = !ideas.every((idea) => idea.starred);
        change(t(starred ? 'board.did.star' : 'board.did.unstar', { what: named(ideas) }), ideas, {
          starred,
        });
      },
      setState: (ideas, state) =>
        change(t('board.did.state', { what: named(ideas), state: t(`board.states.${state}`) }), ideas, {
          state,
        }),
      toggleTag(ideas, tag) {
        const remove = ideas.every(({ tags }) => tags.includes(tag));
        change(
          t(remove ? 'board.did.untag' : 'board.did.tag', { what: named(ideas), tag }),
          ideas,
          remove ? { removeTags: [tag] } : { addTags: [tag] },
        );
      },
      move: (ideas, marks) => change(t('board.did.move', { what: named(ideas) }), ideas, marks),

      remove: (ideas) =>
        void attempt(async () => {
          if (ideas.length === 0) return;
          const takeBack = await work.remove(
            t('board.did.delete', { what: named(ideas) }),
            ideas.map(({ id }) => id),
          );
          const [only] = ideas;
          offerUndo(
            ideas.length === 1
              ? t('ideas.deleted', { title: only!.title })
              : t('board.deleted', { count: ideas.length }),
            async () => {
              await takeBack();
              select(only!.id);
            },
          );
        }),

      startEditing: (idea) =>
        desk.drafts.set((now) => ({ ...now, [idea.id]: now[idea.id] ?? fieldsOf(idea) })),

      finishEditing: (idea, fields) =>
        void attempt(async () => {
          const changed = fieldNames.filter((name) => fields[name] !== idea[name]);
          if (changed.length > 0)
            await work.edit(
              t('ideas.editIdea', { title: idea.title }),
              idea,
              Object.fromEntries(changed.map((name) => [name, fields[name]])),
            );
          dropDraft(idea.id);
        }),

      startAdding: () =>
        desk.drafts.set((now) => ({
          ...now,
          [draftKeyOf(projectId)]: now[draftKeyOf(projectId)] ?? emptyFields,
        })),

      finishAdding: (fields) =>
        void attempt(async () => {
          const idea = await work.add(({ title }) => t('board.did.add', { title }), fields);
          select(idea.id);
          dropDraft(draftKeyOf(projectId));
        }),

      dropDraft,

      regenerate(idea) {
        const method = idea.provenance?.method ?? fallbackMethod;
        if (method === undefined) return;
        const input = { projectId, method, count: 1, replaceIdeaId: idea.id };
        void desk.start(input, { kind: 'replace', ideaId: idea.id, title: idea.title }).then(([fresh]) => {
          if (!fresh) return;
          const takeBack = work.replaced(t('ideas.replaceIdea', { title: idea.title }), idea.id, fresh.id);
          offerUndo(t('ideas.replaced', { title: idea.title }), async () => {
            await takeBack();
            select(idea.id);
          });
        });
      },

      moreLike(idea) {
        const method = idea.provenance?.method ?? fallbackMethod;
        if (method === undefined) return;
        void desk.start(
          { projectId, method, count: likeCount, likeIdeaId: idea.id },
          { kind: 'like', ideaId: idea.id, title: idea.title },
        );
      },
    };
  }, [backend, queries, desk, undo, t, projectId, fallbackMethod, onProblem]);
}
