import { useTranslation } from 'react-i18next';
import type { ComposeLanguage } from '../../../contract/compose-templates.ts';
import { useFormat } from '../../i18n/format.ts';
import { MarksLegend } from './marks-legend.tsx';
import type { Generation, Written } from './generations.ts';

interface VariantNotesProps {
  readonly started: NonNullable<Generation['started']>;
  readonly written: Written;
  readonly language: ComposeLanguage;
}

/** How to read the variants, and what would make them again. */
export function VariantNotes({ started, written, language }: VariantNotesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sampling, seed, modelId } = started;
  return (
    <div className="max-w-column space-y-1 text-small text-ink-3">
      <MarksLegend />
      <p>{t('compose.variants.order')}</p>
      {started.note !== '' && <p lang={language}>{started.note}</p>}
      <p className="tabular-nums">
        {modelId === null
          ? t('compose.variants.madeByFrames', { seed, time: format.duration(written.totalMs) })
          : t('compose.variants.madeByModel', {
              seed,
              model: modelId,
              temperature: sampling.temperature,
              topP: sampling.topP,
              minP: sampling.minP,
              tokens: format.number(written.tokens),
              time: format.duration(written.totalMs),
            })}
      </p>
    </div>
  );
}
