import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { FolderZone } from '../../ui/folder-zone.tsx';
import { useStore } from '../../ui/store.ts';
import { usePicturesDesk } from './pictures-desk.ts';
import { sortFiles, type FolderFault } from './sort-files.ts';

/** A folder of one's own, or the sample. */
export function BringPictures({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = usePicturesDesk();
  const reading = useStore(desk.readings, (state) => state[projectId] ?? null);
  const [fault, setFault] = useState<FolderFault | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = reading?.running ?? false;
  const failure = problem ?? reading?.problem ?? null;

  const sample = async () => {
    setProblem(null);
    try {
      const { id } = await backend.call('pictures.createSample', { projectId });
      desk.chosen.set((now) => ({ ...now, [projectId]: id }));
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <div className="space-y-4">
      <FolderZone
        choose={t('pictures.choose')}
        disabled={busy}
        onFiles={(files) => {
          const sorted = sortFiles(files);
          setFault(typeof sorted === 'string' ? sorted : null);
          if (typeof sorted !== 'string') void desk.read(projectId, sorted);
        }}
      >
        {t('pictures.drop')}
      </FolderZone>
      {fault && (
        <p role="alert" className="text-ui text-red">
          {t(`pictures.faults.${fault}`)}
        </p>
      )}
      {failure && <ProblemNotice problem={failure} />}
      {reading && reading.unreadable.length > 0 && (
        <p role="status" className="text-ui text-amber">
          {t('pictures.unreadable', {
            count: reading.unreadable.length,
            names: format.list(reading.unreadable.slice(0, 5)),
          })}
        </p>
      )}
      <Button look="quiet" className="-ml-3" disabled={busy} onClick={() => void sample()}>
        {t('pictures.sample')}
      </Button>
    </div>
  );
}
