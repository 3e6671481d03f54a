import type { IdeaDocuments } from '../../../contract/develop-documents.ts';

type Entry = IdeaDocuments['documents'][number]['fields'][number]['entries'][number];

/** What is written in a field of a document of an idea. */
export function entriesOf(
  documents: IdeaDocuments | null,
  templateId: string,
  fieldId: string,
): readonly Entry[] {
  const document = documents?.documents.find((one) => one.templateId === templateId);
  return document?.fields.find((field) => field.fieldId === fieldId)?.entries ?? [];
}

/** The same as one text, an entry a line. */
export function textIn(documents: IdeaDocuments | null, templateId: string, fieldId: string): string {
  return entriesOf(documents, templateId, fieldId)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
}

/** Every entry of an idea's documents. */
export function allEntries(documents: IdeaDocuments | null): readonly Entry[] {
  return (documents?.documents ?? []).flatMap(({ fields }) => fields.flatMap(({ entries }) => entries));
}
