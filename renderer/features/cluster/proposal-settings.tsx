import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupingMethod } from '../../../contract/cluster.ts';
import { useFormat } from '../../i18n/format.ts';
import { Choice } from '../../ui/choice.tsx';
import { useClusterDesk, type ProposeSettings } from './cluster-desk.ts';
import type { ProposalDraft } from './proposal-draft.ts';

interface ProposalSettingsProps {
  readonly projectId: string;
  readonly draft: ProposalDraft;
}

const mostGroups = 30;

/** How groups are looked for; a change proposes anew. What was adjusted by hand is lost by it, which is said. */
export function ProposalSettings({ projectId, draft }: ProposalSettingsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useClusterDesk();
  const { proposal } = draft;
  const [moved, setMoved] = useState<number | null>(null);
  const byDensity = proposal.method === 'hdbscan';
  const ideas =
    proposal.outsideIds.length + proposal.groups.reduce((sum, { ideaIds }) => sum + ideaIds.length, 0);
  const kept = byDensity ? proposal.smallest : proposal.count;
  const shown = moved ?? kept;
  const most = byDensity ? Math.max(3, Math.min(50, Math.floor(ideas / 2))) : Math.min(mostGroups, ideas);
  const propose = (settings: ProposeSettings) =>
    void desk.propose(projectId, { seed: proposal.seed, ...settings });
  const keep = () => {
    if (moved !== null && moved !== kept)
      propose(byDensity ? { method: 'hdbscan', smallest: moved } : { method: 'k-means', count: moved });
    setMoved(null);
  };
  return (
    <div className="mt-4">
      <Choice<GroupingMethod>
        label={t('cluster.method.label')}
        value={proposal.method}
        options={(['hdbscan', 'k-means'] as const).map((value) => ({
          value,
          label: t(`cluster.method.${value}`),
        }))}
        onChange={(method) => propose({ method })}
      />
      <p className="text-small text-ink-3">{t(`cluster.methodHint.${proposal.method}`)}</p>
      {/* An output is labelled by a label around it, before the slider is: so the slider has its name itself. */}
      <div className="mt-2">
        <span className="flex justify-between text-ui">
          {t(byDensity ? 'cluster.smallest' : 'cluster.count')}
          <output className="tabular-nums">{format.number(shown)}</output>
        </span>
        <input
          type="range"
          aria-label={t(byDensity ? 'cluster.smallest' : 'cluster.count')}
          min={2}
          max={most}
          value={shown}
          className="mt-1 block w-full accent-accent"
          onChange={(event) => setMoved(Number(event.target.value))}
          onPointerUp={keep}
          onKeyUp={keep}
          onBlur={keep}
        />
      </div>
      {draft.isAdjusted && <p className="text-small text-ink-3">{t('cluster.adjustedLost')}</p>}
    </div>
  );
}
