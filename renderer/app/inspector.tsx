import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MergedIdeas } from '../features/cluster/merged-ideas.tsx';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { ProvenancePanel } from '../features/ideas/provenance-panel.tsx';
import { LineagePanel } from '../features/lineage/lineage-panel.tsx';
import { IconButton } from '../ui/button.tsx';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';

/** What lies beside the page: where the selected idea came from. It floats where there is no room. */
export function Inspector({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const ideas = useIdeasDesk();
  const ideaId = useStore(ideas.selected, (state) => state[projectId] ?? null);
  return (
    <aside
      aria-label={t('provenance.title')}
      className="flex w-80 shrink-0 flex-col border-l border-hairline bg-paper max-wide:absolute max-wide:inset-y-0 max-wide:right-0 max-wide:z-30 max-wide:max-w-full max-wide:shadow-float"
    >
      <div className="flex h-11 shrink-0 items-center justify-between pr-2 pl-5">
        <h2 className="text-small font-medium text-ink-3">{t('provenance.title')}</h2>
        <IconButton
          label={t('common.close')}
          onClick={() => desk.set((now) => ({ ...now, inspectorOpen: false }))}
        >
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      {/* Reached with the keyboard so that it can be scrolled without a pointer. */}
      <div
        className="min-h-0 flex-1 overflow-y-auto px-5 pb-8 -outline-offset-2"
        tabIndex={0}
        role="group"
        aria-label={t('provenance.title')}
      >
        <ProvenancePanel projectId={projectId} />
        {ideaId !== null && <MergedIdeas projectId={projectId} ideaId={ideaId} />}
        <LineagePanel
          projectId={projectId}
          ideaId={ideaId}
          onSelect={(id) => ideas.selected.set((now) => ({ ...now, [projectId]: id }))}
        />
      </div>
    </aside>
  );
}
