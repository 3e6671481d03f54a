import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { FieldProblem, inputLook } from './field.tsx';
import { keepsRule, numberRules, type NumberName } from './number-rules.ts';

interface NumberFieldProps {
  readonly name: NumberName;
  readonly label: string;
  /** What it does, in plain words. */
  readonly hint: string;
  readonly placeholder?: string;
  readonly value: string;
  onChange(value: string): void;
}

/** A number with what it does, and what is wrong with it. */
export function NumberField({ name, label, hint, placeholder, value, onChange }: NumberFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const { min, max, whole } = numberRules[name];
  const isSound = keepsRule(name, value);
  return (
    <div>
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={id} className="text-ui text-ink">
          {label}
        </label>
        <span className="w-28 shrink-0">
          <input
            id={id}
            inputMode={whole ? 'numeric' : 'decimal'}
            value={value}
            placeholder={placeholder ?? t('compose.form.usual')}
            aria-invalid={!isSound}
            aria-describedby={`${id}-more`}
            onChange={(event) => onChange(event.target.value)}
            className={`${inputLook} text-right tabular-nums`}
          />
        </span>
      </div>
      {isSound ? (
        <p id={`${id}-more`} className="mt-0.5 text-small text-ink-3">
          {hint}
        </p>
      ) : (
        <FieldProblem id={`${id}-more`}>
          {t(whole ? 'compose.form.wholeProblem' : 'compose.form.numberProblem', {
            label,
            min: format.number(min, whole ? 0 : min === 0.01 ? 2 : 0),
            max: format.number(max),
          })}
        </FieldProblem>
      )}
    </div>
  );
}
