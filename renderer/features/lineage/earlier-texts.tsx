import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../../contract/errors.ts';
import type { Idea, IdeaFields } from '../../../contract/ideation.ts';
import type { Revision } from '../../../contract/lineage.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useUndo } from '../../ui/undo.ts';
import { Part } from './part.tsx';

const fields = ['title', 'pitch', 'who', 'why', 'experiment'] as const;
const textOf = ({ title, pitch, who, why, experiment }: Revision | Idea): IdeaFields => ({
  ...{ title, pitch, who, why, experiment },
});

/** The texts an idea had before, the latest first, and the way back to each. Nothing for one that was never changed. */
export function EarlierTexts({ idea }: { readonly idea: Idea }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const undo = useUndo();
  const [problem, setProblem] = useState<Problem | null>(null);
  const revisions = useAsk('lineage.revisions', { ideaId: idea.id }).data ?? [];
  if (revisions.length === 0) return null;
  const write = async (text: IdeaFields) => {
    setProblem(null);
    try {
      await backend.call('ideas.edit', { id: idea.id, fields: text });
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    }
  };
  const goBack = async (revision: Revision) => {
    const before = textOf(idea);
    if (!(await write(textOf(revision)))) return;
    undo.push(t('lineage.texts.undo'), async () => {
      await write(before);
    });
    toast(t('lineage.texts.wentBack'));
  };
  return (
    <Part title={t('lineage.texts.title')}>
      {problem && <ProblemNotice problem={problem} />}
      <ol>
        {revisions.toReversed().map((revision) => (
          <li key={revision.id} className="border-b border-hairline py-3 last:border-0">
            <p className="text-small text-ink-3">
              {t(`lineage.texts.by.${revision.by}`)} · {format.moment(revision.writtenAt)}
            </p>
            {fields
              .filter((name) => revision[name].trim() !== '' && revision[name] !== idea[name])
              .map((name) => (
                <p
                  key={name}
                  className="mt-1 font-content text-ui [overflow-wrap:anywhere] whitespace-pre-wrap"
                >
                  {revision[name]}
                </p>
              ))}
            <Button look="quiet" className="mt-1 -ml-3" onClick={() => void goBack(revision)}>
              {t('lineage.texts.back')}
            </Button>
          </li>
        ))}
      </ol>
    </Part>
  );
}
