import type { Handlers } from '../../contract/handlers.ts';
import { settingsSchema, type Settings, type StoredFiles } from '../../contract/system.ts';
import type { Announcer } from './announcer.ts';
import type { RuntimeState, SettingStore, SystemFacts } from './ports.ts';

type SystemEndpoint = 'system.status' | 'system.files' | 'system.changes' | 'settings.get' | 'settings.save';

/** What the app says about itself, its settings, and news of changes. */
export function createSystemHandlers(
  facts: SystemFacts,
  store: SettingStore,
  runtime: RuntimeState,
  announcer: Announcer,
  listFiles: () => Promise<StoredFiles[]>,
): Pick<Handlers, SystemEndpoint> {
  return {
    'system.status': () => ({
      ...facts,
      memoryBytes: process.memoryUsage.rss(),
      loadedModel: runtime.loadedModel,
      runtime: runtime.kind,
    }),

    'system.files': async () => ({ files: await listFiles() }),

    async *'system.changes'(_input, { signal }) {
      for await (const change of announcer.changes(signal)) yield { type: 'changed', ...change };
      yield { type: 'done' };
    },

    'settings.get': async () => toSettings(await store.read()),

    async 'settings.save'(changes) {
      await store.write(changes);
      announcer.announce('settings', null);
      return toSettings(await store.read());
    },
  };
}

/** A value that this version doesn't know falls back to its default. */
function toSettings(saved: Record<string, unknown>): Settings {
  return forgivingSettingsSchema.parse(saved);
}

const forgivingSettingsSchema = settingsSchema.extend({
  theme: settingsSchema.shape.theme.catch('system'),
  language: settingsSchema.shape.language.catch('system'),
  keys: settingsSchema.shape.keys.catch({}),
});
