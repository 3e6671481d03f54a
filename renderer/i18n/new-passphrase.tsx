import { useTranslation } from 'react-i18next';
import { SecretField } from '../ui/secret-field.tsx';

/** A new passphrase, typed twice. */
export interface NewPassphrase {
  readonly first: string;
  readonly again: string;
}

export const noPassphrase: NewPassphrase = { first: '', again: '' };
const shortest = 8;

/** True when it is long enough and was typed the same twice. */
export function isUsable({ first, again }: NewPassphrase): boolean {
  return first.length >= shortest && first === again;
}

interface NewPassphraseFieldsProps {
  readonly value: NewPassphrase;
  onChange(value: NewPassphrase): void;
}

/** Two lines for a new passphrase, with what is wrong with them once it is. */
export function NewPassphraseFields({ value, onChange }: NewPassphraseFieldsProps) {
  const { t } = useTranslation();
  const { first, again } = value;
  const differs = again !== '' && !first.startsWith(again);
  const words = { showLabel: t('guard.show'), hideLabel: t('guard.hide'), isNew: true };
  return (
    <>
      <SecretField
        {...words}
        label={t('guard.newPassphrase')}
        value={first}
        note={t('guard.advice', { count: shortest })}
        onChange={(next) => onChange({ ...value, first: next })}
      />
      <SecretField
        {...words}
        label={t('guard.again')}
        value={again}
        isWrong={differs}
        note={differs ? t('guard.differs') : null}
        onChange={(next) => onChange({ ...value, again: next })}
      />
    </>
  );
}
