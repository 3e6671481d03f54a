import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BriefFields } from '../../../contract/projects.ts';
import { useFormat } from '../../i18n/format.ts';
import { buttonLook } from '../../ui/button.tsx';
import { gaugeBrief } from './gauge.ts';
import type { DraftState } from './brief-draft.ts';

/** How specific the brief is, whether it is saved, and the way on. */
export function BriefFoot({
  projectId,
  fields,
  saved,
}: {
  readonly projectId: string;
  readonly fields: BriefFields;
  readonly saved: DraftState;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const gauge = gaugeBrief(fields);
  const level = t(`brief.levels.${gauge.level}`);
  const advice =
    gauge.missing.length === 0
      ? t('brief.enough')
      : t('brief.helps', {
          what: format.list(gauge.missing.slice(0, 2).map((part) => t(`brief.missing.${part}`))),
        });

  return (
    <div className="sticky bottom-0 border-t border-hairline bg-paper">
      <div className="mx-auto flex max-w-column flex-wrap items-center gap-x-6 gap-y-2 px-6 py-3 mid:px-0">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex items-center gap-3 text-small">
            <span className="text-ink-3">{t('brief.gauge')}</span>
            <span
              role="meter"
              aria-label={t('brief.gauge')}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={Math.round(gauge.score * 100)}
              aria-valuetext={level}
              className="relative h-px w-24 bg-hairline-strong"
            >
              <span
                className="absolute -top-px left-0 h-[3px] rounded-full bg-accent transition-[width] duration-150"
                style={{ width: `${gauge.score * 100}%` }}
              />
            </span>
            <span className="font-medium text-ink-2">{level}</span>
            <span className="ml-auto text-ink-3" aria-live="polite">
              <SaveState saved={saved} />
            </span>
          </div>
          <p className="mt-0.5 truncate text-small text-ink-3" title={advice}>
            {advice}
          </p>
        </div>
        <Link
          to="/projects/$projectId/ideas"
          params={{ projectId }}
          search={{ start: true }}
          className={buttonLook.primary}
        >
          {t('brief.generate')}
        </Link>
      </div>
    </div>
  );
}

function SaveState({ saved }: { readonly saved: DraftState }) {
  const { t } = useTranslation();
  if (saved.failure !== null) return <span className="text-red">{t('brief.saveFailed')}</span>;
  if (saved.saving) return t('brief.saving');
  return saved.unsaved.size > 0 ? t('brief.unsaved') : t('brief.saved');
}
