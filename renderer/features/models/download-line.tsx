import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hub, OfferedModel } from '../../../contract/catalogue.ts';
import { useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { useAttempt } from '../../use-attempt.ts';
import { useCatalogueDesk } from './catalogue-desk.ts';
import { DownloadSheet } from './download-sheet.tsx';

interface DownloadLineProps {
  readonly model: OfferedModel;
  readonly hub: Hub;
}

/** Fetching a model: the way to begin, how far it is, and what a pause left. */
export function DownloadLine({ model, hub }: DownloadLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = useCatalogueDesk();
  const state = useStore(desk.downloads, (all) => all[model.id]);
  const { problem, attempt } = useAttempt();
  const [isAsking, setIsAsking] = useState(false);
  const { id, name, heldBytes } = model;
  const failure = problem ?? state?.problem;

  if (state?.isRunning)
    return (
      <WorkLine
        taskId={state.taskId}
        title={t('catalogue.download.fetching', { model: name })}
        stop={t('catalogue.download.pause')}
      />
    );
  if (model.isHere) return <p className="mt-2 text-ui text-ink-2">{t('catalogue.download.here')}</p>;
  return (
    <>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          aria-label={`${t(heldBytes === null ? 'catalogue.download.ask' : 'catalogue.download.resume')} ${name}`}
          onClick={() => setIsAsking(true)}
        >
          {t(heldBytes === null ? 'catalogue.download.ask' : 'catalogue.download.resume')}
        </Button>
        {heldBytes !== null && (
          <>
            <Button
              look="quiet"
              aria-label={`${t('catalogue.download.discard')} ${name}`}
              onClick={() => void attempt(() => backend.call('models.discardDownload', { id }))}
            >
              {t('catalogue.download.discard')}
            </Button>
            <p className="text-small text-ink-3">
              {t('catalogue.download.held', { size: format.bytes(heldBytes) })}
            </p>
          </>
        )}
      </div>
      {failure && (
        <div className="mt-3">
          <ProblemNotice problem={failure} />
        </div>
      )}
      {isAsking && (
        <DownloadSheet
          model={model}
          hub={hub}
          onClose={() => setIsAsking(false)}
          onDownload={() => {
            setIsAsking(false);
            void desk.download(model);
          }}
        />
      )}
    </>
  );
}
