import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { FoundModel, ModelPlace } from '../../../contract/models.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';

interface OtherAppsProps {
  readonly isBusy: boolean;
  onChoose(path: string, name: string): void;
}

interface Looked {
  readonly place: ModelPlace;
  readonly found: readonly FoundModel[];
}

/** The apps that keep models in known places; a click looks in one. */
export function OtherApps({ isBusy, onChoose }: OtherAppsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const places = useAsk('models.places', {});
  const [looked, setLooked] = useState<Looked | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const look = async (place: ModelPlace) => {
    setProblem(null);
    try {
      setLooked({ place, found: await backend.call('models.lookIn', { app: place.app }) });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <div className="mt-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="text-ui font-medium">{t('models.elsewhere')}</h3>
        {places.data?.map((place) => (
          <Button key={place.app} look="quiet" title={place.folders[0]} onClick={() => void look(place)}>
            {t(`models.apps.${place.app}`)}
          </Button>
        ))}
        <p className="text-small text-ink-3">{t('models.elsewhereHint')}</p>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {looked && (
        <div aria-live="polite" className="mt-2">
          <p className="text-small text-ink-3 [overflow-wrap:anywhere]">
            {format.sentences([
              t('models.looked', { folders: format.list(looked.place.folders) }),
              looked.found.length === 0 && t('models.noneFound'),
            ])}
          </p>
          <ul>
            {looked.found.map((model) => (
              <li
                key={model.path}
                className="flex items-center justify-between gap-4 border-t border-hairline py-1.5 text-ui"
              >
                <span className="min-w-0 [overflow-wrap:anywhere]">{model.name}</span>
                <span className="ml-auto text-small text-ink-3 tabular-nums">
                  {format.bytes(model.sizeBytes)}
                </span>
                <Button
                  disabled={isBusy}
                  aria-label={`${t('models.import')}: ${model.name}`}
                  onClick={() => onChoose(model.path, model.name)}
                >
                  {t('models.import')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
