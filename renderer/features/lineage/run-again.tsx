import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import type { RunGround } from '../../../contract/lineage.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { useTaskList } from '../../ui/tasks.ts';
import { useLineageDesk, type Rerun } from './lineage-desk.ts';
import { Part } from './part.tsx';

/** Asks the model again for an idea of its own, and holds the two against each other. */
export function RunAgain({ idea }: { readonly idea: Idea }) {
  const { t } = useTranslation();
  const desk = useLineageDesk();
  const rerun = useStore(desk.reruns, (state) => state[idea.id] ?? null);
  const isRunning = useTaskList().some(({ id, state }) => id === rerun?.taskId && state === 'running');
  const runId = idea.provenance?.generationId;
  if (runId === undefined) return null;
  const title = t('lineage.again.task', { title: idea.title });
  const { projectId, id: ideaId } = idea;
  return (
    <Part title={t('lineage.again.title')} lead={t('lineage.again.lead')}>
      {isRunning && rerun ? (
        <WorkLine taskId={rerun.taskId} title={title} />
      ) : (
        <Button onClick={() => void desk.runAgain({ projectId, runId, ideaId }, () => title)}>
          {t('lineage.again.run')}
        </Button>
      )}
      {rerun?.problem && <ProblemNotice problem={rerun.problem} />}
      {rerun?.done && <Result idea={idea} rerun={rerun} changed={rerun.done.changed} />}
    </Part>
  );
}

interface ResultProps {
  readonly idea: Idea;
  readonly rerun: Rerun;
  readonly changed: readonly RunGround[];
}

function Result({ idea, rerun, changed }: ResultProps) {
  const { t } = useTranslation();
  const own = rerun.ideas.find(({ kept }) => kept?.id === idea.id);
  return (
    <div role="status" className="mt-3 space-y-2 text-ui">
      <p className="font-medium">
        {own ? t(own.same ? 'lineage.again.same' : 'lineage.again.different') : t('lineage.again.gone')}
      </p>
      <Grounds changed={changed} />
      {own && !own.same && (
        <dl className="space-y-2">
          <Text label={t('lineage.again.then')} title={own.kept!.title} pitch={own.kept!.pitch} />
          <Text label={t('lineage.again.now')} title={own.again.title} pitch={own.again.pitch} />
        </dl>
      )}
    </div>
  );
}

/** What is another now than then, in a sentence. */
function Grounds({ changed }: { readonly changed: readonly RunGround[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="text-small text-ink-2">
      {changed.length === 0
        ? t('lineage.again.unchanged')
        : t('lineage.again.changed', {
            what: format.list(changed.map((one) => t(`lineage.grounds.${one}`))),
          })}
    </p>
  );
}

function Text(props: { readonly label: string; readonly title: string; readonly pitch: string }) {
  return (
    <div>
      <dt className="text-small text-ink-3">{props.label}</dt>
      <dd className="font-content text-ui [overflow-wrap:anywhere]">
        <span className="font-semibold">{props.title}</span> {props.pitch}
      </dd>
    </div>
  );
}
