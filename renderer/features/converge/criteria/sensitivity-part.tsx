import { useTranslation } from 'react-i18next';
import type { OfferedSet, Scope, Sensitivity } from '../../../../contract/converge-criteria.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { problemOf, useAsk } from '../../../backend.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { useSay } from '../say.ts';

interface SensitivityPartProps {
  readonly projectId: string;
  readonly set: OfferedSet;
  readonly scope: Scope;
  readonly ideas: readonly Idea[];
}

/** Whether the first place would be another with other weights: one by one, and all at once. */
export function SensitivityPart({ projectId, set, scope, ideas }: SensitivityPartProps) {
  const { t } = useTranslation();
  const found = useAsk('converge.sensitivity', { projectId, setId: set.id, scope });
  if (found.error) return <ProblemNotice problem={problemOf(found.error)} />;
  if (!found.data || found.data.firstId === null) return null;
  const titles = new Map(ideas.map(({ id, title }) => [id, title]));
  const first = titles.get(found.data.firstId) ?? '';
  return (
    <section aria-label={t('converge.sensitivity.title')} className="mt-12 border-t border-hairline pt-5">
      <h2 className="text-small font-medium text-ink-3">{t('converge.sensitivity.title')}</h2>
      <p className="mt-1 mb-6 max-w-column font-content text-content">
        <InShort found={found.data} titles={titles} first={first} />
      </p>
      <div className="grid gap-x-12 gap-y-8 wide:grid-cols-2">
        <Ranges set={set} found={found.data} titles={titles} />
        <Shares found={found.data} titles={titles} />
      </div>
    </section>
  );
}

interface FoundProps {
  readonly found: Sensitivity;
  readonly titles: ReadonlyMap<string, string>;
}

/** From here on, the first place hardly hangs on the weights. */
const safeShare = 0.9;
/** Below this, it could be another as well. */
const openShare = 0.6;

function InShort({ found, first }: FoundProps & { readonly first: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = found.firsts.find(({ ideaId }) => ideaId === found.firstId)?.share ?? 0;
  const standing = share >= safeShare ? 'safe' : share >= openShare ? 'likely' : 'open';
  return t(`converge.sensitivity.${standing}`, { title: first, share: format.percent(share) });
}

/** For each criterion the band of its share within which the first stays first, and where it is now. */
function Ranges({ set, found, titles }: FoundProps & { readonly set: OfferedSet }) {
  const { t } = useTranslation();
  const say = useSay();
  const format = useFormat();
  return (
    <figure>
      <figcaption className="text-small text-ink-2">{t('converge.sensitivity.ranges')}</figcaption>
      <ul className="mt-2">
        {found.criteria.map(({ criterionId, share, low, high, belowId, aboveId }) => {
          const criterion = set.criteria.find(({ id }) => id === criterionId)!;
          const below = belowId === null ? null : (titles.get(belowId) ?? '');
          const above = aboveId === null ? null : (titles.get(aboveId) ?? '');
          return (
            <li key={criterionId} aria-label={say(criterion.name)} className="py-2">
              <p className="flex justify-between gap-3 text-ui">
                <span>{say(criterion.name)}</span>
                <span className="text-small text-ink-3 tabular-nums">
                  {t('converge.sensitivity.now', { share: format.percent(share) })}
                </span>
              </p>
              <span aria-hidden className="relative my-1 block h-2.5">
                <span className="absolute inset-0 rounded-sm bg-paper-low" />
                <span
                  className="absolute inset-y-0 rounded-sm bg-accent-wash outline-1 outline-accent/40"
                  style={{ left: `${100 * low}%`, width: `${100 * (high - low)}%` }}
                />
                <span className="absolute -inset-y-0.5 w-0.5 bg-accent" style={{ left: `${100 * share}%` }} />
              </span>
              <p className="text-small text-ink-3 tabular-nums">
                {below === null && above === null
                  ? t('converge.sensitivity.whatever')
                  : format.sentences([
                      below !== null &&
                        t('converge.sensitivity.below', { share: format.percent(low), title: below }),
                      above !== null &&
                        t('converge.sensitivity.above', { share: format.percent(high), title: above }),
                    ])}
              </p>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}

function Shares({ found, titles }: FoundProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <figure>
      <figcaption className="text-small text-ink-2">
        {t('converge.sensitivity.shares', { draws: format.number(found.draws) })}
      </figcaption>
      <ol className="mt-2">
        {found.firsts.map(({ ideaId, share }) => (
          <li key={ideaId} className="grid grid-cols-[minmax(0,1fr)_8rem_3rem] items-center gap-3 py-1.5">
            <span className="font-content text-ui [overflow-wrap:anywhere]">{titles.get(ideaId)}</span>
            <span aria-hidden className="h-2.5 rounded-sm bg-paper-low">
              <span className="block h-full rounded-sm bg-accent" style={{ width: `${100 * share}%` }} />
            </span>
            <span className="text-right text-ui tabular-nums">
              {share < 0.01 ? t('converge.sensitivity.hardly') : format.percent(share)}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
