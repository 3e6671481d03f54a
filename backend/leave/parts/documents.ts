import type { IdeaDocuments } from '../../../contract/develop-documents.ts';
import type { DevelopField, DevelopTemplate } from '../../../contract/develop-templates.ts';
import type { Piece, Section } from '../document.ts';
import type { Layout, Part } from './part.ts';

type Field = IdeaDocuments['documents'][number]['fields'][number];
type Entry = Field['entries'][number];

/** The documents of ideas: canvases, PR-FAQ and the others. A claim says what stands behind it, or that nothing does. */
export const documentsPart: Part<'documents'> = {
  id: 'documents',
  async read({ rooms, project, ideaIds }) {
    const all = await rooms.ask('develop.documents', { projectId: project.id });
    const chosen = all.filter(({ ideaId }) => ideaIds?.has(ideaId) ?? true);
    if (chosen.length === 0) return null;
    const templates = await rooms.ask('develop.templates', {});
    return {
      id: 'documents',
      data: chosen,
      lay: (layout) => [
        {
          title: layout.words.parts.documents,
          pieces: [],
          sections: chosen.map((idea) => ideaSection(idea, templates, layout)),
        },
      ],
    };
  },
};

function ideaSection(
  { title, documents }: IdeaDocuments,
  templates: readonly DevelopTemplate[],
  layout: Layout,
): Section {
  return {
    title,
    pieces: [],
    sections: documents.flatMap(({ templateId, fields }) => {
      const template = templates.find(({ id }) => id === templateId);
      if (!template) return [];
      const asked = template.sections.flatMap((section) => section.fields);
      return [
        {
          title: template.name[layout.language],
          pieces: [],
          // In the order of the template, not of writing.
          sections: asked.flatMap((field) => {
            const written = fields.find(({ fieldId }) => fieldId === field.id);
            return written ? [fieldSection(field, written, layout)] : [];
          }),
        },
      ];
    }),
  };
}

function fieldSection(field: DevelopField, { entries }: Field, layout: Layout): Section {
  return { title: field.label[layout.language], pieces: piecesOf(field, entries, layout), sections: [] };
}

function piecesOf(field: DevelopField, entries: readonly Entry[], layout: Layout): Piece[] {
  const { language } = layout;
  if (field.kind === 'table') {
    const columns = field.columns.map(({ label }) => label[language]);
    const rows = entries.map((entry) =>
      field.columns.map(({ id, choices }) => {
        const cell = entry.cells[id] ?? '';
        return choices.find((choice) => choice.id === cell)?.label[language] ?? cell;
      }),
    );
    return [{ kind: 'table', columns, rows }];
  }
  const texts = entries.map((entry) => {
    const choice = field.choices.find(({ id }) => id === entry.text)?.label[language];
    return [choice ?? entry.text, ...(field.claims ? [standingOf(entry, layout)] : [])].join('\n');
  });
  if (field.kind === 'list') return [{ kind: 'list', items: texts }];
  return texts.map((text) => ({ kind: 'text', text }));
}

/** What stands behind a claim, the best first; that nothing does is said as plainly. */
function standingOf({ evidence }: Entry, { words }: Layout): string {
  if (evidence.length === 0) return words.noEvidence;
  return evidence
    .map(({ fields }) => {
      const said = 'text' in fields ? fields.text : 'name' in fields ? fields.name : '';
      return said === '' ? words.rungs[fields.rung] : `${words.rungs[fields.rung]}: ${said}`;
    })
    .join('; ');
}
