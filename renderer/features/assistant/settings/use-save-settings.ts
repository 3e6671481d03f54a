import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AssistantSettings } from '../../../../contract/assistant.ts';
import type { OutputOf } from '../../../../contract/index.ts';
import { patchAnswer, queryKeyOf, useBackend } from '../../../backend.ts';

/** What is to be other than it is. */
export type SettingsChange = (now: AssistantSettings) => Partial<AssistantSettings>;

/** Keeps a change of the settings at once; what fails goes through `attempt`, and then they are as they were. */
export function useSaveSettings(
  projectId: string,
  attempt: (work: () => Promise<unknown>) => Promise<boolean>,
) {
  const backend = useBackend();
  const queries = useQueryClient();
  return useCallback(
    async (change: SettingsChange): Promise<boolean> => {
      const key = queryKeyOf('assistant.settings', { projectId });
      const known = queries.getQueryData<OutputOf<'assistant.settings'>>(key);
      if (!known) return false;
      const settings = change(known.settings);
      patchAnswer(queries, 'assistant.settings', { projectId }, (now) => ({
        ...now,
        settings: { ...now.settings, ...settings },
      }));
      const saved = await attempt(() => backend.call('assistant.saveSettings', { projectId, settings }));
      if (!saved) void queries.invalidateQueries({ queryKey: ['assistant.settings'] });
      return saved;
    },
    [backend, queries, projectId, attempt],
  );
}
