import { useTranslation } from 'react-i18next';
import type { Machine } from '../../../contract/catalogue.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { useCatalogueDesk } from './catalogue-desk.ts';

/** What this machine has, how fast it writes, and the way to measure that. */
export function MachineLine({ machine }: { readonly machine: Machine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useCatalogueDesk();
  const measuring = useStore(desk.measuring, (state) => state);
  const { cores, instructions, memoryBytes, freeMemoryBytes, freeDiskBytes, speed } = machine;
  const known = (instructions ?? []).map((name) => name.replaceAll('_', ' ').toUpperCase());
  const facts = [
    known.length > 0
      ? t('catalogue.machine.coresWith', { count: cores, instructions: format.list(known) })
      : t('catalogue.machine.cores', { count: cores }),
    t('catalogue.machine.memory', { all: format.bytes(memoryBytes), free: format.bytes(freeMemoryBytes) }),
    ...(freeDiskBytes === null ? [] : [t('catalogue.machine.disk', { free: format.bytes(freeDiskBytes) })]),
  ];
  return (
    <div className="mt-4 text-ui">
      <p>{t('catalogue.machine.here', { facts: facts.join(' · ') })}</p>
      {measuring?.isRunning ? (
        <WorkLine taskId={measuring.taskId} title={t('catalogue.machine.measuring')} />
      ) : (
        <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="min-w-0 flex-1 basis-72 text-ink-2">
            {speed
              ? t('catalogue.machine.speed', { speed: format.number(1 / speed.tokenSeconds) })
              : t('catalogue.machine.noSpeed')}
          </p>
          <Button look={speed ? 'quiet' : 'plain'} onClick={() => void desk.measure()}>
            {t(speed ? 'catalogue.machine.again' : 'catalogue.machine.measure')}
          </Button>
        </div>
      )}
      {measuring?.problem && <ProblemNotice problem={measuring.problem} />}
    </div>
  );
}
