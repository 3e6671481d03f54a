import { useTranslation } from 'react-i18next';

/** How the marks in a text are to be read. */
export function MarksLegend() {
  const { t } = useTranslation();
  return (
    <p className="text-small text-ink-3">
      {t('compose.marks.legendBefore')}{' '}
      <span className="underline decoration-accent decoration-dotted decoration-2 underline-offset-4">
        {t('compose.marks.legendModel')}
      </span>
      {t('compose.marks.legendBetween')}{' '}
      <span className="bg-amber-wash text-ink-2">{t('compose.marks.legendNumber')}</span>
      {t('compose.marks.legendAfter')}
    </p>
  );
}
