import { randomUUID } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
import type { Assessment, OfferedSet, Scope } from '../../contract/converge-criteria.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { ideasIn, offeredSets, requireSet, vetoesOf, type ConvergeParts } from './context.ts';
import type { EntryValues } from './ports.ts';
import { rankIdeas, type Said } from './rank.ts';
import { findSensitivity } from './sensitivity.ts';
import { offerOwn, requireAnswer, stillAnswers, withWeights } from './sets.ts';

type CriteriaHandlers = Pick<
  Handlers,
  | 'converge.sets'
  | 'converge.addSet'
  | 'converge.editSet'
  | 'converge.deleteSet'
  | 'converge.restoreSet'
  | 'converge.weigh'
  | 'converge.table'
  | 'converge.answer'
  | 'converge.veto'
  | 'converge.liftVeto'
  | 'converge.sensitivity'
  | 'converge.summary'
>;

/** The key of what one set says of one idea. */
export function assessmentKey(setId: string, ideaId: string): string {
  return `${setId}/${ideaId}`;
}

/** What the window may see of an assessment: the model's opinion only once the person has answered everything. */
export function toAssessment(
  set: OfferedSet,
  ideaId: string,
  value: EntryValues['assessment'] | undefined,
): Assessment {
  const answers = stillAnswers(set, value?.answers ?? {});
  const complete = set.criteria.every(({ id }) => answers[id]);
  return { ideaId, answers, opinion: complete ? (value?.opinion ?? null) : null };
}

/** Criteria: the sets, the answers, and the ranking that they make. */
export function createCriteriaHandlers(parts: ConvergeParts): CriteriaHandlers {
  const { store, announce } = parts;

  const assessmentsOf = async (set: OfferedSet, projectId: string, scope: Scope): Promise<Assessment[]> => {
    const kept = new Map((await store.list('assessment', projectId)).map(({ key, value }) => [key, value]));
    const ideas = await ideasIn(parts, projectId, scope);
    return ideas.map(({ id }) => toAssessment(set, id, kept.get(assessmentKey(set.id, id))));
  };

  return {
    'converge.sets': ({ projectId }) => offeredSets(parts, projectId),
    async 'converge.addSet'({ projectId, fields }) {
      const now = Date.now();
      const entry = { id: randomUUID(), projectId, key: '', ideaId: null, createdAt: now, updatedAt: now };
      const added = await store.add('set', { ...entry, value: fields });
      announce(projectId);
      return offerOwn(added);
    },
    async 'converge.editSet'({ id, fields }) {
      const edited = await store.edit('set', id, Date.now(), () => fields);
      announce(edited.projectId);
      return offerOwn(edited);
    },
    async 'converge.deleteSet'({ id }) {
      announce(await store.remove('set', id, Date.now()));
      return {};
    },
    async 'converge.restoreSet'({ id }) {
      const restored = await store.restore('set', id);
      announce(restored.projectId);
      return offerOwn(restored);
    },

    async 'converge.weigh'({ projectId, setId, weights }) {
      const set = await requireSet(parts, projectId, setId);
      if (set.kind !== 'weighted')
        throw new InklingError(
          'invalid-input',
          `${set.name.en} has no weights: its criteria are put together by a formula. Nothing was changed.`,
          'Use the four questions, or write criteria of your own.',
        );
      const wanted = { ...set.weights, ...weights };
      if (!set.criteria.some(({ id }) => (wanted[id] ?? 0) > 0))
        throw new InklingError(
          'invalid-input',
          'Then no criterion would count. Nothing was changed.',
          'Give at least one criterion a weight.',
        );
      if (set.own) await store.edit('set', setId, Date.now(), (fields) => withWeights(fields, wanted));
      else
        await store.put(
          'weights',
          { id: randomUUID(), projectId, key: setId, ideaId: null },
          Date.now(),
          () => wanted,
        );
      announce(projectId);
      return requireSet(parts, projectId, setId);
    },

    async 'converge.table'({ projectId, setId, scope }) {
      const set = await requireSet(parts, projectId, setId);
      const assessments = await assessmentsOf(set, projectId, scope);
      const ranking = rankIdeas(set, set.weights, assessments, await vetoesOf(parts, projectId));
      return { set, assessments, ranking };
    },

    async 'converge.answer'({ ideaId, setId, criterionId, answer }) {
      const { projectId } = await store.getIdea(ideaId);
      const set = await requireSet(parts, projectId, setId);
      requireAnswer(set, criterionId, answer);
      const at = { id: randomUUID(), projectId, key: assessmentKey(setId, ideaId), ideaId };
      const kept = await store.put('assessment', at, Date.now(), (before) => {
        const others = Object.entries(before?.answers ?? {}).filter(([id]) => id !== criterionId);
        const answers = Object.fromEntries(answer ? [...others, [criterionId, answer]] : others);
        return { answers, opinion: before?.opinion ?? null };
      });
      announce(projectId);
      return toAssessment(set, ideaId, kept!.value);
    },

    async 'converge.veto'({ ideaId, reason }) {
      const { projectId } = await store.getIdea(ideaId);
      const at = { id: randomUUID(), projectId, key: ideaId, ideaId };
      const veto = await store.put('veto', at, Date.now(), () => ({ reason }));
      announce(projectId);
      return { ideaId, reason, at: veto!.createdAt };
    },
    async 'converge.liftVeto'({ ideaId }) {
      const { projectId } = await store.getIdea(ideaId);
      await store.put('veto', { id: randomUUID(), projectId, key: ideaId, ideaId }, Date.now(), () => null);
      announce(projectId);
      return {};
    },

    async 'converge.sensitivity'({ projectId, setId, scope }) {
      const set = await requireSet(parts, projectId, setId);
      const vetoed = new Set((await vetoesOf(parts, projectId)).map(({ ideaId }) => ideaId));
      const said: Said[] = (await assessmentsOf(set, projectId, scope)).filter(
        ({ ideaId }) => !vetoed.has(ideaId),
      );
      return findSensitivity(set, set.weights, said, parts.pause);
    },

    async 'converge.summary'({ projectId }) {
      const vetoes = await vetoesOf(parts, projectId);
      const sets = [];
      for (const set of await offeredSets(parts, projectId)) {
        const said = await assessmentsOf(set, projectId, 'all');
        const { ranked } = rankIdeas(set, set.weights, said, vetoes);
        if (ranked.length === 0) continue;
        const ideas = ranked.map(({ ideaId, middle, rank }) => ({ ideaId, middle, rank }));
        sets.push({ setId: set.id, name: set.name, kind: set.kind, ideas });
      }
      return { sets, vetoed: vetoes.map(({ ideaId }) => ideaId) };
    },
  };
}
