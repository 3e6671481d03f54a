import type { Plan } from '../../../contract/plan.ts';
import type { Section } from '../document.ts';
import { sectionsOfMarkdown } from '../markdown-sections.ts';
import type { Part } from './part.ts';

/** The plan, in the words of its own document. */
export const planPart: Part<'plan'> = {
  id: 'plan',
  async read({ rooms, project, language }) {
    const plan = await rooms.ask('plan.get', { projectId: project.id });
    if (!written(plan).includes(true)) return null;
    const { markdown } = await rooms.ask('plan.export', { projectId: project.id, language });
    return {
      id: 'plan',
      data: plan,
      lay: ({ words }) => [
        { title: words.parts.plan, pieces: [], sections: withoutEmpty(sectionsOfMarkdown(markdown), plan) },
      ],
    };
  },
};

/** Which of the six headings of the plan's document hold something of this project's, in their order. */
function written({ items, solutions, risks, answers, cards }: Plan): boolean[] {
  const hasDates = items.some(({ startOn, dueOn }) => startOn !== null || dueOn !== null);
  return [items.length > 0, hasDates, ...[solutions, risks, answers, cards].map(({ length }) => length > 0)];
}

function withoutEmpty([whole]: readonly Section[], plan: Plan): Section[] {
  const holds = written(plan);
  return (whole?.sections ?? []).filter((_, place) => holds[place] ?? true);
}
