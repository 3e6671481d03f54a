import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '../../../contract/recommend-data.ts';
import { algorithmIdSchema, splitNameSchema } from '../../../contract/recommend-results.ts';
import { useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { seedLimit } from '../../ui/seed.ts';
import { SeedField } from '../../ui/seed-field.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useStore } from '../../ui/store.ts';
import { ContenderChoice } from './contender-choice.tsx';
import { evaluateInput, listLimit, parseK, type EvaluateForm } from './evaluate-form.ts';
import { formOf, useRecommendDesk } from './recommend-desk.ts';

interface EvaluateSetUpProps {
  readonly dataset: Dataset;
  readonly running: boolean;
}

const byTime = new Set(['time', 'time-by-user']);

/** What is hidden, which algorithms guess, and the button that begins. */
export function EvaluateSetUp({ dataset, running }: EvaluateSetUpProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useRecommendDesk();
  const id = useId();
  const form = useStore(desk.forms, (state) => formOf(state, dataset.id));
  const algorithms = useAsk('recommend.algorithms', { datasetId: dataset.id }).data ?? [];
  const [more, setMore] = useState(false);
  const set = (change: Partial<EvaluateForm>) =>
    desk.forms.set((now) => ({ ...now, [dataset.id]: { ...formOf(now, dataset.id), ...change } }));
  const usable = algorithmIdSchema.options.filter(
    (one) => algorithms.find((other) => other.id === one)?.declined === null,
  );
  const chosen = form.algorithms ?? usable;
  const input = evaluateInput(form, dataset.id);
  const kWrong = parseK(form.k) === null;

  return (
    <div className="mt-4 space-y-4">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-ui text-ink-2">{t('recommend.evaluate.split')}</span>
        <Select
          label={t('recommend.evaluate.split')}
          value={form.split}
          options={splitNameSchema.options
            .filter((split) => dataset.has.times || !byTime.has(split))
            .map((value) => ({ value, label: t(`recommend.evaluate.splits.${value}`) }))}
          onChange={(split) => set({ split })}
        />
        <Button
          look="primary"
          disabled={!input || running || algorithms.length === 0}
          onClick={() => void (input && desk.evaluate(dataset, input))}
        >
          {t('recommend.evaluate.go')}
        </Button>
        <Button look="quiet" aria-expanded={more} onClick={() => setMore(!more)}>
          {t('recommend.evaluate.more')}
        </Button>
      </div>
      <ContenderChoice
        label={t('recommend.evaluate.algorithms')}
        contenders={algorithms.filter((one) => one.id !== 'blend')}
        fixed="popularity"
        chosen={chosen}
        onChange={(next) =>
          set({ algorithms: algorithmIdSchema.options.filter((one) => next.includes(one)) })
        }
      />
      {more && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className="text-ui text-ink-2">{t('recommend.evaluate.k')}</span>
          <span className="mr-3">
            <Stepper
              label={t('recommend.evaluate.k')}
              fewer={t('recommend.evaluate.fewer')}
              more={t('recommend.evaluate.oneMore')}
              value={form.k}
              min={1}
              max={listLimit}
              problemId={kWrong ? `${id}-k` : null}
              onChange={(k) => set({ k })}
            />
          </span>
          <SeedField
            label={t('recommend.evaluate.seed')}
            value={form.seed}
            hint={t('recommend.evaluate.seedHint')}
            problem={t('recommend.evaluate.seedInvalid', { limit: format.number(seedLimit) })}
            onChange={(seed) => set({ seed })}
          />
        </div>
      )}
      {kWrong && (
        <p id={`${id}-k`} className="text-small text-red">
          {t('recommend.evaluate.kInvalid')}
        </p>
      )}
      {form.algorithms?.length === 0 && (
        <p className="text-small text-red">{t('recommend.evaluate.chooseOne')}</p>
      )}
    </div>
  );
}
