import { PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestRun } from '../../../../contract/test-runs.ts';
import { useBackend } from '../../../backend.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { useStore } from '../../../ui/store.ts';
import { useBench } from './bench-desk.ts';
import { useRunName } from './use-run-name.ts';

interface RunHeadProps {
  readonly runs: readonly TestRun[];
  readonly run: TestRun;
  readonly attempt: (work: () => Promise<unknown>) => Promise<boolean>;
  onShow(id: string): void;
}

/** Which run is shown, what it was run with, and what can be done to it. */
export function RunHead({ runs, run, attempt, onShow }: RunHeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const bench = useBench();
  const nameOf = useRunName();
  const [name, setName] = useState<string | null>(null);
  const [deleting, setDeleting] = useState(false);
  const facts = t('assistant.bench.run.facts', {
    mode: t(`assistant.ask.modes.${run.mode}`),
    threshold: format.percent(run.threshold),
    state: t(`assistant.bench.run.states.${run.state}`),
  });
  const isAsking = useStore(bench.runs, (all) => all[run.projectId]?.running ?? false);
  const isCutShort = run.state === 'cancelled' || run.state === 'failed';
  return (
    <div>
      {name === null ? (
        <div className="flex flex-wrap items-center gap-2">
          <Select
            label={t('assistant.bench.run.shown')}
            value={run.id}
            options={runs.map((one) => ({ value: one.id, label: nameOf(one) }))}
            onChange={onShow}
          />
          <IconButton label={t('assistant.bench.run.rename')} onClick={() => setName(run.name)}>
            <PencilLine size={14} aria-hidden />
          </IconButton>
          <IconButton
            label={t('assistant.bench.run.delete')}
            className="hover:text-red"
            disabled={run.state === 'running'}
            onClick={() => setDeleting(true)}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
          <span className="text-small text-ink-3">{facts}</span>
          {isCutShort && (
            <Button
              disabled={isAsking}
              title={t('assistant.bench.run.resumeHint')}
              onClick={() => void bench.resume(run)}
            >
              {t('assistant.bench.run.resume')}
            </Button>
          )}
        </div>
      ) : (
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            void attempt(() => backend.call('testRuns.rename', { id: run.id, name })).then(
              (done) => done && setName(null),
            );
          }}
        >
          <input
            autoFocus
            aria-label={t('assistant.bench.run.name')}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setName(null)}
            className="h-8 w-64 border-b border-hairline-strong bg-transparent"
          />
          <Button type="submit" disabled={name.trim() === ''}>
            {t('common.save')}
          </Button>
          <Button look="quiet" onClick={() => setName(null)}>
            {t('common.cancel')}
          </Button>
        </form>
      )}
      {deleting && (
        <div className="mt-3">
          <Notice
            tone="loss"
            actions={
              <>
                <Button
                  onClick={() => {
                    setDeleting(false);
                    void attempt(() => backend.call('testRuns.delete', { id: run.id }));
                  }}
                >
                  {t('assistant.bench.run.deleteSure')}
                </Button>
                <Button look="quiet" onClick={() => setDeleting(false)}>
                  {t('common.cancel')}
                </Button>
              </>
            }
          >
            {t('assistant.bench.run.deleteSay')}
          </Notice>
        </div>
      )}
    </div>
  );
}
