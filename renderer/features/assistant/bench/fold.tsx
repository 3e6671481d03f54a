import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';

interface FoldProps<T> {
  readonly items: readonly T[];
  /** So many are shown at first. */
  readonly limit: number;
  children(shown: readonly T[]): ReactNode;
}

/** The beginning of a long list; the rest on demand, so that what follows stays in reach. */
export function Fold<T>({ items, limit, children }: FoldProps<T>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      {children(open ? items : items.slice(0, limit))}
      {items.length > limit && (
        <Button look="quiet" className="-ml-3" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('assistant.bench.showFewer') : t('assistant.bench.showAll', { count: items.length })}
        </Button>
      )}
    </>
  );
}
