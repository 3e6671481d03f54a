import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '../../../contract/recommend-data.ts';
import { algorithmIdSchema, splitNameSchema } from '../../../contract/recommend-results.ts';
import { useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useStore } from '../../ui/store.ts';
import { ContenderChoice } from './contender-choice.tsx';
import {
  evaluateInput,
  listLimit,
  parseK,
  parseSeed,
  seedLimit,
  type EvaluateForm,
} from './evaluate-form.ts';
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
  const seedWrong = parseSeed(form.seed) === null;

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
          <label htmlFor={id} className="ml-3 text-ui text-ink-2">
            {t('recommend.evaluate.seed')}
          </label>
          <input
            id={id}
            inputMode="numeric"
            value={form.seed}
            aria-invalid={seedWrong}
            aria-describedby={`${id}-hint`}
            onChange={(event) => set({ seed: event.target.value })}
            className="h-8 w-32 rounded-md border border-hairline-strong bg-transparent px-2 tabular-nums aria-invalid:border-red"
          />
          <p
            id={`${id}-hint`}
            className={`min-w-0 flex-1 basis-60 text-small ${seedWrong ? 'text-red' : 'text-ink-3'}`}
          >
            {seedWrong
              ? t('recommend.evaluate.seedInvalid', { limit: format.number(seedLimit) })
              : t('recommend.evaluate.seedHint')}
          </p>
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
