import { createContext, use } from 'react';
import type { DocumentEntry, IdeaDocuments } from '../../../contract/develop-documents.ts';
import type { DevelopField, DevelopTemplate } from '../../../contract/develop-templates.ts';

/** What every part of a document needs of the page it lies on. */
export interface Page {
  readonly projectId: string;
  readonly ideaId: string;
  readonly templates: readonly DevelopTemplate[];
  readonly documents: IdeaDocuments;
  /** What is stored of an entry; undefined for one that is still being written. */
  entry(id: string): DocumentEntry | undefined;
  openEvidence(entryId: string, words: string): void;
  openHistory(template: DevelopTemplate, field: DevelopField): void;
  /** Opens another document at one of its entries. */
  goTo(templateId: string, entryId: string): void;
}

export const PageContext = createContext<Page | null>(null);

/** The page around. */
export function usePage(): Page {
  const page = use(PageContext);
  if (!page) throw new Error('No PageContext above');
  return page;
}
