import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { OutputOf } from '../../../contract/index.ts';
import { searchLimit, type Source } from '../../../contract/knowledge.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { SourcesFilter } from './sources-filter.tsx';
import { FoundPassage } from './found-passage.tsx';
import { ReadTogetherLine } from './read-together.tsx';
import type { SourcePlace } from './source-sheet.tsx';

interface TryQuestionProps {
  readonly projectId: string;
  readonly sources: readonly Source[];
  onOpen(place: SourcePlace): void;
}

/** A question put to the sources before anybody is answered: what is found, and by what. */
export function TryQuestion({ projectId, sources, onOpen }: TryQuestionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const [question, setQuestion] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [found, setFound] = useState<OutputOf<'knowledge.search'> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const latest = useRef(0);
  const tooLong = question.trim().length > searchLimit;
  const ready = question.trim() !== '' && !tooLong;

  const ask = async (among: ReadonlySet<string>) => {
    // A source that was taken away meanwhile is not searched; when all were, everything is.
    const sourceIds = sources.filter(({ id }) => among.has(id)).map(({ id }) => id);
    const mine = ++latest.current;
    setAsking(true);
    setProblem(null);
    try {
      const answer = await backend.call('knowledge.search', {
        ...{ projectId, question },
        sourceIds: sourceIds.length > 0 ? sourceIds : undefined,
      });
      if (mine === latest.current) setFound(answer);
    } catch (error) {
      if (mine === latest.current) setProblem(problemOf(error));
    }
    if (mine === latest.current) setAsking(false);
  };

  return (
    <section aria-labelledby="try-a-question" className="mt-12">
      <h2 id="try-a-question" className="font-content text-lead font-semibold">
        {t('knowledge.try.title')}
      </h2>
      <p className="font-content text-ui text-ink-2 italic">{t('knowledge.try.hint')}</p>
      <form
        className="mt-3 flex gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void ask(chosen);
        }}
      >
        <input
          aria-label={t('knowledge.try.question')}
          aria-invalid={tooLong}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          className="h-8 min-w-0 flex-1 border-b border-hairline-strong bg-transparent font-content text-content"
        />
        <Button type="submit" disabled={!ready || asking}>
          {asking ? t('knowledge.try.asking') : t('knowledge.try.ask')}
        </Button>
      </form>
      <div className="mt-1 mb-4 flex">
        <SourcesFilter
          sources={sources}
          chosen={chosen}
          onChoose={(next) => {
            setChosen(next);
            if (found && ready) void ask(next);
          }}
        />
      </div>
      {tooLong && (
        <p role="alert" className="mb-3 text-ui text-red">
          {t('knowledge.try.tooLong', { limit: format.number(searchLimit) })}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
      <div role="status" className="text-ui text-ink-2">
        {found?.read.repaired.map(({ from, to }) => (
          <p key={from}>{t('knowledge.try.repaired', { from, to })}</p>
        ))}
        {found && (
          <p className="pb-3 tabular-nums">
            {found.passages.length === 0
              ? t('knowledge.try.nothing')
              : t('knowledge.try.found', {
                  count: found.passages.length,
                  time: format.number(found.timings.totalMs),
                })}
          </p>
        )}
      </div>
      {found && found.passages.length > 0 && <ReadTogetherLine together={found.together} />}
      <ol>
        {found?.passages.map((passage) => (
          <FoundPassage key={passage.chunkId} passage={passage} onOpen={() => onOpen(passage)} />
        ))}
      </ol>
    </section>
  );
}
