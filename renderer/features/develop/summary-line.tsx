import { useTranslation } from 'react-i18next';
import type { ClaimSummary } from '../../../contract/develop-documents.ts';
import { usePage } from './page-context.ts';

/** How a document stands with its evidence, in one line; the riskiest claim without any opens. */
export function SummaryLine({ summary }: { readonly summary: ClaimSummary | undefined }) {
  const { t } = useTranslation();
  const { openEvidence } = usePage();
  if (!summary || summary.claims === 0)
    return <p className="text-small text-ink-3">{t('develop.summary.none')}</p>;
  const { claims, withEvidence, riskiest } = summary;
  return (
    <p className="text-small text-ink-2 tabular-nums">
      {t('develop.summary.claims', { count: claims })}
      {t('develop.summary.shown', { count: withEvidence })}
      {riskiest ? (
        <>
          {t('develop.summary.riskiest')}
          <button
            type="button"
            className="rounded-sm text-left text-accent underline-offset-2 [overflow-wrap:anywhere] hover:underline"
            onClick={() => openEvidence(riskiest.entryId, riskiest.text)}
          >
            {riskiest.text}
          </button>
        </>
      ) : (
        t('develop.summary.end')
      )}
    </p>
  );
}
