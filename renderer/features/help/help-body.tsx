import { Link } from '@tanstack/react-router';
import type { HelpBlock, HelpPage, HelpSpan } from './help-text.ts';
import { helpTopicOf } from './topics.ts';

interface HelpBodyProps {
  readonly page: HelpPage;
  /** Words to be marked where they stand; none for an empty one. */
  readonly query: string;
}

/** The text of a page. */
export function HelpBody({ page, query }: HelpBodyProps) {
  const words = query.split(/\s+/u).filter((word) => word !== '');
  return (
    <>
      <h2 id="help-title" className="mb-4 font-content text-lead font-semibold">
        {page.title}
      </h2>
      <div className="space-y-4 font-content text-content">
        {grouped(page.blocks).map((group, i) => {
          const [first] = group;
          const lines = group.map(({ spans }, at) => <Line key={at} spans={spans} words={words} />);
          if (first?.kind === 'bullet')
            return (
              <ul key={i} className="list-disc space-y-2 pl-5 marker:text-ink-3">
                {lines.map((line, at) => (
                  <li key={at}>{line}</li>
                ))}
              </ul>
            );
          if (first?.kind === 'step')
            return (
              <ol key={i} className="list-decimal space-y-2 pl-6 marker:text-ink-3 marker:tabular-nums">
                {lines.map((line, at) => (
                  <li key={at}>{line}</li>
                ))}
              </ol>
            );
          return <p key={i}>{lines}</p>;
        })}
      </div>
    </>
  );
}

/** Bullets that follow one another as one list, steps too; each paragraph by itself. */
function grouped(blocks: readonly HelpBlock[]): HelpBlock[][] {
  const groups: HelpBlock[][] = [];
  for (const block of blocks) {
    const before = groups.at(-1);
    if (before && block.kind !== 'paragraph' && before[0]!.kind === block.kind) before.push(block);
    else groups.push([block]);
  }
  return groups;
}

interface LineProps {
  readonly spans: readonly HelpSpan[];
  readonly words: readonly string[];
}

function Line({ spans, words }: LineProps) {
  return spans.map(({ text, look, to }, i) => {
    const shown = <Lit key={i} text={text} words={words} />;
    const topic = helpTopicOf(to);
    switch (look) {
      case 'plain':
        return shown;
      case 'strong':
        return <strong key={i}>{shown}</strong>;
      case 'code':
        return (
          <code key={i} className="rounded-sm bg-paper-low px-1 font-mono text-[0.9em]">
            {text}
          </code>
        );
      case 'link':
        return (
          <Link
            key={i}
            to="/help"
            search={topic === undefined ? {} : { topic }}
            className="rounded-sm text-accent underline decoration-hairline-strong underline-offset-2 hover:decoration-accent"
          >
            {shown}
          </Link>
        );
    }
  });
}

/** A text with the words that are looked for marked. */
function Lit({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  if (words.length === 0) return text;
  const any = new RegExp(
    `(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|')})`,
    'giu',
  );
  return text.split(any).map((piece, i) =>
    i % 2 === 1 ? (
      <mark key={i} className="bg-accent-wash text-ink">
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
}
