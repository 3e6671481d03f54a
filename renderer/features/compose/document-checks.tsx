import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComposeLanguage } from '../../../contract/compose-templates.ts';
import { problemOf, queryKeyOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Measures } from './measures.tsx';
import { useMeasures } from './use-measures.ts';
import { typedText } from './value-of.ts';

interface DocumentChecksProps {
  readonly documentId: string;
  readonly text: string;
  readonly language: ComposeLanguage;
}

const pauseMs = 400;

/** What is measured of the text as it stands, held against what it was written from. */
export function DocumentChecks({ documentId, text, language }: DocumentChecksProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const measuresOf = useMeasures();
  const history = useAsk('compose.history', { documentId });
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const origin = history.data?.map((version) => version.origin).find(({ kind }) => kind === 'variant');
  const from = origin?.kind === 'variant' ? origin : null;
  const input = {
    text: settled,
    language,
    ...(from
      ? {
          lengthTarget: from.lengthTarget,
          bannedWords: from.bannedWords,
          requiredWords: from.requiredWords,
          facts: Object.values(from.values).map(typedText),
        }
      : {}),
  };
  const checks = useQuery({
    queryKey: queryKeyOf('compose.check', input),
    queryFn: () => backend.call('compose.check', input),
    enabled: history.data !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (checks.error) return <ProblemNotice problem={problemOf(checks.error)} />;
  if (!checks.data) return null;
  return (
    <>
      <Measures measures={measuresOf(checks.data)} />
      {checks.data.repetition.phrases.length > 0 && (
        <p lang={language} className="mt-3 text-small text-ink-3">
          {t('compose.measures.repeatedList')}{' '}
          {format.sideBySide(
            checks.data.repetition.phrases
              .slice(0, 5)
              .map(({ text: phrase, count }) => `“${phrase}” ×${count}`),
          )}
        </p>
      )}
      <p className="mt-3 text-small text-ink-3">
        {t(from ? 'compose.measures.againstFacts' : 'compose.measures.noFacts')}
      </p>
    </>
  );
}
