import { useTranslation } from 'react-i18next';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { BegunList } from './begun-list.tsx';
import { CatalogueEntry } from './catalogue-entry.tsx';
import { HubLine } from './hub-line.tsx';
import { HubSearch } from './hub-search.tsx';
import { MachineLine } from './machine-line.tsx';
import { ProvidersLine } from './providers-line.tsx';
import { ProxyLine } from './proxy-line.tsx';

/** The models that can be had, and how each would do here. */
export function CatalogueSection() {
  const { t } = useTranslation();
  const catalogue = useAsk('models.catalogue', {});
  return (
    <section aria-labelledby="models-catalogue" className="border-t border-hairline py-6">
      <h2 id="models-catalogue" className="font-content text-lead font-semibold">
        {t('catalogue.title')}
      </h2>
      <p className="mt-1 text-ui text-ink-2">{t('catalogue.lead')}</p>
      {catalogue.error && <ProblemNotice problem={problemOf(catalogue.error)} />}
      {catalogue.data && (
        <>
          <MachineLine machine={catalogue.data.machine} />
          <ProvidersLine />
          <ul className="mt-4">
            {catalogue.data.models.map((model) => (
              <CatalogueEntry key={model.id} model={model} hub={catalogue.data.hub} />
            ))}
          </ul>
          <HubSearch
            key={catalogue.data.hub.address}
            hub={catalogue.data.hub}
            isAllowed={catalogue.data.isSearchAllowed}
          />
          <BegunList begun={catalogue.data.begun} hub={catalogue.data.hub} />
          <HubLine hub={catalogue.data.hub} />
          <ProxyLine />
        </>
      )}
    </section>
  );
}
