import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useTaskList } from '../../ui/tasks.ts';
import { useRecommendDesk } from './recommend-desk.ts';
import { WorkLine } from '../../i18n/work-line.tsx';

interface ImportLineProps {
  readonly projectId: string;
  readonly state: { readonly taskId: number; readonly name: string; readonly problem: Problem | null };
}

/** An import under way, or why it came to nothing. */
export function ImportLine({ projectId, state }: ImportLineProps) {
  const { t } = useTranslation();
  const desk = useRecommendDesk();
  const task = useTaskList().find(({ id }) => id === state.taskId);
  if (state.problem)
    return (
      <div className="mb-4">
        <ProblemNotice
          problem={state.problem}
          actions={
            <Button look="quiet" onClick={() => desk.imports.set((now) => ({ ...now, [projectId]: null }))}>
              {t('common.dismiss')}
            </Button>
          }
        />
      </div>
    );
  return <WorkLine taskId={state.taskId} title={task?.title() ?? state.name} />;
}
