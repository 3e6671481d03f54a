import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome, Pairs } from '../../../../contract/converge-votes.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { useBackend } from '../../../backend.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Keys } from '../../../ui/keys.tsx';
import { FullScreen } from '../full-screen.tsx';
import { useConvergeWork } from '../use-converge-work.ts';

interface PairScreenProps {
  readonly pairs: Pairs;
  readonly next: NonNullable<Pairs['next']>;
  readonly ideas: readonly Idea[];
  onClose(): void;
}

const outcomeOf: Readonly<Record<string, Outcome>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'equal',
  '=': 'equal',
  ArrowDown: 'skip',
  s: 'skip',
};

/** Two ideas and nothing else: which one? */
export function PairScreen({ pairs, next, ideas, onClose }: PairScreenProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { problem, attempt, change } = useConvergeWork();
  const [asked, setAsked] = useState<readonly string[]>([]);
  // A key that is held down must not answer what hasn't been read.
  const busy = useRef(false);
  const left = ideas.find(({ id }) => id === next.leftId);
  const right = ideas.find(({ id }) => id === next.rightId);

  const answer = async (outcome: Outcome) => {
    if (busy.current) return;
    busy.current = true;
    let id = '';
    await change(
      t('converge.pairs.undo'),
      async () => {
        ({ id } = await backend.call('converge.compare', {
          leftId: next.leftId,
          rightId: next.rightId,
          outcome,
        }));
      },
      () => backend.call('converge.deleteComparison', { id }),
    );
    if (id !== '') setAsked((now) => [...now, id]);
    busy.current = false;
  };
  const takeBack = async () => {
    const id = asked.at(-1);
    if (id === undefined || busy.current) return;
    busy.current = true;
    if (await attempt(() => backend.call('converge.deleteComparison', { id })))
      setAsked((now) => now.slice(0, -1));
    busy.current = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace') {
      event.preventDefault();
      void takeBack();
      return;
    }
    const outcome = outcomeOf[event.key];
    if (!outcome) return;
    event.preventDefault();
    void answer(outcome);
  };

  return (
    <FullScreen
      title={t('converge.pairs.question')}
      description={t('converge.pairs.count', { count: pairs.compared })}
      closeLabel={t('converge.pairs.leave')}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <div className="flex flex-1 flex-col items-center justify-center gap-10 px-6 pb-16">
        {problem && <ProblemNotice problem={problem} />}
        <div
          key={`${next.leftId}/${next.rightId}/${pairs.compared}`}
          className="grid w-full max-w-[64rem] items-stretch gap-6 mid:grid-cols-2"
        >
          {left && <Side idea={left} chord="←" onChoose={() => void answer('left')} />}
          {right && <Side idea={right} chord="→" onChoose={() => void answer('right')} />}
        </div>
        <div className="flex flex-wrap justify-center gap-2">
          <Button look="quiet" onClick={() => void answer('equal')}>
            {t('converge.pairs.equal')} <Keys chord="=" mac={false} />
          </Button>
          <Button look="quiet" onClick={() => void answer('skip')}>
            {t('converge.pairs.skip')} <Keys chord="s" mac={false} />
          </Button>
          <Button look="quiet" disabled={asked.length === 0} onClick={() => void takeBack()}>
            {t('converge.pairs.takeBack')} <Keys chord="⌫" mac={false} />
          </Button>
        </div>
      </div>
    </FullScreen>
  );
}

interface SideProps {
  readonly idea: Idea;
  readonly chord: string;
  onChoose(): void;
}

function Side({ idea, chord, onChoose }: SideProps) {
  return (
    <button
      type="button"
      onClick={onChoose}
      className="group flex min-h-56 flex-col rounded-md border border-hairline-strong p-8 text-left transition-colors duration-100 hover:border-accent hover:bg-accent-wash"
    >
      <span className="block font-content text-lead font-semibold [overflow-wrap:anywhere]">
        {idea.title}
      </span>
      <span className="mt-3 block flex-1 font-content text-content text-ink-2 [overflow-wrap:anywhere]">
        {idea.pitch}
      </span>
      <span className="mt-6 block">
        <Keys chord={chord} mac={false} />
      </span>
    </button>
  );
}
