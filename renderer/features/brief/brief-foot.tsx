import { Link } from '@tanstack/react-router';
import { memo, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefFields } from '../../../contract/projects.ts';
import { useFormat } from '../../i18n/format.ts';
import { buttonLook } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { gaugeBrief } from './gauge.ts';
import type { BriefDraft, DraftState } from './brief-draft.ts';

interface BriefFootProps {
  readonly projectId: string;
  readonly draft: BriefDraft;
}

/** How specific the brief is, whether it is saved, and the way on. */
export function BriefFoot({ projectId, draft }: BriefFootProps) {
  const { t } = useTranslation();
  return (
    <div className="sticky bottom-0 border-t border-hairline bg-paper">
      <div className="mx-auto flex max-w-column flex-wrap items-center gap-x-6 gap-y-2 px-6 py-3 mid:px-0">
        <GaugeLines draft={draft} />
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

/** The gauge follows the text when the letter is drawn. */
function GaugeLines({ draft }: { readonly draft: BriefDraft }) {
  const fields = useDeferredValue(useStore(draft.state, (state) => state.fields));
  return <Gauged fields={fields} draft={draft} />;
}

const Gauged = memo(function Gauged({
  fields,
  draft,
}: {
  readonly fields: BriefFields;
  readonly draft: BriefDraft;
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
          <SaveState draft={draft} />
        </span>
      </div>
      <p className="mt-0.5 truncate text-small text-ink-3" title={advice}>
        {advice}
      </p>
    </div>
  );
});

function SaveState({ draft }: { readonly draft: BriefDraft }) {
  const { t } = useTranslation();
  const state = useStore(draft.state, stateOf);
  switch (state) {
    case 'failed':
      return <span className="text-red">{t('brief.saveFailed')}</span>;
    case 'saving':
      return t('brief.saving');
    case 'unsaved':
      return t('brief.unsaved');
    case 'saved':
      return t('brief.saved');
  }
}

function stateOf({ failure, saving, unsaved }: DraftState) {
  if (failure !== null) return 'failed';
  if (saving) return 'saving';
  return unsaved.size > 0 ? 'unsaved' : 'saved';
}
