import { Link2Off } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../../contract/errors.ts';
import type { Dataset } from '../../../contract/recommend-data.ts';
import type { RecommenderRun } from '../../../contract/recommend-results.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Heading } from './step.tsx';
import { verdictSentence } from './verdict-words.ts';

interface EvidencePartProps {
  readonly dataset: Dataset;
  readonly run: RecommenderRun | null;
}

/** Links the run shown to an idea of the project, for or against it. */
export function EvidencePart({ dataset, run }: EvidencePartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const { projectId } = dataset;
  const ideas = useAsk('ideas.list', { projectId }).data ?? [];
  const evidence = useAsk('recommend.evidence', { projectId }).data ?? [];
  const [picked, setPicked] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const ideaId = picked ?? ideas[0]?.id ?? null;
  const titleOf = (id: string) => ideas.find((idea) => idea.id === id)?.title ?? id;
  const failed = (error: unknown) => setProblem(problemOf(error));
  const link = () => {
    if (!run || ideaId === null) return;
    setProblem(null);
    backend.call('recommend.linkEvidence', { runId: run.id, ideaId, note }).then(() => {
      setNote('');
      toast(t('recommend.handOver.linked'));
    }, failed);
  };

  return (
    <>
      <Heading>{t('recommend.handOver.evidence')}</Heading>
      <p className="text-ui text-ink-2">
        {ideas.length === 0
          ? t('recommend.handOver.noIdeas')
          : run
            ? t('recommend.handOver.evidenceLead')
            : t('recommend.handOver.noRun')}
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {run && ideaId !== null && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <Select
            label={t('recommend.handOver.idea')}
            value={ideaId}
            options={ideas.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={setPicked}
          />
          <input
            aria-label={t('recommend.handOver.note')}
            placeholder={t('recommend.handOver.note')}
            value={note}
            maxLength={2000}
            onChange={(event) => setNote(event.target.value)}
            className="h-8 min-w-0 flex-1 basis-60 rounded-md border border-hairline-strong bg-transparent px-2 text-ui"
          />
          <Button onClick={link}>{t('recommend.handOver.link')}</Button>
        </div>
      )}
      {evidence.length > 0 && (
        <ul aria-label={t('recommend.handOver.evidence')} className="mt-3 max-w-column">
          {evidence.map((one) => (
            <li
              key={`${one.runId} ${one.ideaId}`}
              className="flex items-start gap-3 border-b border-hairline py-2 last:border-b-0"
            >
              <div className="min-w-0 flex-1">
                <p className="text-ui font-medium">{titleOf(one.ideaId)}</p>
                {one.note && <p className="font-content text-ui">{one.note}</p>}
                <p className="text-small text-ink-3">
                  {one.datasetName}: {verdictSentence(one.verdict, t, format)}
                </p>
              </div>
              <IconButton
                label={t('recommend.handOver.unlink', { title: titleOf(one.ideaId) })}
                onClick={() =>
                  void backend
                    .call('recommend.unlinkEvidence', { runId: one.runId, ideaId: one.ideaId })
                    .catch(failed)
                }
              >
                <Link2Off size={14} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
