import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../../contract/errors.ts';
import { ideaFieldsSchema, type Idea, type IdeaFields } from '../../../contract/ideation.ts';
import { patchAnswer, problemOf, queryKeyOf, useBackend } from '../../backend.ts';
import { useUndo } from '../../ui/undo.ts';
import { withArrived } from './generation-job.ts';
import { draftKeyOf, useIdeasDesk } from './ideas-desk.ts';

/** What can be done to an idea. All show at once; what fails is put back and reported. */
export interface IdeaActions {
  star(idea: Idea): void;
  remove(idea: Idea): void;
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
const fieldsOf = (idea: IdeaFields): IdeaFields => ({
  title: idea.title,
  pitch: idea.pitch,
  who: idea.who,
  why: idea.why,
  experiment: idea.experiment,
});
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
    const patch = (change: (now: Idea[]) => Idea[]) =>
      patchAnswer(queries, 'ideas.list', { projectId }, change);
    const put = (idea: Idea) =>
      patch((now) =>
        now.some((other) => other.id === idea.id)
          ? now.map((other) => (other.id === idea.id ? idea : other))
          : [...now, idea],
      );
    const attempt = async (work: () => Promise<void>) => {
      onProblem(null);
      try {
        await work();
      } catch (error) {
        onProblem(problemOf(error));
        void queries.invalidateQueries({ queryKey: queryKeyOf('ideas.list', { projectId }) });
      }
    };
    const dropDraft = (key: string) => desk.drafts.set(({ [key]: _, ...rest }) => rest);
    const offerUndo = (said: string, label: string, back: () => Promise<void>) => {
      const takeBack = undo.push(label, () => attempt(back));
      toast(said, { action: { label: t('common.undo'), onClick: () => void takeBack() } });
    };
    const select = (id: string) => desk.selected.set((now) => ({ ...now, [projectId]: id }));

    return {
      star: (idea) =>
        void attempt(async () => {
          put({ ...idea, starred: !idea.starred });
          put(await backend.call('ideas.star', { id: idea.id, starred: !idea.starred }));
        }),

      remove: (idea) =>
        void attempt(async () => {
          patch((now) => now.filter((other) => other.id !== idea.id));
          await backend.call('ideas.delete', { id: idea.id });
          offerUndo(
            t('ideas.deleted', { title: idea.title }),
            t('ideas.deleteIdea', { title: idea.title }),
            async () => {
              put(await backend.call('ideas.restore', { id: idea.id }));
              select(idea.id);
            },
          );
        }),

      startEditing: (idea) =>
        desk.drafts.set((now) => ({ ...now, [idea.id]: now[idea.id] ?? fieldsOf(idea) })),

      finishEditing: (idea, fields) =>
        void attempt(async () => {
          const changed = fieldNames.filter((name) => fields[name] !== idea[name]);
          if (changed.length > 0) {
            const pick = (from: IdeaFields) => Object.fromEntries(changed.map((name) => [name, from[name]]));
            put(await backend.call('ideas.edit', { id: idea.id, fields: pick(fields) }));
            undo.push(t('ideas.editIdea', { title: idea.title }), () =>
              attempt(async () => put(await backend.call('ideas.edit', { id: idea.id, fields: pick(idea) }))),
            );
          }
          dropDraft(idea.id);
        }),

      startAdding: () =>
        desk.drafts.set((now) => ({
          ...now,
          [draftKeyOf(projectId)]: now[draftKeyOf(projectId)] ?? emptyFields,
        })),

      finishAdding: (fields) =>
        void attempt(async () => {
          const idea = await backend.call('ideas.add', { projectId, fields });
          put(idea);
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
          const said = t('ideas.replaced', { title: idea.title });
          offerUndo(said, t('ideas.replaceIdea', { title: idea.title }), async () => {
            await backend.call('ideas.delete', { id: fresh.id });
            const old = await backend.call('ideas.restore', { id: idea.id });
            patch((now) => withArrived(now, old, fresh.id));
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
