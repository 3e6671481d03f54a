import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button, buttonLook, IconButton } from '../../ui/button.tsx';
import type { GenerationJob } from './generation-job.ts';
import { useIdeasDesk } from './ideas-desk.ts';
import { heededText, summaryText } from './job-title.ts';

const skippedAtFirst = 3;

/** What a finished generation came to: its figures, what was skipped, or what went wrong. */
export function Outcome({ job }: { readonly job: GenerationJob }) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useIdeasDesk();
  const summary = summaryText(job, format, t);
  const heeded = heededText(job, t);
  const rest = job.input.count - job.shown;
  // The rest needs a seed of its own: the same one would begin with the same ideas.
  const seed = job.shown === 0 ? job.input.seed : undefined;
  const goOn = () => void desk.start({ ...job.input, count: rest, seed }, job.purpose);
  const dismiss = () => desk.dismiss(job.id);

  return (
    <div className="space-y-2 border-t border-hairline py-4">
      {job.problem && (
        <ProblemNotice
          problem={job.problem}
          kept={job.shown > 0 ? t('ideas.failedKept', { count: job.shown }) : null}
          actions={
            <>
              {job.problem.code === 'brief-empty' ? (
                <Link
                  to="/projects/$projectId/brief"
                  params={{ projectId: job.projectId }}
                  onClick={dismiss}
                  className={buttonLook.plain}
                >
                  {t('ideas.writeBrief')}
                </Link>
              ) : (
                rest > 0 && (
                  <Button onClick={goOn}>
                    {job.shown > 0 ? t('ideas.rest', { count: rest }) : t('common.tryAgain')}
                  </Button>
                )
              )}
              <Button look="quiet" onClick={dismiss}>
                {t('common.dismiss')}
              </Button>
            </>
          }
        />
      )}
      {summary && (
        <div className="flex items-start justify-between gap-4">
          <div className="text-small text-ink-2">
            <p className="tabular-nums">{summary}</p>
            {heeded && <p className="mt-0.5 text-ink-3">{heeded}</p>}
          </div>
          <IconButton label={t('common.dismiss')} className="-my-1" onClick={dismiss}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      )}
      <Skipped stimuli={job.skipped} />
    </div>
  );
}

/** The stimuli nothing came of, said quietly. */
export function Skipped({ stimuli }: { readonly stimuli: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  if (stimuli.length === 0) return null;
  const shown = all ? stimuli : stimuli.slice(0, skippedAtFirst);
  const hidden = stimuli.length - shown.length;
  return (
    <p className="text-small text-ink-3 [overflow-wrap:anywhere]">
      {t('ideas.skipped', { stimuli: format.list(shown.map((stimulus) => `“${stimulus}”`)) })}{' '}
      {hidden > 0 && (
        <button
          type="button"
          className="underline underline-offset-2 hover:text-ink"
          onClick={() => setAll(true)}
        >
          {t('ideas.skippedMore', { count: hidden })}
        </button>
      )}
    </p>
  );
}
