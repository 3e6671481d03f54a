import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueItem, Dataset } from '../../../contract/recommend-data.ts';
import { Choice } from '../../ui/choice.tsx';
import { noRules } from './business-rules.ts';
import { InterviewPart } from './interview-part.tsx';
import { InventPart } from './invent-part.tsx';
import { ListsPart } from './lists-part.tsx';
import type { Who } from './who.ts';
import { MapPart } from './map-part.tsx';
import { SimilarPart } from './similar-part.tsx';
import { Words } from './step.tsx';
import { UserPicker } from './user-picker.tsx';

type Mode = 'user' | 'items' | 'interview';

/** The third step: lists for one person, why, and what would be otherwise. */
export function TryStep({ dataset }: { readonly dataset: Dataset }) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<Mode>('user');
  const [userId, setUserId] = useState<string | null>(null);
  const [invented, setInvented] = useState<readonly CatalogueItem[]>([]);
  const [rules, setRules] = useState(noRules);
  const [similarTo, setSimilarTo] = useState<CatalogueItem | null>(null);
  const who: Who | null =
    mode === 'user' && userId !== null
      ? { kind: 'user', userId }
      : mode === 'items' && invented.length > 0
        ? { kind: 'items', itemIds: invented.map(({ id }) => id) }
        : null;

  return (
    <>
      <Words>{t('recommend.try.lead')}</Words>
      <div className="mt-3 border-b border-hairline pb-1.5">
        <Choice
          label={t('recommend.try.whom')}
          value={mode}
          onChange={(next) => setMode(next)}
          options={(['user', 'items', 'interview'] as const).map((value) => ({
            value,
            label: t(`recommend.try.who.${value}`),
          }))}
        />
      </div>
      <div className="pt-4">
        {mode === 'user' && <UserPicker datasetId={dataset.id} userId={userId} onChoose={setUserId} />}
        {mode === 'items' && <InventPart datasetId={dataset.id} chosen={invented} onChange={setInvented} />}
        {mode === 'interview' && <InterviewPart dataset={dataset} />}
        {who && (
          <ListsPart
            key={JSON.stringify(who)}
            dataset={dataset}
            who={who}
            rules={rules}
            onRules={setRules}
            onSimilar={setSimilarTo}
          />
        )}
        {similarTo && <SimilarPart dataset={dataset} item={similarTo} onClose={() => setSimilarTo(null)} />}
        <MapPart dataset={dataset} who={who} onChoose={setSimilarTo} />
      </div>
    </>
  );
}
