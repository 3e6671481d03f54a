import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { templateFieldsSchema } from '../../../contract/compose-templates.ts';
import { storedEntrySchema } from '../../../contract/develop-documents.ts';
import type { EntryKind, Searchable } from '../../search/ports.ts';
import type { RawDatabase } from '../schema.ts';

/** A row with what it says as it is kept: plain, or JSON. */
interface Row {
  readonly id: string;
  readonly projectId: string | null;
  readonly projectName: string | null;
  readonly title: string;
  readonly text: string;
  /** The idea or the conversation that it hangs on; else empty. */
  readonly parentId: string;
  /** Which document of an idea it is of, or which kind of entry of a plan it is; else empty. */
  readonly part: string;
}

const entriesSchema = z.array(storedEntrySchema);
const some = z.string().default('');
const planTextSchema = z.object({
  ...{ title: some, note: some, owner: some, mitigation: some },
  ...{ scenario: some, technique: some, value: some, challenges: some },
  evidence: z.array(z.object({ text: some, note: some })).default([]),
});
const planParts = {
  item: 'road',
  risk: 'risks',
  solution: 'challenges',
  answer: 'review',
  card: 'cases',
} as const;
const planKindSchema = z.enum(['item', 'risk', 'solution', 'answer', 'card']);
/** Of a note that has no title, so many characters stand in its place. */
const noteTitle = 80;

const lines = (texts: readonly string[]) => texts.filter((text) => text.trim() !== '').join('\n');

interface Kind {
  /** `select` up to `where`; `one` is the row that holds the thing. */
  readonly rows: RawBuilder<unknown>;
  /** That neither it nor what it hangs on is deleted. */
  readonly seen: RawBuilder<unknown>;
  read(row: Row): Pick<Searchable, 'title' | 'text' | 'target'>;
}

const project = sql`project.id as "projectId", project.name as "projectName"`;
const there = sql`project.deleted_at is null`;

const kinds: Readonly<Record<EntryKind, Kind>> = {
  idea: {
    rows: sql`select one.id as id, ${project}, one.title as title,
      one.pitch || char(10) || one.who || char(10) || one.why || char(10) || one.experiment as text,
      '' as "parentId", '' as part from idea as one join project on project.id = one.project_id where one.id`,
    seen: sql`one.deleted_at is null and ${there}`,
    read: ({ id, title, text }) => ({ title, text, target: { kind: 'idea', ideaId: id } }),
  },
  brief: {
    rows: sql`select one.project_id as id, ${project}, one.title as title,
      one.problem || char(10) || one.people || char(10) || one."constraints" || char(10) || one.assets || char(10) ||
      one.success as text, '' as "parentId", '' as part
      from brief as one join project on project.id = one.project_id where one.project_id`,
    seen: there,
    read: ({ title, text, projectName }) => ({
      title: title || projectName || '',
      text,
      target: { kind: 'brief' },
    }),
  },
  conversation: {
    rows: sql`select one.id as id, ${project}, conversation.title as title, one.text as text,
      conversation.id as "parentId", '' as part
      from message as one join conversation on conversation.id = one.conversation_id
      join project on project.id = conversation.project_id where one.id`,
    seen: sql`conversation.deleted_at is null and ${there}`,
    read: ({ title, text, parentId }) => ({
      title,
      text,
      target: { kind: 'conversation', conversationId: parentId },
    }),
  },
  plan: {
    rows: sql`select one.id as id, ${project}, coalesce(idea.title, '') as title, one.value as text,
      '' as "parentId", one.kind as part
      from plan_entry as one join project on project.id = one.project_id
      left join idea on idea.id = one.idea_id where one.id`,
    seen: sql`one.deleted_at is null and idea.deleted_at is null and ${there}`,
    read({ id, title, text, part }) {
      const said = planTextSchema.parse(JSON.parse(text));
      const { note, owner, mitigation, scenario, technique, value, challenges } = said;
      return {
        title: said.title || title || note.slice(0, noteTitle).toWellFormed(),
        text: lines([
          ...[note, owner, mitigation, scenario, technique, value, challenges],
          ...said.evidence.flatMap((evidence) => [evidence.text, evidence.note]),
        ]),
        target: { kind: 'plan', entryId: id, part: planParts[planKindSchema.parse(part)] },
      };
    },
  },
  document: {
    rows: sql`select one.id as id, ${project}, idea.title as title, one.entries as text, idea.id as "parentId",
      one.template_id as part
      from develop_field as one join idea on idea.id = one.idea_id
      join project on project.id = idea.project_id where one.id`,
    seen: sql`idea.deleted_at is null and ${there}`,
    read: ({ title, text, parentId, part }) => ({
      title,
      text: lines(
        entriesSchema.parse(JSON.parse(text)).flatMap((entry) => [entry.text, ...Object.values(entry.cells)]),
      ),
      target: { kind: 'document', ideaId: parentId, templateId: part },
    }),
  },
  text: {
    rows: sql`select one.id as id, ${project}, one.title as title, coalesce((
      select text from compose_version where document_id = one.id order by number desc limit 1), '') as text,
      '' as "parentId", '' as part
      from compose_document as one join project on project.id = one.project_id where one.id`,
    seen: sql`one.deleted_at is null and ${there}`,
    read: ({ id, title, text }) => ({ title, text, target: { kind: 'text', documentId: id } }),
  },
  template: {
    rows: sql`select one.id as id, null as "projectId", null as "projectName", '' as title, one.fields as text,
      '' as "parentId", '' as part from compose_template as one where one.id`,
    seen: sql`one.deleted_at is null`,
    read({ id, text }) {
      const { name, description, parts } = templateFieldsSchema.parse(JSON.parse(text));
      const frames = parts.flatMap((part) => [...part.frames.en, ...part.frames['zh-CN']]);
      return {
        title: name.en || name['zh-CN'],
        text: lines([description.en, description['zh-CN'], ...frames]),
        target: { kind: 'template', templateId: id, isOwn: true },
      };
    },
  },
};

/** What things of a kind say, in no order; `evenHidden` also of those that are deleted and can be brought back. */
export async function selectSearchable(
  database: RawDatabase,
  kind: EntryKind,
  ids: readonly string[],
  evenHidden: boolean,
): Promise<Searchable[]> {
  if (ids.length === 0) return [];
  const { rows: select, seen, read } = kinds[kind];
  const { rows } =
    await sql<Row>`${select} in (${sql.join(ids)}) ${evenHidden ? sql`` : sql`and ${seen}`}`.execute(
      database,
    );
  return rows.map((row) => ({
    id: row.id,
    projectId: row.projectId,
    projectName: row.projectName ?? '',
    ...read(row),
  }));
}
