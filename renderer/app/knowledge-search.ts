import type { SourcePlace } from '../features/knowledge/source-sheet.tsx';

/** What Knowledge's address says: at which place of which source one came to read. */
export function validateKnowledgeSearch(search: Record<string, unknown>): { at?: SourcePlace } {
  const { sourceId, source, headings, start, end } = (search.at ?? {}) as Record<string, unknown>;
  const isPlace =
    [sourceId, source].every((one) => typeof one === 'string' && one !== '') &&
    [start, end].every((one) => Number.isInteger(one) && (one as number) >= 0) &&
    Array.isArray(headings) &&
    headings.every((one) => typeof one === 'string');
  return isPlace ? { at: { sourceId, source, headings, start, end } as SourcePlace } : {};
}
