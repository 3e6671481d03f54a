import type { InstalledModel, ModelEntry } from '../../contract/models.ts';
import type { ModelParts } from './parts.ts';

/** A model as it is told of: what its entry says, and how it stands here. */
export async function toInstalled(
  entry: ModelEntry,
  { registry, own, runtime, providers }: ModelParts,
): Promise<InstalledModel> {
  const isInstalled = await registry.isInstalled(entry);
  // The first of its task is used from the moment that it is here.
  const listed = registry.list().find(({ id }) => id === entry.id) ?? entry;
  return {
    id: entry.id,
    name: entry.name,
    task: entry.task,
    languages: entry.languages,
    licence: entry.licence,
    source: entry.source,
    isDefault: listed.isDefault,
    contextLength: entry.contextLength,
    sizeBytes: entry.files.reduce((sum, file) => sum + file.sizeBytes, 0),
    state: isInstalled ? runtime.stateOf(entry.id) : 'missing',
    imported: own.list().find(({ id }) => id === entry.id)?.imported ?? null,
    runsOn: entry.task === 'text-generation' ? providers.runsOn(entry.id) : null,
  };
}
