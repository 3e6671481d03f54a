import { useTranslation } from 'react-i18next';
import type { Fit, Hub, OfferedModel } from '../../../contract/catalogue.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { classNames } from '../../ui/class-names.ts';
import { DownloadLine } from './download-line.tsx';

/** Below this, a digit after the point says something. */
const fewTokens = 10;

const verdictLooks: Readonly<Record<Fit['verdict'], string>> = {
  fits: 'text-ink-2',
  tight: 'text-amber',
  'wont-fit': 'text-red',
};

/** A model that can be had: how it would do here, what it is good at, and what it takes. */
export function CatalogueEntry({ model, hub }: { readonly model: OfferedModel; readonly hub: Hub }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { fit } = model;
  const size = format.bytes(fit.fetchedBytes);
  const speed = fit.tokensPerSecond;
  const facts = [
    t(fit.isFetchedKnown ? 'catalogue.facts.fetched' : 'catalogue.facts.fetchedAbout', { size }),
    t('catalogue.facts.memory', { size: format.bytes(fit.memoryBytes) }),
    ...(speed === null
      ? []
      : [t('catalogue.facts.speed', { speed: format.number(speed, speed < fewTokens ? 1 : 0) })]),
    model.licence.name,
  ];
  return (
    <li className="border-t border-hairline py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="font-content text-content font-semibold">{model.name}</h3>
        <p className={classNames('text-ui', verdictLooks[fit.verdict])}>
          <span className="font-medium">{t(`catalogue.verdicts.${fit.verdict}`)}</span>
          {fit.reason !== 'roomy' &&
            ` · ${t(`catalogue.reasons.${fit.reason}`, {
              memory: format.bytes(fit.memoryBytes),
              disk: format.bytes(fit.diskBytes),
            })}`}
        </p>
      </div>
      <p className="mt-1 text-ui">{model.words[i18n.language as Language]}</p>
      <p className="mt-1 text-small text-ink-3 tabular-nums">{facts.join(' · ')}</p>
      <DownloadLine model={model} hub={hub} />
    </li>
  );
}
