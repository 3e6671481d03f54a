import type { ProjectFile } from '../../../contract/leave.ts';
import type { Section } from '../document.ts';
import type { Layout, Part } from './part.ts';

type Group = NonNullable<ProjectFile['parts']['groups']>[number];
type Titles = ReadonlyMap<string, string>;

/** The groups that were accepted, largest first, each with its ideas; and what of the ideas is in none. */
export const groupsPart: Part<'groups'> = {
  id: 'groups',
  async read({ rooms, project, ideaIds }) {
    const projectId = project.id;
    const clusters = await rooms.ask('cluster.list', { projectId });
    const all = await rooms.ask('ideas.list', { projectId });
    const ideas = all.filter(({ id }) => ideaIds?.has(id) ?? true);
    const idsIn = (clusterId: string | null) =>
      ideas.filter((idea) => idea.clusterId === clusterId).map(({ id }) => id);
    const groups = clusters
      .map(({ id, name, nameBy, words, stability }): Group => {
        return { id, name, nameBy, words, stability, ideaIds: idsIn(id) };
      })
      .filter((group) => group.ideaIds.length > 0);
    if (groups.length === 0) return null;
    const titles: Titles = new Map(ideas.map(({ id, title }) => [id, title]));
    const outsideIds = idsIn(null);
    return {
      id: 'groups',
      data: groups,
      lay: (layout) => [
        {
          title: layout.words.parts.groups,
          pieces: [],
          sections: [
            ...groups.map((group) => groupSection(group, titles, layout)),
            ...(outsideIds.length > 0
              ? [sectionOf(layout.words.groups.none, '', outsideIds, titles, layout)]
              : []),
          ],
        },
      ],
    };
  },
};

function groupSection(
  { name, words: own, stability, ideaIds }: Group,
  titles: Titles,
  layout: Layout,
): Section {
  const { words, kept } = layout.words.groups;
  const facts = [
    ...(own.length > 0 ? [words(own)] : []),
    ...(stability && stability.reruns > 0 ? [kept(stability.kept, stability.reruns)] : []),
  ].join(' · ');
  return sectionOf(name, facts, ideaIds, titles, layout);
}

function sectionOf(
  title: string,
  facts: string,
  ideaIds: readonly string[],
  titles: Titles,
  { words }: Layout,
): Section {
  return {
    title,
    pieces: [
      { kind: 'list', items: ideaIds.map((id) => titles.get(id) ?? words.goneIdea) },
      ...(facts === '' ? [] : [{ kind: 'quiet' as const, text: facts }]),
    ],
    sections: [],
  };
}
