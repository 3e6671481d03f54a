import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestRow } from '../../../../contract/test-runs.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { hiddenAt } from './curve.ts';

/** The answers that a threshold would hide, the surest first. */
export function HiddenAnswers({
  rows,
  threshold,
}: {
  readonly rows: readonly TestRow[];
  readonly threshold: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const hidden = hiddenAt(rows, threshold).sort((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0));
  if (hidden.length === 0) return null;
  return (
    <div>
      <Button look="quiet" className="-ml-3" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open
          ? t('assistant.bench.threshold.hideHidden')
          : t('assistant.bench.threshold.showHidden', { count: hidden.length })}
      </Button>
      {open && (
        <ul>
          {hidden.map((row) => (
            <li key={row.testCaseId} className="border-t border-hairline py-2 [overflow-wrap:anywhere]">
              <p className="text-ui font-medium">{row.question}</p>
              <p className="font-content text-ui text-ink-2">
                {row.answer || t('assistant.bench.results.nothingSaid')}
              </p>
              <p className="text-small text-ink-3 tabular-nums">
                {t('assistant.bench.results.confidence')} {format.percent(row.confidence ?? 0)} ·{' '}
                {t(`assistant.bench.questions.kinds.${row.kind}`)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
