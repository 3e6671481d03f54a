import type { Brief } from '../../../contract/projects.ts';
import type { Section } from '../document.ts';
import type { Layout, Part } from './part.ts';

const fields = ['problem', 'people', 'constraints', 'assets', 'success'] as const;

/** The brief, its empty fields left out. */
export const briefPart: Part<'brief'> = {
  id: 'brief',
  async read({ rooms, project }) {
    const brief = await rooms.ask('briefs.get', { projectId: project.id });
    // A new project's brief is titled as the project is; that alone says nothing.
    const title = brief.title.trim() === project.name.trim() ? '' : brief.title;
    const isEmpty = [title, ...fields.map((field) => brief[field])].every((text) => text.trim() === '');
    return isEmpty ? null : { id: 'brief', data: brief, lay: (layout) => lay({ ...brief, title }, layout) };
  },
};

function lay(brief: Brief, { words }: Layout): Section[] {
  return [
    {
      title: words.parts.brief,
      pieces: brief.title.trim() === '' ? [] : [{ kind: 'text', text: brief.title }],
      sections: fields
        .filter((field) => brief[field].trim() !== '')
        .map((field) => ({
          title: words.brief[field],
          pieces: [{ kind: 'text', text: brief[field] }],
          sections: [],
        })),
    },
  ];
}
