import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../contract/lineage.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';

type Side = Comparison['left'];
type IdeaText = Side['ideas'][number];

/** Figures closer than this say the same. */
const asGoodAsEqual = 0.02;

/** Two runs side by side: what differs in their settings, how their ideas spread, which of them say the same. */
export function ComparedRuns({ leftId, rightId }: { readonly leftId: string; readonly rightId: string }) {
  const comparison = useAsk('lineage.compare', { leftId, rightId });
  if (comparison.error) return <ProblemNotice problem={problemOf(comparison.error)} />;
  if (!comparison.data) return null;
  return (
    <div>
      <InWords comparison={comparison.data} />
      <Ideas comparison={comparison.data} />
    </div>
  );
}

function InWords({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { left, right, differences } = comparison;
  const measured = (value: number | null) =>
    value === null ? t('lineage.compare.unmeasured') : format.number(value, 2);
  const nameOf = (isLeft: boolean) => t(isLeft ? 'lineage.compare.first' : 'lineage.compare.second');
  const spread = wider(left.diversity, right.diversity);
  const closer = wider(left.relevance, right.relevance);
  return (
    <>
      <p className="text-ui">
        {differences.length === 0
          ? t('lineage.compare.alike')
          : t('lineage.compare.differences', {
              what: format.list(differences.map((name) => t(`lineage.compare.settings.${name}`))),
            })}
      </p>
      <dl className="my-4 grid grid-cols-[auto_1fr_1fr] gap-x-6 gap-y-1 border-y border-hairline py-3 text-ui">
        <dt className="text-ink-3">{t('lineage.compare.diversity')}</dt>
        <dd className="tabular-nums">{measured(left.diversity)}</dd>
        <dd className="tabular-nums">{measured(right.diversity)}</dd>
        <dt className="text-ink-3">{t('lineage.compare.relevance')}</dt>
        <dd className="tabular-nums">{measured(left.relevance)}</dd>
        <dd className="tabular-nums">{measured(right.relevance)}</dd>
      </dl>
      <p className="mb-6 text-ui text-ink-2">
        {spread !== null &&
          (spread === 0
            ? t('lineage.compare.words.less')
            : t('lineage.compare.words.more', { name: nameOf(spread > 0) }))}{' '}
        {closer !== null &&
          (closer === 0
            ? t('lineage.compare.words.evenly')
            : t('lineage.compare.words.closer', { name: nameOf(closer > 0) }))}
      </p>
    </>
  );
}

/** 1 when the first is larger, -1 when the second is, 0 when neither is by much; null when one is not known. */
function wider(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  return Math.abs(a - b) < asGoodAsEqual ? 0 : Math.sign(a - b);
}

function Ideas({ comparison: { left, right, pairs } }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  const find = (side: Side, id: string) => side.ideas.find((idea) => idea.id === id)!;
  const alone = (side: Side, key: 'leftId' | 'rightId') =>
    side.ideas.filter(({ id }) => !pairs.some((pair) => pair[key] === id));
  return (
    <div className="grid grid-cols-2 gap-x-8">
      <h3 className="border-b border-hairline pb-1 text-small text-ink-3">{t('lineage.compare.first')}</h3>
      <h3 className="border-b border-hairline pb-1 text-small text-ink-3">{t('lineage.compare.second')}</h3>
      {pairs.map(({ leftId, rightId, closeness, sameText }) => (
        <div key={leftId} className="col-span-2 grid grid-cols-2 gap-x-8 border-b border-hairline py-3">
          <p className="col-span-2 text-small text-accent">
            {sameText
              ? t('lineage.compare.sameText')
              : t('lineage.compare.sameMeaning', { closeness: format.number(closeness, 2) })}
          </p>
          <Text idea={find(left, leftId)} />
          <Text idea={find(right, rightId)} />
        </div>
      ))}
      <Alone ideas={alone(left, 'leftId')} />
      <Alone ideas={alone(right, 'rightId')} />
    </div>
  );
}

function Alone({ ideas }: { readonly ideas: readonly IdeaText[] }) {
  const { t } = useTranslation();
  return (
    <div className="pt-3">
      <p className="text-small text-ink-3">{t('lineage.compare.only')}</p>
      {ideas.length === 0 && <p className="text-ui text-ink-3 italic">{t('lineage.compare.none')}</p>}
      {ideas.map((idea) => (
        <div key={idea.id} className="py-2">
          <Text idea={idea} />
        </div>
      ))}
    </div>
  );
}

function Text({ idea }: { readonly idea: IdeaText }) {
  return (
    <p className="font-content text-ui [overflow-wrap:anywhere]">
      <span className="font-semibold">{idea.title}</span> <span className="text-ink-2">{idea.pitch}</span>
    </p>
  );
}
