import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';

interface ParkedToggleProps {
  readonly count: number;
  readonly open: boolean;
  onOpen(open: boolean): void;
}

/** What is parked is out of the way, and one press away. */
export function ParkedToggle({ count, open, onOpen }: ParkedToggleProps) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <Button
      look="quiet"
      className="mt-2 -ml-3 font-normal!"
      aria-expanded={open}
      icon={
        <ChevronRight
          size={14}
          aria-hidden
          className={classNames('transition-transform duration-100', open && 'rotate-90')}
        />
      }
      onClick={() => onOpen(!open)}
    >
      {t('board.parked', { count })}
    </Button>
  );
}
