/** What the assistant's address says: which conversation one came for. */
export function validateAssistantSearch(search: Record<string, unknown>): { conversation?: string } {
  const { conversation } = search;
  return typeof conversation === 'string' && conversation !== '' ? { conversation } : {};
}
