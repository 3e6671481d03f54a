import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldProblem, inputLook } from './field.tsx';
import { mostWords, wordLimit, wordsFit } from './write-form.ts';

interface WordsFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  onChange(value: string): void;
}

/** Words or phrases in a row. */
export function WordsField({ label, hint, value, onChange }: WordsFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const fits = wordsFit(value);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-ui text-ink">
        {label}
      </label>
      <input
        id={id}
        value={value}
        aria-invalid={!fits}
        aria-describedby={`${id}-more`}
        onChange={(event) => onChange(event.target.value)}
        className={inputLook}
      />
      {fits ? (
        <p id={`${id}-more`} className="mt-1 text-small text-ink-3">
          {hint}
        </p>
      ) : (
        <FieldProblem id={`${id}-more`}>
          {t('compose.form.wordsProblem', { most: mostWords, length: wordLimit })}
        </FieldProblem>
      )}
    </div>
  );
}
