import type { ComposeLanguage } from '../../../contract/compose-templates.ts';
import type { DiffPiece } from '../../../contract/compose-texts.ts';

interface DiffTextProps {
  readonly pieces: readonly DiffPiece[];
  readonly language: ComposeLanguage;
}

/** Characters of what stayed that are shown before and behind a change. */
const shownAround = 60;

/** What stayed, without its middle: only what is near a change helps to read it. */
function around(text: string, isFirst: boolean, isLast: boolean): string {
  const head = isFirst ? 0 : shownAround;
  const tail = isLast ? 0 : shownAround;
  if (text.length <= head + tail + shownAround) return text;
  // Words are not cut; what has no spaces is.
  const before = text.slice(0, head).replace(/\s\S{0,15}$/u, '');
  const behind = tail === 0 ? '' : text.slice(-tail).replace(/^\S{0,15}\s/u, '');
  return `${before} … ${behind}`.trim();
}

/** A difference to be read: what went is struck, what came is underlined. */
export function DiffText({ pieces, language }: DiffTextProps) {
  return (
    <p lang={language} className="font-content text-ui whitespace-pre-wrap [overflow-wrap:anywhere]">
      {pieces.map((piece, i) =>
        piece.kind === 'same' ? (
          <span key={i} className="text-ink-2">
            {around(piece.text, i === 0, i === pieces.length - 1)}
          </span>
        ) : (
          <span key={i}>
            <Change before={piece.before} after={piece.after} taken />
          </span>
        ),
      )}
    </p>
  );
}

interface ChangeProps {
  readonly before: string;
  readonly after: string;
  /** Not taken: what was stays. */
  readonly taken: boolean;
}

/** One change: struck and underlined when it is taken; else what was, with what was proposed greyed. */
export function Change({ before, after, taken }: ChangeProps) {
  return (
    <>
      {before !== '' && (
        <del className={taken ? 'bg-red-wash text-ink-2 decoration-red' : 'text-ink no-underline'}>
          {before}
        </del>
      )}
      {after !== '' && (
        <ins
          className={
            taken
              ? 'ml-0.5 bg-accent-wash text-ink decoration-accent decoration-2 underline-offset-4'
              : 'ml-0.5 text-ink-3 line-through decoration-ink-3'
          }
        >
          {after}
        </ins>
      )}
    </>
  );
}
