import { useTranslation } from 'react-i18next';
import type { ComposeLanguage } from '../../../contract/compose-templates.ts';
import type { Variant } from '../../../contract/compose-texts.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Measures, type Measure } from './measures.tsx';
import { TracedText } from './traced-text.tsx';
import { useMeasures } from './use-measures.ts';

interface VariantColumnProps {
  readonly variant: Variant;
  readonly language: ComposeLanguage;
  /** There is no other to differ from. */
  readonly alone: boolean;
  readonly disabled: boolean;
  onTake(): void;
}

/** A variant: its text, whose sentences they are, and what its place in the order comes from. */
export function VariantColumn({ variant, language, alone, disabled, onTake }: VariantColumnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const measuresOf = useMeasures();
  const { index, rank, text, sentences, checks, fit, diversity } = variant;
  const models = sentences.filter(({ by }) => by === 'model').length;
  const name = t('compose.variants.number', { number: index + 1 });
  const order: Measure[] = [
    {
      name: t('compose.measures.fit'),
      value: fit === null ? t('compose.measures.noBrief') : format.number(fit, 2),
      hint: t('compose.measures.fitHint'),
    },
    ...(alone || diversity === null
      ? []
      : [
          {
            name: t('compose.measures.diversity'),
            value: format.number(diversity, 2),
            hint: t('compose.measures.diversityHint'),
          },
        ]),
  ];
  return (
    <li aria-label={name} className="flex min-w-0 flex-col">
      <div className="mb-2 flex items-baseline justify-between gap-2 border-b border-hairline pb-2">
        <h2 className="text-ui font-medium">
          {name}
          {!alone && (
            <span className="font-normal text-ink-3"> · {t('compose.variants.rank', { rank })}</span>
          )}
        </h2>
        <span className="text-small text-ink-3">
          {models === 0 ? t('compose.variants.framesOnly') : t('compose.variants.models', { count: models })}
        </span>
      </div>
      <TracedText
        text={text}
        language={language}
        sentences={sentences}
        numbers={checks.unsupportedNumbers ?? []}
      />
      <div className="mt-4">
        <Button look={rank === 1 ? 'primary' : 'plain'} disabled={disabled} onClick={onTake}>
          {t('compose.variants.take')}
        </Button>
      </div>
      <div className="mt-4 border-t border-hairline pt-3">
        <Measures measures={[...order, ...measuresOf(checks)]} />
        {checks.length.note !== '' && (
          <p lang={language} className="mt-2 text-small text-amber">
            {checks.length.note}
          </p>
        )}
      </div>
    </li>
  );
}
