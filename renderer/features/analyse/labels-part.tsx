import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/choice.tsx';
import { LearnedLabels } from './learned-labels.tsx';
import type { LabelsProps } from './labels-props.ts';
import { ZeroShotLabels } from './zero-shot-labels.tsx';

type Way = 'names' | 'examples';

/** Labels for the texts: from names alone, or learnt from a few examples. */
export function LabelsPart(props: LabelsProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>(props.known.learned ? 'examples' : 'names');
  return (
    <section className="border-t border-hairline pt-6">
      <h2 className="font-content text-lead font-semibold">{t('analyse.labels.title')}</h2>
      <p className="mb-2 max-w-column font-content text-content text-ink-2">{t('analyse.labels.lead')}</p>
      <Choice<Way>
        label={t('analyse.labels.title')}
        value={way}
        options={(['names', 'examples'] as const).map((value) => ({
          value,
          label: t(`analyse.labels.ways.${value}`),
        }))}
        onChange={setWay}
      />
      <div className="mt-4">
        {way === 'names' ? <ZeroShotLabels {...props} /> : <LearnedLabels {...props} />}
      </div>
    </section>
  );
}
