import {
  composeLanguages,
  templateFieldsSchema,
  type Template,
} from '../../../contract/compose-templates.ts';
import { notFound } from '../not-found.ts';
import type { ComposeTemplateRow } from '../compose-rows.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

function toTemplate(row: ComposeTemplateRow): Template {
  const fields = templateFieldsSchema.parse(JSON.parse(row.fields));
  return {
    ...fields,
    id: row.id,
    origin: 'person',
    languages: composeLanguages.filter((language) =>
      fields.parts.some((part) => part.frames[language].length > 0),
    ),
    updatedAt: row.updated_at,
  };
}

/** The person's own, by name. */
export async function selectTemplates(database: ReadableDatabase): Promise<Template[]> {
  const rows = await database
    .selectFrom('compose_template')
    .selectAll()
    .where('deleted_at', 'is', null)
    .execute();
  const nameOf = ({ name }: Template) => name.en || name['zh-CN'];
  return rows.map(toTemplate).sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
}

/** Throws `not-found`, also for a deleted one. */
export async function selectTemplate(database: ReadableDatabase, id: string): Promise<Template> {
  const row = await database
    .selectFrom('compose_template')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('template');
  return toTemplate(row);
}

export async function upsertTemplate(database: WritableDatabase, template: Template): Promise<void> {
  const { id, updatedAt, origin, languages, ...fields } = template;
  const values = { fields: JSON.stringify(fields), updated_at: updatedAt ?? 0, deleted_at: null };
  await database
    .insertInto('compose_template')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/** Hides a template, or with null shows it again. Throws `not-found` when there is no row. */
export async function markTemplateDeleted(
  database: WritableDatabase,
  id: string,
  deletedAt: number | null,
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('compose_template')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('template');
}

/** Takes hidden templates away for good. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedTemplates(database: WritableDatabase, before: number): Promise<number> {
  const result = await database
    .deleteFrom('compose_template')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
