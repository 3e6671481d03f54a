import { useTranslation } from 'react-i18next';
import type { Hub, OfferedModel } from '../../../contract/catalogue.ts';
import type { Language } from '../../i18n/language.ts';
import { DownloadLine } from './download-line.tsx';
import { FitLine, useFitFacts } from './fit-line.tsx';

/** A model that can be had: how it would do here, what it is good at, and what it takes. */
export function CatalogueEntry({ model, hub }: { readonly model: OfferedModel; readonly hub: Hub }) {
  const { i18n } = useTranslation();
  const factsOf = useFitFacts();
  return (
    <li className="border-t border-hairline py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="font-content text-content font-semibold">{model.name}</h3>
        <FitLine fit={model.fit} />
      </div>
      <p className="mt-1 text-ui">{model.words[i18n.language as Language]}</p>
      <p className="mt-1 text-small text-ink-3 tabular-nums">
        {[...factsOf(model.fit), model.licence.name].join(' · ')}
      </p>
      <DownloadLine model={model} hub={hub} />
    </li>
  );
}
