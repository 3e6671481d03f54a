import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';

interface SessionHeadProps {
  readonly title: string;
  readonly lead: string;
  onClose(): void;
}

/** What a session is, and the way back to the ideas. */
export function SessionHead({ title, lead, onClose }: SessionHeadProps) {
  const { t } = useTranslation();
  return (
    <header className="mb-5 flex items-start justify-between gap-4">
      <div>
        <h2 className="font-content text-lead font-semibold">{title}</h2>
        <p className="mt-0.5 max-w-[38rem] font-content text-content text-ink-2">{lead}</p>
      </div>
      <IconButton label={t('sessions.close')} onClick={onClose}>
        <X size={16} aria-hidden />
      </IconButton>
    </header>
  );
}
