import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../contract/knowledge.ts';
import { useFormat } from '../../i18n/format.ts';
import { IconButton } from '../../ui/button.tsx';
import { SourceRemarks } from './source-remarks.tsx';

interface SourcesTableProps {
  readonly sources: readonly Source[];
  /** An import is under way: what is incomplete is being read. */
  readonly importing: boolean;
  onOpen(source: Source): void;
  onEncoding(path: string): void;
  onDelete(source: Source): void;
}

/** The sources of a project: what they are, how much of them can be found, and what is wrong with them. */
export function SourcesTable({ sources, importing, onOpen, onEncoding, onDelete }: SourcesTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const passages = sources.reduce((sum, { chunks }) => sum + chunks, 0);
  const unfinished = importing ? t('knowledge.sources.reading') : t('knowledge.sources.importing');
  // Where there is no room for them, the sheet of a source says how long it is.
  const number = 'py-2.5 pl-4 text-right text-small text-ink-3 tabular-nums max-mid:hidden';
  return (
    <table className="w-full text-left">
      <caption className="pb-2 text-left text-small text-ink-3 tabular-nums">
        {t('knowledge.sources.totals', { count: sources.length, passages: format.number(passages) })}
      </caption>
      <thead className="border-b border-hairline text-small text-ink-3 *:*:pb-1.5 *:*:font-normal">
        <tr>
          <th scope="col">{t('knowledge.sources.name')}</th>
          <th scope="col" className="pl-4">
            {t('knowledge.sources.kind')}
          </th>
          <th scope="col" className="pl-4 text-right max-mid:hidden">
            {t('knowledge.sources.pages')}
          </th>
          <th scope="col" className="pl-4 text-right max-mid:hidden">
            {t('knowledge.sources.passages')}
          </th>
          <th scope="col" className="pl-4">
            {t('knowledge.sources.state')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.id} className="group border-b border-hairline align-baseline">
            <th scope="row" className="py-2.5 font-normal">
              <button
                type="button"
                title={t('knowledge.sources.open', { name: source.name })}
                onClick={() => onOpen(source)}
                className="rounded-sm text-left font-content text-content font-semibold [overflow-wrap:anywhere] hover:text-accent"
              >
                {source.name}
              </button>
              <SourceRemarks source={source} onEncoding={onEncoding} />
            </th>
            <td className="py-2.5 pl-4 text-small whitespace-nowrap text-ink-2">
              {t(`knowledge.sources.kinds.${source.kind}`)}
            </td>
            <td className={number}>{source.pages > 0 ? format.number(source.pages) : '–'}</td>
            <td className={number}>{format.number(source.chunks)}</td>
            <td className="py-2.5 pl-4 text-small whitespace-nowrap text-ink-2">
              {source.state === 'ready' ? (
                t('knowledge.sources.ready')
              ) : (
                <span className="text-amber">{unfinished}</span>
              )}
            </td>
            <td className="w-8 py-1.5 pl-2 text-right align-middle">
              <IconButton
                label={t('knowledge.sources.delete', { name: source.name })}
                onClick={() => onDelete(source)}
                className="hover:text-red"
              >
                <Trash2 size={15} aria-hidden />
              </IconButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
