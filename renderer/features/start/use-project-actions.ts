import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Project } from '../../../contract/projects.ts';
import { patchAnswer, useBackend } from '../../backend.ts';
import { useUndo } from '../../ui/undo.ts';

/** What can be done to projects. Each promise rejects with what went wrong. */
export interface ProjectActions {
  create(): Promise<Project>;
  openSample(): Promise<Project>;
  rename(project: Project, name: string): Promise<void>;
  /** Taken away at once; a toast and U bring it back. */
  remove(project: Project): Promise<void>;
}

/** The actions on projects, bound to this window. */
export function useProjectActions(): ProjectActions {
  const backend = useBackend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { t } = useTranslation();
  return useMemo(() => {
    const patch = (change: (now: Project[]) => Project[]) =>
      patchAnswer(queries, 'projects.list', {}, change);
    const put = (project: Project) => {
      patch((now) => [project, ...now.filter((other) => other.id !== project.id)]);
      return project;
    };
    return {
      create: async () => put(await backend.call('projects.create', { name: t('start.untitled') })),
      openSample: async () => put(await backend.call('projects.createSample', {})),
      async rename(project, name) {
        patch((now) => now.map((other) => (other.id === project.id ? { ...other, name } : other)));
        try {
          await backend.call('projects.rename', { id: project.id, name });
        } finally {
          void queries.invalidateQueries({ queryKey: ['projects.list'] });
        }
      },
      async remove(project) {
        patch((now) => now.filter((other) => other.id !== project.id));
        try {
          await backend.call('projects.delete', { id: project.id });
        } catch (error) {
          put(project);
          throw error;
        }
        const takeBack = undo.push(
          t('start.deleteProject', { name: project.name }),
          async () => {
            put(await backend.call('projects.restore', { id: project.id }));
          },
          async () => {
            await backend.call('projects.delete', { id: project.id });
            patch((now) => now.filter((other) => other.id !== project.id));
          },
        );
        toast(t('start.deleted', { name: project.name }), {
          action: { label: t('common.undo'), onClick: () => void takeBack() },
        });
      },
    };
  }, [backend, queries, undo, t]);
}
