import { useTranslation } from 'react-i18next';
import type { Citation } from '../../../contract/answer.ts';
import { classNames } from '../../ui/class-names.ts';

interface EvidenceProps {
  readonly citations: readonly Citation[];
  readonly lit: string | null;
  onLight(chunkId: string | null): void;
  onOpen(citation: Citation): void;
}

/** What the latest answer rests on, passage by passage; the one pointed at is lit. */
export function Evidence({ citations, lit, onLight, onOpen }: EvidenceProps) {
  const { t } = useTranslation();
  return (
    <aside
      aria-label={t('assistant.evidence.title')}
      className="hidden w-72 shrink-0 border-l border-hairline px-5 wide:block"
    >
      <div className="sticky top-0 py-2">
        <h2 className="mb-2 text-small font-medium text-ink-3">{t('assistant.evidence.title')}</h2>
        {citations.length === 0 && <p className="text-ui text-ink-3">{t('assistant.evidence.none')}</p>}
        <ol>
          {citations.map((citation) => (
            <li key={citation.number} className="border-t border-hairline first:border-0">
              <button
                type="button"
                aria-label={t('assistant.evidence.open', {
                  source: citation.source,
                  number: citation.number,
                })}
                onMouseEnter={() => onLight(citation.chunkId)}
                onMouseLeave={() => onLight(null)}
                onClick={() => onOpen(citation)}
                className={classNames(
                  'block w-full rounded-sm px-2 py-3 text-left transition-colors duration-100',
                  citation.chunkId === lit && 'bg-accent-wash',
                )}
              >
                <span className="block text-small text-ink-3 [overflow-wrap:anywhere]">
                  {citation.number} · {[citation.source, ...citation.headings.slice(-1)].join(' › ')}
                </span>
                <span className="mt-1 line-clamp-6 font-content text-ui [overflow-wrap:anywhere]">
                  {citation.text}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </aside>
  );
}
