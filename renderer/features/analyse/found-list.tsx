import { useTranslation } from 'react-i18next';
import type { Finding, MaskSource } from '../../../contract/personal-data.ts';

interface FoundListProps {
  readonly findings: readonly Finding[];
  readonly source: MaskSource;
}

/** The longest text that is shown with its findings lit. */
const litLimit = 20_000;
const listed = 30;

/** What was found: lit in a text, listed for a table. */
export function FoundList({ findings, source }: FoundListProps) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  if (source.kind === 'text' && source.text.length <= litLimit)
    return (
      <p className="rounded-md bg-paper-low px-4 py-3 font-content text-content [overflow-wrap:anywhere] whitespace-pre-wrap">
        {pieces(source.text, findings).map(({ text, finding }, at) =>
          finding ? (
            <mark
              key={at}
              title={t(`analyse.kinds.${finding.kind}`)}
              className="rounded-sm bg-amber-wash text-ink"
            >
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </p>
    );
  return (
    <ul className="columns-2 text-small text-ink-2">
      {findings.slice(0, listed).map((finding, at) => (
        <li key={at} className="[overflow-wrap:anywhere]">
          {finding.text}{' '}
          <span className="text-ink-3">
            {[
              t(`analyse.kinds.${finding.kind}`),
              finding.row === null ? null : t('analyse.rows.row', { row: finding.row }),
              finding.column,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A text cut at its findings, which come in order and don't overlap. */
function pieces(text: string, findings: readonly Finding[]) {
  const cut: { readonly text: string; readonly finding: Finding | null }[] = [];
  let at = 0;
  for (const finding of findings) {
    cut.push({ text: text.slice(at, finding.start), finding: null });
    cut.push({ text: text.slice(finding.start, finding.end), finding });
    at = finding.end;
  }
  return [...cut, { text: text.slice(at), finding: null }];
}
