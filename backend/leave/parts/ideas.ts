import type { Idea } from '../../../contract/ideation.ts';
import type { Piece, Section } from '../document.ts';
import type { Layout, Part } from './part.ts';

/** The ideas, each with where it came from. */
export const ideasPart: Part<'ideas'> = {
  id: 'ideas',
  async read({ rooms, project, ideaIds }) {
    const all = await rooms.ask('ideas.list', { projectId: project.id });
    const ideas = all.filter(({ id }) => ideaIds?.has(id) ?? true);
    return ideas.length === 0
      ? null
      : { id: 'ideas', data: ideas, lay: (layout) => [lay(ideas, titlesOf(all), layout)] };
  },
};

type Titles = ReadonlyMap<string, string>;

const titlesOf = (ideas: readonly Idea[]): Titles => new Map(ideas.map(({ id, title }) => [id, title]));

function lay(ideas: readonly Idea[], titles: Titles, layout: Layout): Section {
  return {
    title: layout.words.parts.ideas,
    pieces: [],
    sections: ideas.map((idea) => ideaSection(idea, titles, layout)),
  };
}

function ideaSection(idea: Idea, titles: Titles, layout: Layout): Section {
  const { words } = layout;
  const facts = (['who', 'why', 'experiment'] as const)
    .filter((field) => idea[field].trim() !== '')
    .map((field) => ({ label: words.idea[field], text: idea[field] }));
  const pieces: Piece[] = [
    ...(idea.pitch.trim() === '' ? [] : [{ kind: 'text' as const, text: idea.pitch }]),
    ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
    { kind: 'quiet', text: originOf(idea, titles, layout) },
  ];
  return { title: idea.starred ? `${idea.title} ★` : idea.title, pieces, sections: [] };
}

/** Whose words an idea is in, and how it came about, in one line. */
function originOf(idea: Idea, titles: Titles, { words, methods, language }: Layout): string {
  const from = idea.provenance;
  const parent = idea.parentId === null ? [] : [words.grownFrom(titles.get(idea.parentId) ?? words.goneIdea)];
  if (!from) return [words.hands.person, ...parent].join(' · ');
  const method = methods.find(({ id }) => id === from.method)?.name[language] ?? from.method;
  return [
    idea.editedAt === null ? words.hands.model : words.hands.both,
    from.model.id,
    method,
    words.stimulus(from.stimulus.text),
    words.seed(from.seed),
    ...parent,
  ].join(' · ');
}
