import { useTranslation } from 'react-i18next';
import type { ComposeLanguage } from '../../../contract/compose-templates.ts';
import type { DiffPiece } from '../../../contract/compose-texts.ts';
import { Change } from './diff-text.tsx';

interface DiffChoiceProps {
  readonly pieces: readonly DiffPiece[];
  readonly language: ComposeLanguage;
  readonly accepted: ReadonlySet<number>;
  onAccepted(accepted: ReadonlySet<number>): void;
}

/** A difference each change of which is taken or left. */
export function DiffChoice({ pieces, language, accepted, onAccepted }: DiffChoiceProps) {
  const { t } = useTranslation();
  const toggle = (id: number) => {
    const next = new Set(accepted);
    if (!next.delete(id)) next.add(id);
    onAccepted(next);
  };
  const shown = (words: string) => words.trim().replace(/\s+/gu, ' ');
  return (
    <p
      role="group"
      aria-label={t('compose.rewrite.changes')}
      lang={language}
      className="font-content text-content whitespace-pre-wrap [overflow-wrap:anywhere]"
    >
      {pieces.map((piece, i) => {
        if (piece.kind === 'same') return <span key={i}>{piece.text}</span>;
        const { id, before, after } = piece;
        const taken = accepted.has(id);
        return (
          // A button would not break across lines as the words it stands for do.
          <span
            key={i}
            role="checkbox"
            tabIndex={0}
            aria-checked={taken}
            aria-label={
              before.trim() === ''
                ? t('compose.rewrite.adds', { after: shown(after) })
                : after.trim() === ''
                  ? t('compose.rewrite.drops', { before: shown(before) })
                  : t('compose.rewrite.replaces', { before: shown(before), after: shown(after) })
            }
            onClick={() => toggle(id)}
            onKeyDown={(event) => {
              if (event.key !== ' ' && event.key !== 'Enter') return;
              event.preventDefault();
              toggle(id);
            }}
            className="cursor-default rounded-sm outline-offset-1 hover:bg-paper-low"
          >
            <Change before={before} after={after} taken={taken} />
          </span>
        );
      })}
    </p>
  );
}
