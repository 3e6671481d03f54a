import type { Project } from '../../contract/projects.ts';
import type { ProjectDocument } from './document.ts';
import type { Layout, Read } from './parts/part.ts';

/** The parts that were read, as one document. */
export function documentOf(
  { name }: Project,
  read: readonly Read<never>[],
  layout: Layout,
  now: number,
): ProjectDocument {
  const { language, words } = layout;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(now);
  return {
    title: name.trim() || words.untitled,
    subtitle: `Inkling · ${day}`,
    language,
    sections: read.flatMap((part) => part.lay(layout)),
  };
}
