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

/** A gap that a beginning of the library left open and nobody filled: a mark that stands alone, not one after a word. */
const gap = /(?:^|[\s“"(（，。])…(?=$|[\s.,;:!?”")])|……/u;

/** Whether a text can be shown to others as it is. */
export const isFinished = (text: string): boolean => !gap.test(text);

/** The same as one text, an entry a line; what has gaps is not finished and stays out. */
export function textIn(documents: IdeaDocuments | null, templateId: string, fieldId: string): string {
  return entriesOf(documents, templateId, fieldId)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '' && isFinished(text))
    .join('\n');
}

/** Every entry of an idea's documents. */
export function allEntries(documents: IdeaDocuments | null): readonly Entry[] {
  return (documents?.documents ?? []).flatMap(({ fields }) => fields.flatMap(({ entries }) => entries));
}
