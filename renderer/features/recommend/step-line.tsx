import { useTranslation } from 'react-i18next';

export const stepIds = ['data', 'evaluate', 'try', 'handOver'] as const;
export type StepId = (typeof stepIds)[number];

/** The steps of the page, always in reach. */
export function StepLine({ onGoTo }: { onGoTo(step: StepId): void }) {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t('recommend.steps.label')}
      className="sticky top-0 z-20 -mx-6 border-b border-hairline bg-paper px-6"
    >
      <ol className="flex flex-wrap gap-x-6 py-1">
        {stepIds.map((id, index) => (
          <li key={id}>
            <button
              type="button"
              className="rounded-sm py-1.5 text-ui text-ink-2 hover:text-ink"
              onClick={() => onGoTo(id)}
            >
              <span className="mr-1.5 text-ink-3 tabular-nums" aria-hidden>
                {index + 1}
              </span>
              {t(`recommend.steps.${id}`)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
