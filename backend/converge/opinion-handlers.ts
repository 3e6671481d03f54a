import { randomUUID } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { requireSet, type ConvergeParts } from './context.ts';
import { assessmentKey, toAssessment } from './criteria-handlers.ts';
import { askOpinion } from './opinion.ts';

/** The model's second opinion, after the person's. */
export function createOpinionHandlers(parts: ConvergeParts): Pick<Handlers, 'converge.opinion'> {
  const { store, models, announce } = parts;
  return {
    async *'converge.opinion'({ setId, ideaIds }, { signal }) {
      const { projectId } = await store.getIdea(ideaIds[0]!);
      const set = await requireSet(parts, projectId, setId);
      if (set.opinionOn.length === 0)
        throw new InklingError(
          'invalid-input',
          `The model was not taught to score by “${set.name.en}”: it knows impact, confidence and effort.`,
          'Ask it about RICE, ICE or impact and effort.',
        );
      const kept = new Map((await store.list('assessment', projectId)).map(({ key, value }) => [key, value]));
      const ideas = [];
      for (const id of ideaIds) {
        const idea = await store.getIdea(id);
        const before = kept.get(assessmentKey(setId, id));
        const { answers } = toAssessment(set, id, before);
        if (idea.projectId !== projectId || set.criteria.some((criterion) => !answers[criterion.id]))
          throw new InklingError(
            'invalid-input',
            `“${idea.title}” is not fully answered yet, and you score first. Nothing was changed.`,
            'Answer every criterion; “can’t tell” is an answer too.',
          );
        ideas.push(idea);
      }
      const layout = await models.layout('score');
      const brief = await store.getBrief(projectId);
      yield { type: 'progress', done: 0, planned: ideas.length };
      let done = 0;
      for (const idea of ideas) {
        const said = await models.borrow(signal, (model) =>
          askOpinion(model, layout, brief, idea, set, signal),
        );
        const at = { id: randomUUID(), projectId, key: assessmentKey(setId, idea.id), ideaId: idea.id };
        const opinion = { ...said, madeAt: Date.now() };
        const entry = await store.put('assessment', at, Date.now(), (before) => ({
          answers: before?.answers ?? {},
          opinion,
        }));
        announce(projectId);
        yield { type: 'opinion', assessment: toAssessment(set, idea.id, entry!.value) };
        yield { type: 'progress', done: ++done, planned: ideas.length };
      }
      yield { type: 'done' };
    },
  };
}
