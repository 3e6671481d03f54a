import { useTranslation } from 'react-i18next';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Column, PlaceTitle } from '../../ui/page.tsx';
import { CatalogueSection } from './catalogue-section.tsx';
import { EnginesSection } from './engines-section.tsx';
import { ImportSection } from './import-section.tsx';
import { ModelEntry } from './model-entry.tsx';

/** The models on this machine, and those that could be. */
export function ModelsPage() {
  const { t } = useTranslation();
  const models = useAsk('models.list', {});
  return (
    <Column>
      <PlaceTitle lead={t('models.lead')}>{t('nav.models')}</PlaceTitle>
      <ImportSection />
      {models.error && <ProblemNotice problem={problemOf(models.error)} />}
      {models.data?.length === 0 && <p className="text-ink-2">{t('models.none')}</p>}
      {models.data?.map((model) => (
        <ModelEntry key={model.id} model={model} />
      ))}
      <EnginesSection />
      <CatalogueSection />
    </Column>
  );
}
