import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { MergeForm } from './merge-form.tsx';
import { useMerge } from './use-merge.ts';

interface MergeSheetProps {
  readonly projectId: string;
  /** What is to be merged; fewer than two that are there close the sheet. */
  readonly ideaIds: readonly string[];
  onClose(): void;
  /** The idea that was kept. */
  onMerged(keptId: string): void;
}

/** Asks which of some ideas is kept, and what it says from then on. */
export function MergeSheet({ projectId, ideaIds, onClose, onMerged }: MergeSheetProps) {
  const { t } = useTranslation();
  const list = useAsk('ideas.list', { projectId });
  const ideas = list.data?.filter(({ id }) => ideaIds.includes(id)) ?? [];
  return (
    <Sheet
      open={ideas.length > 1}
      title={t('cluster.merge.title', { count: ideas.length })}
      description={t('cluster.merge.lead')}
      closeLabel={t('common.close')}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      {ideas.length > 1 && (
        <Choosing
          key={ideaIds.join()}
          projectId={projectId}
          ideas={ideas}
          onClose={onClose}
          onMerged={onMerged}
        />
      )}
    </Sheet>
  );
}

interface ChoosingProps extends Omit<MergeSheetProps, 'ideaIds'> {
  readonly ideas: readonly Idea[];
}

function Choosing({ projectId, ideas, onClose, onMerged }: ChoosingProps) {
  const { t } = useTranslation();
  const { merge, problem } = useMerge(projectId);
  const [keepId, setKeepId] = useState(ideas[0]!.id);
  const kept = ideas.find(({ id }) => id === keepId) ?? ideas[0]!;
  const [fields, setFields] = useState({ title: kept.title, pitch: kept.pitch });
  const choose = (idea: Idea) => {
    setKeepId(idea.id);
    setFields({ title: idea.title, pitch: idea.pitch });
  };
  const finish = async () => {
    const awayIds = ideas.flatMap(({ id }) => (id === kept.id ? [] : id));
    if (!(await merge([{ keepId: kept.id, awayIds, fields }]))) return;
    onMerged(kept.id);
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <fieldset>
        <legend className="text-ui font-medium">{t('cluster.merge.keep')}</legend>
        <div className="mt-1 max-h-56 overflow-y-auto">
          {ideas.map((idea) => (
            <label key={idea.id} className="flex items-start gap-2 py-1.5">
              <input
                type="radio"
                name="keep"
                checked={idea.id === kept.id}
                className="mt-1 accent-accent"
                onChange={() => choose(idea)}
              />
              <span className="min-w-0">
                <span className="block font-content text-ui font-semibold">{idea.title}</span>
                <span className="block font-content text-ui text-ink-2">{idea.pitch}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <MergeForm fields={fields} onChange={setFields} />
      {problem && (
        <div className="mt-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button type="submit" look="primary" disabled={fields.title.trim() === ''}>
          {t('cluster.merge.confirm')}
        </Button>
      </div>
    </form>
  );
}
