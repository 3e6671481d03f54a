import { useTranslation } from 'react-i18next';
import type { Fit } from '../../../contract/catalogue.ts';
import { useFormat } from '../../i18n/format.ts';
import { classNames } from '../../ui/class-names.ts';

/** Below this, a digit after the point says something. */
const fewTokens = 10;

const looks: Readonly<Record<Fit['verdict'], string>> = {
  fits: 'text-ink-2',
  tight: 'text-amber',
  'wont-fit': 'text-red',
};

/** Whether a model would do on this machine, and what stands against it. */
export function FitLine({ fit }: { readonly fit: Fit }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className={classNames('text-ui', looks[fit.verdict])}>
      <span className="font-medium">{t(`catalogue.verdicts.${fit.verdict}`)}</span>
      {fit.reason !== 'roomy' &&
        ` · ${t(`catalogue.reasons.${fit.reason}`, {
          memory: format.bytes(fit.memoryBytes),
          disk: format.bytes(fit.diskBytes),
        })}`}
    </p>
  );
}

/** What a model takes and how fast it would write, to be joined with other facts of it. */
export function useFitFacts() {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ fetchedBytes, isFetchedKnown, memoryBytes, tokensPerSecond: speed }: Fit): string[] => [
    t(isFetchedKnown ? 'catalogue.facts.fetched' : 'catalogue.facts.fetchedAbout', {
      size: format.bytes(fetchedBytes),
    }),
    t('catalogue.facts.memory', { size: format.bytes(memoryBytes) }),
    ...(speed === null
      ? []
      : [t('catalogue.facts.speed', { speed: format.number(speed, speed < fewTokens ? 1 : 0) })]),
  ];
}
