import type { DocumentEntry } from '../../../contract/develop-documents.ts';
import type { DevelopTemplate } from '../../../contract/develop-templates.ts';
import type { Page } from './page-context.ts';
import { fieldsOf, lineOf } from './words.ts';

/** An assumption of any document of the idea. */
export interface Assumed {
  readonly entry: DocumentEntry;
  readonly text: string;
  readonly template: DevelopTemplate;
}

/** Impact times uncertainty; what isn't placed comes first, since nobody has looked at it. */
function riskOf({ entry: { assumption } }: Assumed): number {
  const { impact, uncertainty } = assumption!;
  return impact === null || uncertainty === null ? Infinity : impact * uncertainty;
}

/** The assumptions of all documents of an idea, the riskiest first; their numbers on the map follow this order. */
export function assumptionsOf({ templates, documents }: Pick<Page, 'templates' | 'documents'>): Assumed[] {
  const found = documents.documents.flatMap(({ templateId, fields }) => {
    const template = templates.find(({ id }) => id === templateId);
    return fields.flatMap(({ fieldId, entries }) => {
      const field = template && fieldsOf(template).find(({ id }) => id === fieldId);
      if (!template || !field) return [];
      return entries
        .filter(({ assumption }) => assumption !== null)
        .map((entry): Assumed => ({ entry, text: lineOf(field, entry), template }));
    });
  });
  return found.filter(({ text }) => text !== '').sort((a, b) => riskOf(b) - riskOf(a));
}
