import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAttempt } from '../../use-attempt.ts';

interface FetchSheetProps {
  readonly title: string;
  readonly lead: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly host: string;
  /** How much would be fetched; null until the host was asked. */
  readonly size: string | null;
  onAsk(): Promise<void>;
  onFetch(): void;
  onClose(): void;
}

/** What would be fetched, before the first byte. Where its size isn't known the host is asked first, by a click of its own. */
export function FetchSheet({ title, lead, facts, host, size, onAsk, onFetch, onClose }: FetchSheetProps) {
  const { t } = useTranslation();
  const { problem, attempt } = useAttempt();
  const [isAsking, setIsAsking] = useState(false);
  const ask = async () => {
    setIsAsking(true);
    await attempt(onAsk);
    setIsAsking(false);
  };
  return (
    <Sheet
      open
      title={title}
      description={lead}
      closeLabel={t('common.close')}
      onOpenChange={(open) => !open && onClose()}
    >
      <dl className="grid gap-x-4 gap-y-2 text-ui mid:grid-cols-[6.5rem_1fr]">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-3">{label}</dt>
            <dd className="[overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      {problem && (
        <div className="mt-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <div className="mt-5 flex justify-end gap-3">
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {size === null ? (
          <Button look="primary" disabled={isAsking} onClick={() => void ask()}>
            {isAsking ? t('catalogue.sheet.asking') : t('catalogue.sheet.ask', { host })}
          </Button>
        ) : (
          <Button look="primary" onClick={onFetch}>
            {t('catalogue.sheet.fetch', { size })}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
