import { useCallback } from 'react';
import { useAsk, useBackend } from '../../backend.ts';
import { untitled } from '../../i18n/untitled.ts';

const unnamed: ReadonlySet<string> = new Set(Object.values(untitled));

/** Gives a project that nobody has named yet the title of its brief. A name once given is never changed. */
export function useProjectName(projectId: string): (title: string) => void {
  const backend = useBackend();
  const projects = useAsk('projects.list', {});
  const name = projects.data?.find((project) => project.id === projectId)?.name;
  return useCallback(
    (title) => {
      const trimmed = title.trim();
      if (!trimmed || name === undefined || !unnamed.has(name)) return;
      backend.call('projects.rename', { id: projectId, name: trimmed }).catch((error: unknown) => {
        // The project keeps its old name and can be renamed by hand; the brief itself is not touched.
        reportError(error);
      });
    },
    [backend, projectId, name],
  );
}
