import { useTranslation } from 'react-i18next';
import { SecretField } from '../../ui/secret-field.tsx';

interface CurrentPassphraseProps {
  readonly value: string;
  onChange(value: string): void;
}

/** Asks for the passphrase that is set, before anything about the key changes. */
export function CurrentPassphrase({ value, onChange }: CurrentPassphraseProps) {
  const { t } = useTranslation();
  return (
    <SecretField
      autoFocus
      label={t('guard.current')}
      showLabel={t('guard.show')}
      hideLabel={t('guard.hide')}
      value={value}
      onChange={onChange}
    />
  );
}
