import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { SearchHit } from '../../contract/search.ts';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { unhide } from '../features/ideas/use-look.ts';
import { useDesk } from './desk-state.ts';

/** Opens what a search found, at the place where it stands. */
export function useOpenFound(): (hit: SearchHit) => void {
  const navigate = useNavigate();
  const desk = useDesk();
  const ideas = useIdeasDesk();
  return useCallback(
    ({ projectId: ofHit, target }) => {
      const projectId = ofHit ?? desk.get().projectId;
      // A template is of no project, and is written from in one.
      if (projectId === null) return void navigate({ to: '/' });
      const params = { projectId };
      switch (target.kind) {
        case 'idea': {
          unhide(ideas, projectId);
          ideas.selected.set((now) => ({ ...now, [projectId]: target.ideaId }));
          const search = { idea: target.ideaId };
          return void navigate({ to: '/projects/$projectId/ideas', params, search });
        }
        case 'passage': {
          const { kind: _kind, ...at } = target;
          return void navigate({ to: '/projects/$projectId/knowledge', params, search: { at } });
        }
        case 'document': {
          const search = { idea: target.ideaId, doc: target.templateId };
          return void navigate({ to: '/projects/$projectId/develop', params, search });
        }
        case 'text': {
          const search = { part: 'texts', document: target.documentId } as const;
          return void navigate({ to: '/projects/$projectId/compose', params, search });
        }
        case 'conversation': {
          const search = { conversation: target.conversationId };
          return void navigate({ to: '/projects/$projectId/assistant', params, search });
        }
        case 'brief':
          return void navigate({ to: '/projects/$projectId/brief', params });
        case 'plan':
          return void navigate({ to: '/projects/$projectId/plan', params, search: { part: target.part } });
        case 'template': {
          const search = { template: target.templateId };
          return void navigate({ to: '/projects/$projectId/compose', params, search });
        }
      }
    },
    [navigate, desk, ideas],
  );
}
