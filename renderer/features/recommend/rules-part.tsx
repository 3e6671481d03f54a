import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '../../../contract/recommend-data.ts';
import { useAsk } from '../../backend.ts';
import { IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { withBoost, type BusinessRules } from './business-rules.ts';
import { Heading } from './step.tsx';

interface RulesPartProps {
  readonly dataset: Dataset;
  readonly rules: BusinessRules;
  onRules(rules: BusinessRules): void;
}

const limits = [1, 2, 3, 5];
const none = 'none';

/** What the business wants of every list, in words, each to be dropped again. */
export function RulesPart({ dataset, rules, onRules }: RulesPartProps) {
  const { t } = useTranslation();
  const overview = useAsk('recommend.overview', { datasetId: dataset.id }).data;
  const categories = overview?.categories.map(({ name }) => name) ?? [];
  const made = [
    ...rules.excluded.map((item) => ({
      text: t('recommend.try.ruleExcluded', { title: item.title }),
      drop: () => onRules({ ...rules, excluded: rules.excluded.filter(({ id }) => id !== item.id) }),
    })),
    ...rules.boosted.map(({ item, places }) => ({
      text: t(places > 0 ? 'recommend.try.ruleUp' : 'recommend.try.ruleDown', {
        title: item.title,
        places: Math.abs(places),
      }),
      drop: () => onRules(withBoost(rules, item, -places)),
    })),
    ...rules.categories.map((category) => ({
      text: t('recommend.try.ruleCategory', { category }),
      drop: () => onRules({ ...rules, categories: rules.categories.filter((one) => one !== category) }),
    })),
  ];
  return (
    <>
      <Heading>{t('recommend.try.rules')}</Heading>
      {made.length === 0 ? (
        <p className="text-small text-ink-3">{t('recommend.try.noRules')}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4">
          {made.map(({ text, drop }) => (
            <li key={text} className="flex items-center gap-1 text-ui text-ink-2">
              {text}
              <IconButton
                label={t('recommend.try.dropRule', { rule: text })}
                className="size-5!"
                onClick={drop}
              >
                <X size={13} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-2 text-ui text-ink-2">
        {dataset.has.stock && (
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              className="accent-accent"
              checked={rules.onlyInStock}
              onChange={(event) => onRules({ ...rules, onlyInStock: event.target.checked })}
            />
            {t('recommend.try.onlyInStock')}
          </label>
        )}
        {dataset.has.categories && (
          <>
            <span className="flex items-center gap-2">
              {t('recommend.try.mostPerCategory')}
              <Select
                label={t('recommend.try.mostPerCategory')}
                value={rules.mostPerCategory === null ? none : String(rules.mostPerCategory)}
                options={[
                  { value: none, label: t('recommend.try.noLimit') },
                  ...limits.map((limit) => ({ value: String(limit), label: String(limit) })),
                ]}
                onChange={(value) =>
                  onRules({ ...rules, mostPerCategory: value === none ? null : Number(value) })
                }
              />
            </span>
            <span className="flex items-center gap-2">
              {t('recommend.try.excludeCategory')}
              <Select
                label={t('recommend.try.excludeCategory')}
                value={none}
                options={[
                  { value: none, label: t('recommend.try.chooseCategory') },
                  ...categories
                    .filter((name) => name !== '' && !rules.categories.includes(name))
                    .map((name) => ({ value: `category ${name}`, label: name })),
                ]}
                onChange={(value) =>
                  value !== none &&
                  onRules({ ...rules, categories: [...rules.categories, value.slice('category '.length)] })
                }
              />
            </span>
          </>
        )}
      </div>
    </>
  );
}
