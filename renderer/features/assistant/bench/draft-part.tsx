import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { useStore } from '../../../ui/store.ts';
import { useBench } from './bench-desk.ts';
import { WorkLine } from './work-line.tsx';

const counts = [5, 10, 20];

/** Lets the model draft questions from the documents; a person confirms them. */
export function DraftPart({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const bench = useBench();
  const work = useStore(bench.drafts, (all) => all[projectId] ?? null);
  const [open, setOpen] = useState(false);
  if (work?.running)
    return (
      <WorkLine
        title={t('assistant.bench.drafting.title')}
        says={t(`assistant.bench.drafting.phases.${work.phase}`)}
        at={t('assistant.bench.drafting.at', { done: work.done, planned: work.planned })}
        share={work.planned === 0 ? null : work.done / work.planned}
        stopLabel={t('assistant.bench.drafting.stop')}
        onStop={work.stop}
      />
    );
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('assistant.bench.questions.draft')}
        </Button>
        {open &&
          counts.map((count) => (
            <Button
              key={count}
              look="quiet"
              onClick={() => {
                setOpen(false);
                void bench.draft({ projectId, count });
              }}
            >
              {t('assistant.bench.questions.count', { count })}
            </Button>
          ))}
        {open && <span className="text-small text-ink-3">{t('assistant.bench.drafting.hint')}</span>}
      </div>
      {work?.problem && <ProblemNotice problem={work.problem} />}
      {work?.outcome && (
        <p role="status" className="text-ui text-ink-2">
          {format.sentences([
            t('assistant.bench.drafting.done', { count: work.outcome.drafted }),
            work.outcome.dropped > 0 &&
              t('assistant.bench.drafting.dropped', { count: work.outcome.dropped }),
          ])}
        </p>
      )}
    </div>
  );
}
