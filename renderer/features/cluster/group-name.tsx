import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface GroupNameProps {
  readonly name: string;
  onRename(name: string): void;
}

/** The name of a group, written over in place; Enter or leaving keeps it, Escape brings it back. */
export function GroupName({ name, onRename }: GroupNameProps) {
  const { t } = useTranslation();
  const [written, setWritten] = useState<string | null>(null);
  const finish = () => {
    if (written !== null) onRename(written);
    setWritten(null);
  };
  return (
    <input
      aria-label={t('cluster.nameOf', { name })}
      value={written ?? name}
      maxLength={120}
      className="min-w-0 flex-1 truncate rounded-sm bg-transparent text-ui font-medium outline-offset-2 hover:bg-paper-low"
      onChange={(event) => setWritten(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setWritten(null);
      }}
    />
  );
}
