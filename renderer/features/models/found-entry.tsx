import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hub } from '../../../contract/catalogue.ts';
import type { HubModel } from '../../../contract/hub-search.ts';
import { useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { FitLine, useFitFacts } from './fit-line.tsx';
import { FoundSheet } from './found-sheet.tsx';
import { FoundWork, useFoundWork } from './found-work.tsx';

interface FoundEntryProps {
  readonly model: HubModel;
  readonly hub: Hub;
}

/** What a model that was fetched as this file is called: as the file, without its ending. */
const nameOf = (path: string): string =>
  path
    .replace(/^.*\//u, '')
    .replace(/\.gguf$/iu, '')
    .slice(0, 80);

/** A repository that was found: what it says of itself, and its files to choose from, or why there are none. */
export function FoundEntry({ model, hub }: FoundEntryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { repository, task, licence, parameters, architecture, downloads, refusal, files } = model;
  const [path, setPath] = useState(files[0]?.path ?? '');
  const [isAsking, setIsAsking] = useState(false);
  const found = path === '' ? undefined : { repository, file: path };
  const work = useFoundWork(found);
  const installed = useAsk('models.list', {}).data;
  const fit = files.find((file) => file.path === path)?.fit ?? null;
  const factsOf = useFitFacts();
  const isHere = installed?.some(({ name }) => name === nameOf(path)) ?? false;
  const facts = [
    task ?? t('catalogue.search.noTask'),
    licence ?? t('catalogue.search.licenceNotSaid'),
    ...(parameters === null ? [] : [t('catalogue.search.weights', { weights: format.large(parameters) })]),
    ...(architecture === null ? [] : [architecture]),
    t('catalogue.search.downloads', { count: downloads, downloads: format.number(downloads) }),
  ];
  return (
    <li className="border-t border-hairline py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h4 className="text-ui font-medium [overflow-wrap:anywhere]">{repository}</h4>
        {fit && <FitLine fit={fit} />}
      </div>
      <p className="mt-1 text-small text-ink-3 tabular-nums">{facts.join(' · ')}</p>
      {fit && <p className="mt-1 text-small text-ink-3 tabular-nums">{factsOf(fit).join(' · ')}</p>}
      {refusal !== null && (
        <p className="mt-1 text-ui text-ink-2">{t(`catalogue.search.refusals.${refusal}`)}</p>
      )}
      {found && !work?.isRunning && isHere && (
        <p className="mt-1 text-ui text-ink-2">{t('catalogue.download.here')}</p>
      )}
      {found && !work?.isRunning && (
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
          <Select
            label={t('catalogue.search.packing', { repository })}
            value={path}
            options={files.map((file) => ({
              value: file.path,
              label:
                file.fit === null
                  ? file.packing
                  : t('catalogue.search.about', {
                      packing: file.packing,
                      size: format.bytes(file.fit.fetchedBytes),
                    }),
              hint: file.path,
            }))}
            onChange={setPath}
          />
          <Button
            aria-label={`${t('catalogue.download.ask')} ${repository}`}
            onClick={() => setIsAsking(true)}
          >
            {t('catalogue.download.ask')}
          </Button>
        </div>
      )}
      {found && <FoundWork found={found} />}
      {found && isAsking && (
        <FoundSheet found={found} licence={licence} hub={hub} onClose={() => setIsAsking(false)} />
      )}
    </li>
  );
}
