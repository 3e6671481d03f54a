import { RotateCcw } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { NeedChip } from './need-chip.tsx';
import { NeedMenu } from './need-menu.tsx';
import { useAbout } from './use-about.ts';

/** The same as a quiet line, for where ideas are asked for: they are drawn for what stands here. */
export function AboutLine({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const id = useId();
  const brief = useAsk('briefs.get', { projectId });
  const about = useAbout(brief.data, projectId);
  if (!about) return null;
  return (
    <section aria-labelledby={id} className="pb-2">
      <ul className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-small">
        <li
          id={id}
          title={t(about.isChosen ? 'brief.about.chosen' : 'brief.about.told')}
          className="mr-1 text-ink-3"
        >
          {t('brief.about.line')}
        </li>
        {about.named.map((need) => (
          <NeedChip key={need.id} need={need} isSmall onTakeAway={() => about.takeAway(need.id)} />
        ))}
        <li>
          <NeedMenu isSmall needs={about.others} isFull={about.isFull} onAdd={about.add} />
        </li>
        {about.isChosen && (
          <li>
            <button
              type="button"
              onClick={about.tellAgain}
              aria-label={t('brief.about.tellAgain')}
              title={t('brief.about.tellAgain')}
              className="inline-flex size-6 items-center justify-center rounded-sm text-ink-3 hover:bg-paper-low hover:text-ink"
            >
              <RotateCcw size={12} aria-hidden />
            </button>
          </li>
        )}
      </ul>
      {about.failure && <ProblemNotice problem={about.failure} />}
    </section>
  );
}
