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
  const sections = documents.flatMap(({ templateId, fields }) => {
    const template = templates.find(({ id }) => id === templateId);
    return template ? [documentSection(template, fields, layout)] : [];
  });
  const isOpen = documents.some(({ templateId, fields }) => {
    const asked = templates.find(({ id }) => id === templateId)?.sections.flatMap((one) => one.fields) ?? [];
    return fields.some(
      ({ fieldId, entries }) =>
        asked.find(({ id }) => id === fieldId)?.claims &&
        entries.some(({ evidence }) => evidence.length === 0),
    );
  });
  return { title, pieces: isOpen ? [{ kind: 'quiet', text: layout.words.openMeans }] : [], sections };
}

/** The fields in the order of the template, not of writing; the name of an only one is that of the document. */
function documentSection(template: DevelopTemplate, fields: readonly Field[], layout: Layout): Section {
  const title = template.name[layout.language];
  const asked = template.sections.flatMap((section) => section.fields);
  const sections = asked.flatMap((field) => {
    const written = fields.find(({ fieldId }) => fieldId === field.id);
    return written ? [fieldSection(field, written, layout)] : [];
  });
  const [only] = sections;
  return only && asked.length === 1 ? { ...only, title } : { title, pieces: [], sections };
}

function fieldSection(field: DevelopField, { entries }: Field, layout: Layout): Section {
  const title = field.label[layout.language];
  if (field.kind === 'table')
    return { title, pieces: [], sections: entries.map((entry) => rowSection(field, entry, layout)) };
  return { title, pieces: piecesOf(field, entries, layout), sections: [] };
}

/** A row reads as a card: what it says first, and what else is written in it under that. */
function rowSection(field: DevelopField, entry: Entry, layout: Layout): Section {
  const { language, words } = layout;
  const cells = field.columns
    .map(({ id, label, choices }) => {
      const cell = (entry.cells[id] ?? '').trim();
      const text = choices.find((choice) => choice.id === cell)?.label[language] ?? cell;
      return { label: label[language], text };
    })
    .filter(({ text }) => text !== '');
  const [first, ...rest] = cells;
  const isOpen = field.claims && entry.evidence.length === 0;
  const standing = field.claims && !isOpen ? standingOf(entry, layout) : '';
  return {
    title: [first?.text ?? '', ...(isOpen ? [words.open] : [])].join(' '),
    pieces: [
      ...(field.columns.length === 2
        ? rest.map(({ text }): Piece => ({ kind: 'text', text }))
        : rest.length > 0
          ? [{ kind: 'facts', facts: rest } as const]
          : []),
      ...(standing === '' ? [] : [{ kind: 'quiet', text: standing } as const]),
    ],
    sections: [],
  };
}

function piecesOf(field: DevelopField, entries: readonly Entry[], layout: Layout): Piece[] {
  const texts = entries.map((entry) => {
    const choice = field.choices.find(({ id }) => id === entry.text)?.label[layout.language];
    const text = (choice ?? entry.text).trim();
    if (!field.claims) return text;
    return entry.evidence.length === 0
      ? `${text} ${layout.words.open}`
      : `${text}\n● ${standingOf(entry, layout)}`;
  });
  if (field.kind === 'list') return [{ kind: 'list', items: texts }];
  return texts.map((text) => ({ kind: 'text', text }));
}

/** What stands behind a claim, the best first. */
function standingOf({ evidence }: Entry, { words }: Layout): string {
  return evidence
    .map(({ fields }) => {
      const said = 'text' in fields ? fields.text : 'name' in fields ? fields.name : '';
      return said === '' ? words.rungs[fields.rung] : `${words.rungs[fields.rung]}: ${said}`;
    })
    .join('; ');
}
