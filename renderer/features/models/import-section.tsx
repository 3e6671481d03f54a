import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';
import { DropZone } from '../../ui/drop-zone.tsx';
import { useStore } from '../../ui/store.ts';
import { OtherApps } from './other-apps.tsx';
import { useModelImports } from './model-imports.ts';

/** Bringing in a model: a file dropped or chosen, or one that another app keeps. */
export function ImportSection() {
  const { t } = useTranslation();
  const imports = useModelImports();
  const current = useStore(imports.current, (state) => state);
  const [isWithoutPath, setIsWithoutPath] = useState(false);
  const isBusy = current?.state === 'running';
  const bring = ([file]: readonly File[]) => {
    const path = file ? window.inkling.pathOf(file) : '';
    setIsWithoutPath(path === '');
    if (file && path !== '') void imports.start(path, file.name);
  };
  return (
    <section aria-labelledby="models-bring" className="border-t border-hairline py-6">
      <h2 id="models-bring" className="mb-3 font-content text-lead font-semibold">
        {t('models.bringTitle')}
      </h2>
      <DropZone choose={t('models.choose')} accept=".gguf,.onnx" disabled={isBusy} onFiles={bring}>
        <p>{t('models.bring')}</p>
      </DropZone>
      <div role="status" className="text-ui text-ink-2">
        {isWithoutPath && <p className="mt-3">{t('models.noPath')}</p>}
        {current?.state === 'done' && current.name !== null && (
          <p className="mt-3">{t('models.imported', { model: current.name })}</p>
        )}
        {current?.state === 'stopped' && <p className="mt-3">{t('models.stopped')}</p>}
      </div>
      {current?.problem && (
        <div className="mt-3">
          <ProblemNotice problem={current.problem} />
        </div>
      )}
      {isBusy && (
        <WorkLine
          taskId={current.taskId}
          title={t('models.importing', { file: current.file })}
          detail={current.file}
        />
      )}
      <OtherApps isBusy={isBusy} onChoose={(path, name) => void imports.start(path, name)} />
    </section>
  );
}
