import { QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { queryKeyOf, type Backend, type Connection } from '../../../../renderer/backend.ts';
import { createTextDrafts } from '../../../../renderer/features/compose/text-drafts.ts';
import { createStore } from '../../../../renderer/ui/store.ts';
import type { Standing } from '../../../../contract/wire.ts';
import { openTestBackend } from '../../../support/backend.ts';

async function openText() {
  const { client } = await openTestBackend();
  const connection = createStore<Connection>({ backend: { state: 'ready' }, client, door: null });
  const backend: Backend = {
    ...{ call: client.call, stream: client.stream, connection, restart: () => undefined },
    standings: createStore<ReadonlyMap<AbortSignal, Standing>>(new Map()),
  };
  const { id: projectId } = await client.call('projects.create', { name: 'Launderette' });
  const saved = await client.call('compose.saveDocument', {
    ...{ projectId, title: 'Page', language: 'en', text: 'One.', origin: { kind: 'edit' } },
  });
  const documentId = saved.document.id;
  const queries = new QueryClient();
  queries.setQueryData(queryKeyOf('compose.document', { documentId }), saved);
  const drafts = createTextDrafts(backend, queries);
  const draft = { projectId, language: 'en' as const, templateId: null, title: 'Page', oldTitle: 'Page' };
  return {
    documentId,
    drafts,
    type: (text: string, title = 'Page') => drafts.edit(documentId, { ...draft, title, text }),
    versions: async () =>
      (await client.call('compose.history', { documentId })).map(({ text }) => text).reverse(),
    titles: async () => (await client.call('compose.documents', { projectId })).map(({ title }) => title),
    deleteText: () => client.call('compose.deleteDocument', { documentId }),
  };
}

it('what is typed is saved after a pause, as one version until it is kept', async () => {
  const { drafts, documentId, type, versions } = await openText();
  type('One. Two.');
  await vi.waitUntil(() => drafts.store.get()[documentId] === undefined, 5000);
  type('One. Two. Three.');
  await vi.waitUntil(() => drafts.store.get()[documentId] === undefined, 5000);
  expect(await versions()).toEqual(['One.', 'One. Two. Three.']);
  expect(await drafts.keep(documentId)).toBe(true);
  type('Four.');
  expect(await drafts.keep(documentId)).toBe(true);
  expect(await versions()).toEqual(['One.', 'One. Two. Three.', 'Four.']);
});

it('two savings at once make one version, and an empty title keeps the old one', async () => {
  const { drafts, documentId, type, versions, titles } = await openText();
  type('One. Two.', ' ');
  await Promise.all([drafts.keep(documentId), drafts.keep(documentId)]);
  expect(await versions()).toEqual(['One.', 'One. Two.']);
  expect(await titles()).toEqual(['Page']);
});

it('what could not be saved stays, and says why', async () => {
  const { drafts, documentId, type, deleteText } = await openText();
  await deleteText();
  type('One. Two.');
  expect(await drafts.keep(documentId)).toBe(false);
  expect(drafts.problems.get()[documentId]?.code).toBe('not-found');
  expect(drafts.store.get()[documentId]?.text).toBe('One. Two.');
});
