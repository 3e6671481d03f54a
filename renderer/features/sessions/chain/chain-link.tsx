import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Link } from '../../../../contract/sessions.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { GrowingText } from '../../../ui/growing-text.tsx';

interface ChainLinkProps {
  readonly link: Link;
  readonly isFirst: boolean;
  onText(text: string): void;
  onKeep(): void;
  onRemove(): void;
}

/** One thing said in a chain: whose it is, its words, and whether it is an idea. */
export function ChainLink({ link, isFirst, onText, onKeep, onRemove }: ChainLinkProps) {
  const { t } = useTranslation();
  const hand = link.provenance === null ? 'person' : link.isEdited ? 'both' : 'model';
  return (
    <li className="relative border-b border-hairline py-3">
      <span
        className="edge absolute top-3 bottom-3 -left-4"
        data-hand={hand}
        title={t(`ideas.hands.${hand}`)}
      />
      <p className="text-small text-ink-3">
        {[isFirst ? '' : t('sessions.chain.yesAnd'), link.title === link.text ? '' : link.title]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <GrowingText
        data-stores-itself
        aria-label={t('sessions.chain.textOf', { title: link.title || link.text.slice(0, 40) })}
        value={link.text}
        maxLength={2000}
        readOnly={link.ideaId !== null}
        onChange={(event) => onText(event.target.value)}
        className="font-content text-content [&>textarea]:focus-visible:outline-none"
      />
      <div className="mt-1 flex items-center gap-1">
        {link.ideaId === null ? (
          <Button look="quiet" className="-ml-3" disabled={link.text.trim() === ''} onClick={onKeep}>
            {t('sessions.chain.keep')}
          </Button>
        ) : (
          <span className="inline-flex h-8 items-center gap-1.5 text-ui text-ink-3">
            <Check size={14} aria-hidden />
            {t('sessions.chain.kept')}
          </span>
        )}
        <IconButton label={t('sessions.chain.remove')} className="ml-auto" onClick={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
    </li>
  );
}
