import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';
import { useStore } from '../../ui/store.ts';
import { foundKey, useCatalogueDesk, type CatalogueWork, type FoundFile } from './catalogue-desk.ts';

/** Whether a file that was found is being fetched, and how that went last. */
export function useFoundWork(found: FoundFile | undefined): CatalogueWork | undefined {
  const desk = useCatalogueDesk();
  return useStore(desk.downloads, (all) => (found ? all[foundKey(found)] : undefined));
}

/** How far fetching a file is, or why it failed. */
export function FoundWork({ found }: { readonly found: FoundFile }) {
  const { t } = useTranslation();
  const work = useFoundWork(found);
  if (work?.isRunning)
    return (
      <WorkLine
        taskId={work.taskId}
        title={t('catalogue.download.fetching', { model: foundKey(found) })}
        stop={t('catalogue.download.pause')}
      />
    );
  return work?.problem ? (
    <div className="mt-3">
      <ProblemNotice problem={work.problem} />
    </div>
  ) : null;
}
