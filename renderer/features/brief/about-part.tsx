import { useTranslation } from 'react-i18next';
import type { Brief } from '../../../contract/projects.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { NeedChip } from './need-chip.tsx';
import { NeedMenu } from './need-menu.tsx';
import { useAbout } from './use-about.ts';

/** What the brief is taken to be about, which decides the ideas: told from its text until the person says it. */
export function AboutPart({ brief }: { readonly brief: Brief }) {
  const { t } = useTranslation();
  const about = useAbout(brief, brief.projectId);
  if (!about) return null;
  return (
    <section aria-labelledby="about-heading" className="mt-10 border-t border-hairline pt-5">
      <h2 id="about-heading" className="text-ui font-medium text-ink-2">
        {t('brief.about.heading')}
      </h2>
      <p className="mt-1 max-w-prose text-small text-ink-3">
        {t(about.isChosen ? 'brief.about.chosen' : 'brief.about.told')}
      </p>
      <ul className="mt-3 flex flex-wrap items-center gap-2">
        {about.named.map((need) => (
          <NeedChip key={need.id} need={need} onTakeAway={() => about.takeAway(need.id)} />
        ))}
        <li>
          <NeedMenu needs={about.others} isFull={about.isFull} onAdd={about.add} />
        </li>
        {about.isChosen && (
          <li>
            <Button look="quiet" onClick={about.tellAgain}>
              {t('brief.about.tellAgain')}
            </Button>
          </li>
        )}
      </ul>
      {about.failure && (
        <div className="mt-3">
          <ProblemNotice problem={about.failure} />
        </div>
      )}
    </section>
  );
}
