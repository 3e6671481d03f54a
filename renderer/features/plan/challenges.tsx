import { useTranslation } from 'react-i18next';
import type { SolutionMark } from '../../../contract/plan-entries.ts';
import type { Challenge } from '../../../contract/plan-library.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import type { Room } from './room.ts';
import { SolutionRow, type MarkChange } from './solution-row.tsx';
import { usePlanWork } from './use-plan-work.ts';
import { useProjectNames } from './use-project-names.ts';
import { useSay } from './words.ts';

interface ChallengesProps {
  readonly projectId: string;
  readonly challenges: readonly Challenge[];
  readonly marks: readonly SolutionMark[];
  readonly rooms: readonly Room[];
}

/** The challenge register: what is hard, what helps, what this app offers for it, and where the project stands. */
export function Challenges({ projectId, challenges, marks, rooms }: ChallengesProps) {
  const { t } = useTranslation();
  const say = useSay();
  const backend = useBackend();
  const { ideas } = useProjectNames(projectId);
  const { problem, attempt } = usePlanWork();
  const markOf = (id: string) => marks.find(({ solutionId }) => solutionId === id);
  const settled = (id: string) => ['done', 'not-needed'].includes(markOf(id)?.state ?? 'open');
  const change = (solutionId: string) => (fields: MarkChange) =>
    attempt(() => backend.call('plan.markSolution', { projectId, solutionId, fields }));

  return (
    <>
      <p className="max-w-column font-content text-content text-ink-2">{t('plan.challenges.lead')}</p>
      {problem && (
        <div className="mt-4">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {challenges.map((challenge) => (
        <section
          key={challenge.id}
          aria-labelledby={`challenge-${challenge.id}`}
          className="mt-8 grid gap-x-8 gap-y-2 border-t border-hairline-strong pt-4 wide:grid-cols-[15rem_minmax(0,1fr)]"
        >
          <div>
            <h2 id={`challenge-${challenge.id}`} className="font-content text-lead font-semibold">
              {say(challenge.title)}
            </h2>
            <p className="mt-1 font-content text-ui text-ink-2">{say(challenge.why)}</p>
            <p className="mt-2 text-small text-ink-3 tabular-nums">
              {t('plan.challenges.done', {
                done: challenge.solutions.filter(({ id }) => settled(id)).length,
                all: challenge.solutions.length,
              })}
            </p>
          </div>
          <ul className="min-w-0">
            {challenge.solutions.map((solution) => (
              <SolutionRow
                key={solution.id}
                solution={solution}
                mark={markOf(solution.id)}
                ideas={ideas}
                room={rooms.find(({ id }) => id === solution.place) ?? null}
                onChange={change(solution.id)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
