import { RadioGroup } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackRule } from '../../../contract/recommend-data.ts';
import { useFormat } from '../../i18n/format.ts';

const kinds = ['each-once', 'weight', 'log-weight', 'at-least', 'at-least-mean'] as const;

interface RuleChoiceProps {
  readonly rule: FeedbackRule;
  readonly range: { readonly lowest: number; readonly highest: number } | null;
  onChange(rule: FeedbackRule): void;
}

/** The rule by which values become choices, all of them in sight. */
export function RuleChoice({ rule, range, onChange }: RuleChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const middle = range ? Math.ceil((range.lowest + range.highest) / 2) : 4;
  const [least, setLeast] = useState(String(rule.kind === 'at-least' ? rule.least : middle));
  const leastWrong = least.trim() === '' || !Number.isFinite(Number(least));
  const choose = (kind: (typeof kinds)[number]) =>
    onChange(kind === 'at-least' ? { kind, least: leastWrong ? middle : Number(least) } : { kind });

  return (
    <div>
      <h3 className="mb-1 text-ui font-medium">{t('recommend.data.rule')}</h3>
      <RadioGroup.Root
        aria-label={t('recommend.data.rule')}
        value={rule.kind}
        onValueChange={(kind) => choose(kind as (typeof kinds)[number])}
        className="space-y-0.5"
      >
        {kinds.map((kind) => (
          <div key={kind} className="flex flex-wrap items-center gap-x-2">
            <RadioGroup.Item
              value={kind}
              className="group flex items-center gap-2 rounded-sm py-1 text-left text-ui text-ink-2 data-[state=checked]:text-ink"
            >
              <span className="flex size-3.5 shrink-0 items-center justify-center rounded-full border border-ink-3 group-data-[state=checked]:border-accent">
                <RadioGroup.Indicator className="size-1.5 rounded-full bg-accent" />
              </span>
              {t(`recommend.data.rules.${kind}`)}
            </RadioGroup.Item>
            {kind === 'at-least' && (
              <input
                aria-label={t('recommend.data.least')}
                inputMode="decimal"
                value={least}
                aria-invalid={leastWrong}
                onChange={(event) => {
                  setLeast(event.target.value);
                  const value = Number(event.target.value);
                  if (event.target.value.trim() !== '' && Number.isFinite(value))
                    onChange({ kind: 'at-least', least: value });
                }}
                className="h-7 w-16 rounded-md border border-hairline-strong bg-transparent px-2 tabular-nums aria-invalid:border-red"
              />
            )}
          </div>
        ))}
      </RadioGroup.Root>
      {leastWrong && <p className="text-small text-red">{t('recommend.data.leastInvalid')}</p>}
      {range && (
        <p className="mt-1 text-small text-ink-3">
          {t('recommend.data.valuesFrom', {
            lowest: format.number(range.lowest, Number.isInteger(range.lowest) ? 0 : 2),
            highest: format.number(range.highest, Number.isInteger(range.highest) ? 0 : 2),
          })}
        </p>
      )}
    </div>
  );
}
