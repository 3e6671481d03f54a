import type {
  DevelopEvidence,
  DocumentEntry,
  IdeaDocument,
  IdeaDocuments,
} from '../../contract/develop-documents.ts';
import type { DevelopField, DevelopTemplate } from '../../contract/develop-templates.ts';
import { fieldsOf } from './find-field.ts';
import { objectionsTo } from './objections.ts';
import type { StoredDocuments, StoredEvidence } from './ports.ts';
import { summarizeClaims, type Claim } from './summarize-claims.ts';
import { wordsOfEntry } from './words-of-entry.ts';

/**
 * All documents of an idea as they are shown: in the order of their templates, each entry with its assumption and its
 * evidence. What belongs to a template or a field that the library no longer has is left out here and stays kept.
 */
export function toDocuments(
  templates: readonly DevelopTemplate[],
  idea: { readonly id: string; readonly title: string },
  stored: StoredDocuments,
): IdeaDocuments {
  const documents: IdeaDocument[] = [];
  const claims: Claim[] = [];
  for (const template of templates) {
    const fields = fieldsOf(template).flatMap((field) => {
      const kept = stored.fields.find(
        ({ templateId, fieldId }) => templateId === template.id && fieldId === field.id,
      );
      if (!kept || kept.entries.length === 0) return [];
      const entries = kept.entries.map((entry) => withAll(field, entry, stored));
      return [{ field, kept, entries }];
    });
    if (fields.length === 0) continue;
    const own = fields.flatMap(({ field, entries }) =>
      entries.flatMap((entry) => claimOf(template, field, entry)),
    );
    claims.push(...own);
    documents.push({
      templateId: template.id,
      fields: fields.map(({ field, kept, entries }) => ({
        fieldId: field.id,
        entries,
        updatedAt: kept.updatedAt,
      })),
      summary: summarizeClaims(own),
    });
  }
  return {
    ideaId: idea.id,
    title: idea.title,
    documents,
    objections: objectionsTo(claims, stored),
  };
}

function withAll(
  field: DevelopField,
  entry: Omit<DocumentEntry, 'assumption' | 'evidence'>,
  { assumptions, evidence }: StoredDocuments,
): DocumentEntry {
  const unplaced = field.assumptions ? { impact: null, uncertainty: null } : null;
  return {
    ...entry,
    assumption: assumptions.get(entry.id) ?? unplaced,
    evidence: evidence.filter(({ entryId }) => entryId === entry.id).map(toEvidence),
  };
}

/** Evidence as it is shown. */
export function toEvidence({
  id,
  ideaId,
  entryId,
  fields,
  isThere,
  createdAt,
}: StoredEvidence): DevelopEvidence {
  return { id, ideaId, entryId, fields, isThere, createdAt };
}

function claimOf(template: DevelopTemplate, field: DevelopField, entry: DocumentEntry): Claim[] {
  const text = wordsOfEntry(field, entry);
  return field.claims && text !== ''
    ? [{ entryId: entry.id, templateId: template.id, text, ...entryStanding(entry) }]
    : [];
}

function entryStanding({ assumption, evidence }: DocumentEntry): Pick<Claim, 'assumption' | 'isShown'> {
  return {
    assumption,
    // A guess is written down so that it can be replaced; it shows nothing.
    isShown: evidence.some(({ fields, isThere }) => isThere && fields.rung !== 'guess'),
  };
}
