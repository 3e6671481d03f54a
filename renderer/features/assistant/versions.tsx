import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import type { Turn } from './conversation-view.ts';

/** Which of several versions of a message is shown, and the way to the others. */
export function Versions({ turn, onShow }: { readonly turn: Turn; onShow(messageId: string): void }) {
  const { t } = useTranslation();
  const at = turn.versions.findIndex(({ id }) => id === turn.message.id);
  if (turn.versions.length < 2) return null;
  const step = (by: number) => {
    const version = turn.versions[at + by];
    if (version) onShow(version.id);
  };
  return (
    <span className="inline-flex items-center text-small text-ink-3 tabular-nums">
      <IconButton label={t('assistant.answer.earlier')} disabled={at === 0} onClick={() => step(-1)}>
        <ChevronLeft size={14} aria-hidden />
      </IconButton>
      {t('assistant.answer.branch', { at: at + 1, of: turn.versions.length })}
      <IconButton
        label={t('assistant.answer.later')}
        disabled={at === turn.versions.length - 1}
        onClick={() => step(1)}
      >
        <ChevronRight size={14} aria-hidden />
      </IconButton>
    </span>
  );
}
