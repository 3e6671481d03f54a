import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../../../contract/errors.ts';
import { panelCount, panelSeconds } from '../../../../contract/sessions.ts';
import { problemOf, queryKeyOf, useBackend } from '../../../backend.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { useUndo } from '../../../ui/undo.ts';
import { SessionPage } from '../session-page.tsx';
import { Panel } from './panel.tsx';
import { filledPanels } from './sheet-clock.ts';
import { useSheet } from './use-sheet.ts';

interface SheetPageProps {
  readonly projectId: string;
  onClose(): void;
}

/** Crazy 8s: eight panels, so much time each; what is filled becomes ideas of the person's. */
export function SheetPage({ projectId, onClose }: SheetPageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { sheet, isLoaded, problem, leftMs, set, run, pause, moveOn, clear, stop } = useSheet(projectId);
  const [failure, setFailure] = useState<Problem | null>(null);
  const [seconds, setSeconds] = useState<string | null>(null);
  const filled = filledPanels(sheet);
  const isFresh = sheet.state === 'ready';
  const isRunning = sheet.state === 'running';
  const clockWord = isRunning ? 'pause' : isFresh ? 'start' : 'goOn';
  const secondsLeft = Math.ceil(leftMs / 1000);

  const attempt = async (work: () => Promise<void>) => {
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(problemOf(error));
    }
  };
  const spark = () =>
    attempt(async () => {
      const had = sheet.panels.flatMap((panel) => panel.spark?.id ?? []);
      const found = await backend.call('sessions.spark', { projectId, had });
      const { at } = sheet;
      set({ panels: sheet.panels.map((panel, i) => (i === at ? { ...panel, spark: found } : panel)) });
    });
  const finish = () =>
    attempt(async () => {
      stop();
      const ideas = await backend.call('sessions.finishSheet', { projectId, sheet: { ...sheet, leftMs } });
      clear();
      const refresh = () =>
        void queries.invalidateQueries({ queryKey: queryKeyOf('ideas.list', { projectId }) });
      refresh();
      const ids = ideas.map(({ id }) => id);
      const said = { count: ids.length, number: format.number(ids.length) };
      const takeBack = undo.push(
        t('sessions.own.adding', said),
        async () => {
          await backend.call('board.deleteMany', { ids });
          // What was written stands on the sheet again.
          set({ state: isRunning ? 'paused' : sheet.state });
          refresh();
        },
        // The sheet stays as it is: it may have been written on since.
        async () => {
          await backend.call('board.restoreMany', { ids });
          refresh();
        },
      );
      toast(t('sessions.own.added', said), {
        action: { label: t('common.undo'), onClick: () => void takeBack() },
      });
      onClose();
    });
  const changeSeconds = (typed: string) => {
    setSeconds(typed);
    const value = Number(typed);
    if (!Number.isInteger(value) || value < panelSeconds.least || value > panelSeconds.most) return;
    set({ seconds: value, leftMs: value * 1000 });
  };

  return (
    <SessionPage kind="crazy-8s" problems={[failure, problem]} onClose={onClose}>
      <div className="flex flex-wrap items-center gap-3 border-y border-hairline py-2.5">
        {isFresh && (
          <span className="flex items-center gap-2 text-ui text-ink-2">
            {t('sessions.sheet.seconds')}
            <Stepper
              label={t('sessions.sheet.seconds')}
              fewer={t('ideas.fewer')}
              more={t('ideas.more')}
              value={seconds ?? String(sheet.seconds)}
              min={panelSeconds.least}
              max={panelSeconds.most}
              problemId={null}
              onChange={changeSeconds}
            />
          </span>
        )}
        {!isFresh && sheet.state !== 'over' && (
          <p className="w-40 text-ui text-ink-2 tabular-nums" role="timer" aria-live="off">
            {t('sessions.sheet.left', { panel: sheet.at + 1, time: clockText(secondsLeft) })}
          </p>
        )}
        {isLoaded && sheet.state !== 'over' && (
          <>
            <Button look={isRunning ? 'plain' : 'primary'} onClick={isRunning ? pause : run}>
              {t(`sessions.sheet.${clockWord}`)}
            </Button>
            {!isFresh && <Button onClick={moveOn}>{t('sessions.sheet.skip')}</Button>}
            {!isFresh && (
              <Button look="quiet" onClick={() => void spark()}>
                {t('sessions.sheet.spark')}
              </Button>
            )}
          </>
        )}
        {!isFresh && (
          <Button
            look={sheet.state === 'over' ? 'primary' : 'quiet'}
            className="ml-auto"
            disabled={filled === 0}
            onClick={() => void finish()}
          >
            {t('sessions.sheet.finish', { count: filled, number: format.number(filled) })}
          </Button>
        )}
      </div>
      {/* Said when a panel begins and ten seconds before it ends, and not in between. */}
      <p role="status" className="sr-only">
        {isRunning &&
          (secondsLeft > 10
            ? t('sessions.sheet.announce', { panel: sheet.at + 1, of: panelCount })
            : t('sessions.sheet.tenLeft'))}
        {sheet.state === 'over' && t('sessions.sheet.over')}
      </p>
      <ol className="grid grid-cols-2 mid:grid-cols-4" aria-label={t('sessions.sheet.panels')}>
        {sheet.panels.map((panel, at) => (
          <Panel
            key={at}
            number={at + 1}
            panel={panel}
            isAtHand={!isFresh && sheet.state !== 'over' && at === sheet.at}
            isOpen={isLoaded && !isFresh}
            share={leftMs / (sheet.seconds * 1000)}
            onText={(text) =>
              set({ panels: sheet.panels.map((one, i) => (i === at ? { ...one, text } : one)) })
            }
          />
        ))}
      </ol>
      {sheet.state === 'over' && (
        <p className="mt-4 font-content text-content text-ink-2">{t('sessions.sheet.over')}</p>
      )}
    </SessionPage>
  );
}

function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
