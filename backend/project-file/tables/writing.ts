import { z } from 'zod';
import { versionSchema } from '../../../contract/compose-documents.ts';
import { composeLanguageSchema, templateFieldsSchema } from '../../../contract/compose-templates.ts';
import {
  draftProvenanceSchema,
  evidenceFieldsSchema,
  storedEntrySchema,
  writtenBySchema,
} from '../../../contract/develop-documents.ts';
import { entryValueSchemas } from '../../plan/ports.ts';
import { id, int, json, maybe, prose, proseOf, table, time, word, wordOf } from '../column.ts';

const entries = json(z.array(storedEntrySchema), true);

/** The documents of ideas. */
export const developTables = [
  table(
    'develop_field',
    'documents',
    { id, idea_id: id, template_id: word, field_id: word, entries, updated_at: time },
    { merging: { newer: 'updated_at' } },
  ),
  table('develop_version', 'documents', {
    id,
    field_id: id,
    entries,
    written_by: wordOf(writtenBySchema),
    provenance: maybe(json(draftProvenanceSchema)),
    created_at: time,
  }),
  table('develop_assumption', 'documents', {
    idea_id: id,
    entry_id: id,
    impact: maybe(int),
    uncertainty: maybe(int),
  }),
  table('develop_evidence', 'documents', {
    id,
    idea_id: id,
    entry_id: id,
    fields: json(evidenceFieldsSchema, true),
    created_at: time,
  }),
];

const planValues: Readonly<Record<string, z.ZodType>> = entryValueSchemas;

export const planTables = [
  table(
    'plan_entry',
    'plan',
    {
      id,
      project_id: id,
      kind: word,
      key: maybe(word),
      idea_id: maybe(id),
      value: json(({ kind }) => planValues[String(kind)] ?? z.never(), true),
      created_at: time,
      updated_at: time,
    },
    { merging: { newer: 'updated_at' } },
  ),
];

/** Texts with their versions, and the person's own templates that they were written with. */
export const composeTables = [
  table(
    'compose_template',
    'texts',
    { id, fields: json(templateFieldsSchema, true), updated_at: time },
    { sharedBy: { table: 'compose_document', column: 'template_id' } },
  ),
  table(
    'compose_document',
    'texts',
    {
      id,
      project_id: id,
      title: prose,
      language: wordOf(composeLanguageSchema),
      template_id: maybe(word),
      created_at: time,
      updated_at: time,
    },
    { merging: { newer: 'updated_at' } },
  ),
  table(
    'compose_version',
    'texts',
    {
      id,
      document_id: id,
      number: int,
      text: proseOf(versionSchema.shape.text),
      sentences: json(versionSchema.shape.sentences),
      origin: json(versionSchema.shape.origin),
      created_at: time,
    },
    { merging: 'version' },
  ),
];
