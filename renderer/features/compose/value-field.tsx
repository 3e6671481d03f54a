import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComposeLanguage, Variable, VariableSource } from '../../../contract/compose-templates.ts';
import { classNames } from '../../ui/class-names.ts';
import { GrowingText } from '../../ui/growing-text.tsx';
import { Select } from '../../ui/select.tsx';
import { areaLook, FieldProblem, inputLook } from './field.tsx';
import { sourceKey } from './source-key.ts';
import { sayIn, useSay } from './say.ts';
import type { ValueProblem } from './value-of.ts';

interface ValueFieldProps {
  readonly variable: Variable;
  /** In which the text is written: choices are said in it. */
  readonly language: ComposeLanguage;
  readonly text: string;
  /** Null when the person typed it. */
  readonly source: VariableSource | null;
  readonly isTypedOver: boolean;
  readonly problem: ValueProblem | null;
  onWrite(text: string): void;
  onTakeBack(): void;
}

const noChoice = '-';

/** What a template asks for: its field, where the value comes from, and what is wrong with it. */
export function ValueField(props: ValueFieldProps) {
  const { variable, language, text, source, problem } = props;
  const { t } = useTranslation();
  const say = useSay();
  const id = useId();
  const label = say(variable.label);
  const shared = {
    id,
    value: text,
    'aria-required': variable.required,
    'aria-invalid': problem !== null,
    'aria-describedby': problem ? `${id}-problem` : `${id}-hint`,
  };
  return (
    <div data-variable={variable.id}>
      <label htmlFor={id} className="mb-1 flex items-baseline gap-2 text-ui text-ink">
        {label}
        {!variable.required && <span className="text-small text-ink-3">{t('compose.form.optional')}</span>}
      </label>
      {variable.type === 'choice' ? (
        <Select
          label={label}
          value={text.trim() === '' ? noChoice : text}
          options={[
            { value: noChoice, label: t('compose.form.noChoice') },
            ...variable.choices.map((choice) => ({ value: choice.id, label: sayIn(choice.label, language) })),
          ]}
          onChange={(chosen) => props.onWrite(chosen === noChoice ? '' : chosen)}
        />
      ) : variable.type === 'number' ? (
        <input
          {...shared}
          inputMode="decimal"
          className={classNames(inputLook, 'tabular-nums')}
          onChange={(event) => props.onWrite(event.target.value)}
        />
      ) : (
        <GrowingText
          {...shared}
          className={classNames(areaLook, problem && 'border-red')}
          onChange={(event) => props.onWrite(event.target.value)}
          onKeyDown={(event) => {
            // A single line stays one; lists and long texts have lines.
            if (event.key === 'Enter' && variable.type === 'text') event.preventDefault();
          }}
        />
      )}
      {problem ? (
        <FieldProblem id={`${id}-problem`}>{t(`compose.form.problems.${problem}`, { label })}</FieldProblem>
      ) : (
        <p id={`${id}-hint`} className="mt-1 text-small text-ink-3">
          {source
            ? t('compose.form.from', { source: t(`compose.sources.${sourceKey(source)}`) })
            : say(variable.hint)}
        </p>
      )}
      {props.isTypedOver && (
        <button
          type="button"
          onClick={props.onTakeBack}
          className="rounded-sm text-small text-accent underline decoration-hairline-strong underline-offset-2"
        >
          {t('compose.form.takeBack')}
        </button>
      )}
    </div>
  );
}
