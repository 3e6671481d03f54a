import { Square } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Method, SessionKind } from '../../../contract/ideation.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { parseSeed, seedLimit } from '../../ui/seed.ts';
import { SeedField } from '../../ui/seed-field.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useStore } from '../../ui/store.ts';
import { ideaCountLimit, parseCount } from './composer-input.ts';
import { chosenMethod, useIdeasDesk, type Composer as ComposerState } from './ideas-desk.ts';
import { MethodSelect } from './method-select.tsx';

interface ComposerProps {
  readonly methods: readonly Method[];
  /** The generation under way here, if there is one. */
  readonly runningId: number | null;
  onGenerate(): void;
  /** Many ideas of one's own at a time. */
  onOwn(): void;
  /** The session of the method chosen. */
  onSession(kind: SessionKind): void;
}

/** The top line: which method, how many, go. */
export function Composer({ methods, runningId, onGenerate, onOwn, onSession }: ComposerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useIdeasDesk();
  const composer = useStore(desk.composer, (state) => state);
  const [unfolded, setUnfolded] = useState(composer.seed !== '');
  const id = useId();

  const method = chosenMethod(methods, composer);
  const session = method?.session ?? null;
  const set = (change: Partial<ComposerState>) => desk.composer.set((now) => ({ ...now, ...change }));
  const countWrong = parseCount(composer.count) === null;
  const seedWrong = parseSeed(composer.seed) === null;

  return (
    <div className="py-3">
      <div className="flex flex-wrap items-center gap-2">
        {method && (
          <MethodSelect methods={methods} value={method.id} onChange={(methodId) => set({ methodId })} />
        )}
        {session && (
          <Button look="primary" onClick={() => onSession(session)}>
            {t(`sessions.open.${session}`)}
          </Button>
        )}
        <Stepper
          label={t('ideas.howMany')}
          fewer={t('ideas.fewer')}
          more={t('ideas.more')}
          value={composer.count}
          min={1}
          max={ideaCountLimit}
          problemId={countWrong ? `${id}-count` : null}
          onChange={(count) => set({ count })}
        />
        {runningId !== null ? (
          <Button
            icon={<Square size={11} fill="currentColor" aria-hidden />}
            onClick={() => desk.stop(runningId)}
          >
            {t('ideas.stop')}
          </Button>
        ) : (
          <Button
            look={session ? 'plain' : 'primary'}
            disabled={countWrong || seedWrong || !method}
            onClick={onGenerate}
          >
            {t('ideas.generate')}
          </Button>
        )}
        <Button look="quiet" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {t('ideas.options')}
        </Button>
        <Button look="quiet" className="ml-auto" onClick={onOwn}>
          {t('sessions.own.open')}
        </Button>
      </div>
      {countWrong && (
        <p id={`${id}-count`} className="mt-2 text-small text-red">
          {t('ideas.countInvalid', { limit: ideaCountLimit })}
        </p>
      )}
      {unfolded && (
        <div className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <SeedField
            label={t('ideas.seed')}
            value={composer.seed}
            hint={t('ideas.seedHint')}
            problem={t('ideas.seedInvalid', { limit: format.number(seedLimit) })}
            onChange={(seed) => set({ seed })}
          />
        </div>
      )}
    </div>
  );
}
