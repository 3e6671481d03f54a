import { useTranslation } from 'react-i18next';
import type { GroupStability } from '../../../contract/cluster.ts';
import { useFormat } from '../../i18n/format.ts';

/** How well a group holds, in words and as a number; by Hennig (2007): from 0.75 on steady, below 0.6 doubtful. */
export function StabilityWords({ stability }: { readonly stability: GroupStability | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!stability || stability.reruns === 0) return <>{t('cluster.stability.byHand')}</>;
  const { reruns, kept, jaccard } = stability;
  const level = jaccard >= 0.75 ? 'steady' : jaccard >= 0.6 ? 'loose' : 'doubtful';
  return (
    <span title={t('cluster.stability.explained')}>
      {t(`cluster.stability.${level}`)}
      {' · '}
      {t('cluster.stability.kept', { kept, reruns })}
      {' · '}
      <span className="tabular-nums">{format.number(jaccard, 2)}</span>
    </span>
  );
}
