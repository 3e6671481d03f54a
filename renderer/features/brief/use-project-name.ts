import { useCallback } from 'react';
import { useAsk, useBackend } from '../../backend.ts';
import { en } from '../../i18n/en.ts';
import { zhCN } from '../../i18n/zh-cn.ts';

const untitled: ReadonlySet<string> = new Set([en.start.untitled, zhCN.start.untitled]);

/** Gives a project that nobody has named yet the title of its brief. A name once given is never changed. */
export function useProjectName(projectId: string): (title: string) => void {
  const backend = useBackend();
  const projects = useAsk('projects.list', {});
  const name = projects.data?.find((project) => project.id === projectId)?.name;
  return useCallback(
    (title) => {
      const trimmed = title.trim();
      if (!trimmed || name === undefined || !untitled.has(name)) return;
      backend.call('projects.rename', { id: projectId, name: trimmed }).catch((error: unknown) => {
        // The project keeps its old name and can be renamed by hand; the brief itself is not touched.
        reportError(error);
      });
    },
    [backend, projectId, name],
  );
}
