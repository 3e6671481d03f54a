import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { Button } from '../../ui/button.tsx';

interface CopiedValueProps {
  readonly label: string;
  readonly value: string;
  /** Kept from the eyes of who passes by; it can be copied all the same. */
  readonly hidden?: boolean;
}

/** Something to be copied into another program. */
export function CopiedValue({ label, value, hidden }: CopiedValueProps) {
  const { t } = useTranslation();
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => toast(t('assistant.publish.copied')),
      () => toast(t('common.copyFailed')),
    );
  return (
    <div className="border-t border-hairline py-3">
      <div className="flex items-center justify-between gap-3">
        <span className="text-small text-ink-3">{label}</span>
        <Button
          look="quiet"
          aria-label={`${t('assistant.publish.copy')}: ${label}`}
          onClick={() => void copy()}
        >
          {t('assistant.publish.copy')}
        </Button>
      </div>
      <p className="font-mono text-small [overflow-wrap:anywhere]">{hidden ? '•'.repeat(24) : value}</p>
    </div>
  );
}
