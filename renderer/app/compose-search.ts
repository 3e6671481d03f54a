import { composeTabs, type ComposeView } from '../features/compose/compose-view.ts';

/** What Compose's address says: which part of it is open, and what in it. */
export function validateComposeSearch(search: Record<string, unknown>): ComposeView {
  const part = composeTabs.find((tab) => tab === search.part);
  const text = (name: 'template' | 'edit' | 'document') =>
    typeof search[name] === 'string' && search[name] !== '' ? { [name]: search[name] } : {};
  return {
    ...(part === undefined ? {} : { part }),
    ...text('template'),
    ...text('edit'),
    ...text('document'),
  };
}
