import { useTranslation } from 'react-i18next';
import { scopes } from '../../../contract/converge-criteria.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useStore } from '../../ui/store.ts';
import { firstOpen, useConvergeDesk, usualSetId, ways, type Open } from './converge-desk.ts';
import { CriteriaPart } from './criteria/criteria-part.tsx';
import { DotsPart } from './dots/dots-part.tsx';
import { PairsPart } from './pairs/pairs-part.tsx';
import { SideBySide } from './side-by-side.tsx';

/** The ideas of a project as something to choose among: by criteria, two by two, or with dots; and all of it side by side. */
export function ConvergeView({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const desk = useConvergeDesk();
  const open = useStore(desk.open, (state) => state[projectId]) ?? firstOpen;
  const ideas = useAsk('ideas.list', { projectId });
  const summary = useAsk('converge.summary', { projectId });
  const change = (part: Partial<Open>) =>
    desk.open.set((now) => ({ ...now, [projectId]: { ...open, ...part } }));
  if (ideas.error) return <ProblemNotice problem={problemOf(ideas.error)} />;
  if (!ideas.data || summary.isPending) return null;
  const setId = open.setId ?? summary.data?.sets[0]?.setId ?? usualSetId;
  // Whoever starred some has begun to choose already.
  const scope = open.scope ?? (ideas.data.filter(({ starred }) => starred).length > 1 ? 'starred' : 'all');
  const props = { projectId, ideas: ideas.data, scope };

  return (
    <div className="mx-auto w-full max-w-[76rem] px-6 pb-24">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-1 py-3">
        <Choice
          label={t('converge.ways.label')}
          value={open.way}
          options={ways.map((value) => ({ value, label: t(`converge.ways.${value}`) }))}
          onChange={(way) => change({ way })}
        />
        <Choice
          label={t('converge.scope.label')}
          value={scope}
          options={scopes.map((value) => ({ value, label: t(`converge.scope.${value}`) }))}
          onChange={(scope) => change({ scope })}
        />
      </div>
      {ideas.data.length === 0 ? (
        <p className="py-10 font-content text-content text-ink-3 italic">{t('converge.empty')}</p>
      ) : open.way === 'criteria' ? (
        <CriteriaPart {...props} setId={setId} onSet={(setId) => change({ setId })} />
      ) : open.way === 'pairs' ? (
        <PairsPart {...props} />
      ) : open.way === 'dots' ? (
        <DotsPart {...props} />
      ) : (
        <SideBySide {...props} />
      )}
    </div>
  );
}
