import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceFields } from '../../../contract/develop-documents.ts';
import type { Problem } from '../../../contract/errors.ts';
import { searchLimit, type Passage } from '../../../contract/knowledge.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { usePage } from './page-context.ts';

/** Finds a passage of the project's sources and puts it behind a claim. */
export function PassageForm({ onAdd }: { onAdd(fields: EvidenceFields): Promise<boolean> }) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { projectId } = usePage();
  const [question, setQuestion] = useState('');
  const [passages, setPassages] = useState<readonly Passage[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const search = async () => {
    setProblem(null);
    setBusy(true);
    try {
      const found = await backend.call('knowledge.search', { projectId, question, count: 5 });
      setPassages(found.passages);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  const link = (passage: Passage) =>
    void onAdd({
      kind: 'passage',
      rung: 'desk',
      sourceId: passage.sourceId,
      source: passage.source,
      headings: passage.headings,
      start: passage.start,
      end: passage.end,
      text: passage.text,
    });

  return (
    <>
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (question.trim() !== '') void search();
        }}
      >
        <input
          type="search"
          aria-label={t('develop.evidence.search')}
          placeholder={t('develop.evidence.search')}
          value={question}
          maxLength={searchLimit}
          onChange={(event) => setQuestion(event.target.value)}
          className="h-8 min-w-0 flex-1 rounded-md border border-hairline-strong bg-transparent px-2 text-ui"
        />
        <Button
          type="submit"
          disabled={busy || question.trim() === ''}
          icon={<Search size={14} aria-hidden />}
        >
          {t('develop.evidence.find')}
        </Button>
      </form>
      {problem && (
        <div className="mt-2">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {passages?.length === 0 && (
        <p className="mt-2 text-small text-ink-2">{t('develop.evidence.noPassages')}</p>
      )}
      {passages && passages.length > 0 && (
        <ul aria-label={t('develop.evidence.passages')} className="mt-2">
          {passages.map((passage) => (
            <li key={passage.chunkId} className="border-t border-hairline py-2 first:border-t-0">
              <p className="line-clamp-4 font-content text-ui [overflow-wrap:anywhere]">{passage.text}</p>
              <p className="mt-1 flex items-baseline justify-between gap-3 text-small text-ink-3">
                <span className="min-w-0 truncate">{[passage.source, ...passage.headings].join(' › ')}</span>
                <button
                  type="button"
                  className="shrink-0 rounded-sm font-medium text-accent underline-offset-2 hover:underline"
                  aria-label={t('develop.evidence.linkPassage', { text: passage.text.slice(0, 80) })}
                  onClick={() => link(passage)}
                >
                  {t('develop.evidence.link')}
                </button>
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
