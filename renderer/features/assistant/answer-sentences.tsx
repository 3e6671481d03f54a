import { useTranslation } from 'react-i18next';
import type { Answer, Citation } from '../../../contract/answer.ts';
import { classNames } from '../../ui/class-names.ts';

interface AnswerSentencesProps {
  readonly answer: Answer;
  /** The passage that is lit in the evidence. */
  readonly lit: string | null;
  onLight(chunkId: string | null): void;
  onOpen(citation: Citation): void;
}

const marks = {
  verbatim: 'decoration-transparent',
  supported: 'decoration-accent decoration-dotted',
  replaced: 'decoration-amber decoration-dotted',
  wording: 'decoration-transparent',
} as const;

/** The sentences of an answer; each says how it was held up, and its numbers open what it rests on. */
export function AnswerSentences({ answer, lit, onLight, onOpen }: AnswerSentencesProps) {
  const { t } = useTranslation();
  return (
    <p className="font-content text-content [overflow-wrap:anywhere]">
      {answer.sentences.map(({ text, citations, check }, i) => {
        const cited = answer.citations.filter(({ number }) => citations.includes(number));
        const first = cited[0]?.chunkId ?? null;
        return (
          <span
            key={i}
            title={[t(`assistant.answer.marks.${check.verdict}`), ...check.faults].join(' ')}
            onMouseEnter={() => onLight(first)}
            onMouseLeave={() => onLight(null)}
            className={classNames(
              'arrive underline decoration-2 underline-offset-4',
              marks[check.verdict],
              first !== null && cited.some(({ chunkId }) => chunkId === lit) && 'bg-accent-wash',
            )}
          >
            {text}
            <span className="sr-only"> ({t(`assistant.answer.marks.${check.verdict}`)})</span>
            {cited.map((citation) => (
              <button
                key={citation.number}
                type="button"
                aria-label={t('assistant.answer.cited', { number: citation.number, source: citation.source })}
                onFocus={() => onLight(citation.chunkId)}
                onBlur={() => onLight(null)}
                onClick={() => onOpen(citation)}
                className="ml-0.5 rounded-sm px-0.5 align-super font-ui text-[11px] leading-none text-accent tabular-nums hover:underline"
              >
                {citation.number}
              </button>
            ))}{' '}
          </span>
        );
      })}
    </p>
  );
}
