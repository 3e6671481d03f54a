import { useTranslation } from 'react-i18next';
import type { ComposeLanguage } from '../../../contract/compose-templates.ts';
import type { TracedSentence } from '../../../contract/compose-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { linesOf, piecesOf, type TextLine, type TextPiece } from './text-lines.ts';

interface TracedTextProps {
  readonly text: string;
  readonly language: ComposeLanguage;
  readonly sentences: readonly TracedSentence[];
  /** Numbers that no fact holds. */
  readonly numbers: readonly string[];
}

const looks: Readonly<Record<TextLine['kind'], string>> = {
  title: 'text-lead font-semibold mt-1',
  heading: 'font-semibold mt-4',
  bullet: 'mt-1 flex gap-2',
  number: 'mt-1 flex gap-2',
  quote: 'mt-2 border-l-2 border-hairline-strong pl-3 text-ink-2',
  plain: 'mt-2',
};

/** A text as it reads. The model's sentences are dotted, those with a number that no fact holds stand on amber. */
export function TracedText({ text, language, sentences, numbers }: TracedTextProps) {
  return (
    <div lang={language} className="font-content text-content [overflow-wrap:anywhere]">
      {linesOf(text).map((line) => (
        <p key={line.start} className={looks[line.kind]}>
          {(line.kind === 'bullet' || line.kind === 'number') && (
            <span className="shrink-0 text-ink-3 tabular-nums">
              {line.kind === 'bullet' ? '•' : line.mark}
            </span>
          )}
          <span>
            {piecesOf(text, line, sentences, numbers).map((piece, i) => (
              <Piece key={i} piece={piece} />
            ))}
          </span>
        </p>
      ))}
    </div>
  );
}

function Piece({ piece: { text, by, bold, unsupported } }: { readonly piece: TextPiece }) {
  const { t } = useTranslation();
  const isModels = by === 'model';
  const title = unsupported
    ? t('compose.marks.unsupported')
    : isModels
      ? t('compose.marks.model')
      : undefined;
  const look = classNames(
    bold && 'font-semibold',
    isModels && 'underline decoration-accent decoration-dotted decoration-2 underline-offset-4',
    unsupported && 'bg-amber-wash',
  );
  if (!title) return look === '' ? text : <span className={look}>{text}</span>;
  return (
    <span title={title} className={look}>
      {text}
      <span className="sr-only"> ({title})</span>
    </span>
  );
}
