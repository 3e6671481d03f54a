import { useTranslation } from 'react-i18next';
import type { NetworkEntry, NetworkState } from '../../../contract/network.ts';
import { useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';

const features = ['publish', 'download', 'hub-search', 'engine', 'update'] as const;

interface NetworkLogProps {
  readonly state: NetworkState | undefined;
  onClear(): void;
}

/** The log of attempts, newest first. */
export function NetworkLog({ state, onClear }: NetworkLogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useColumns();
  const entries = useAsk('network.log', {}).data?.entries;
  if (!entries) return null;
  return (
    <>
      <p className="font-content text-content text-ink-2">
        {format.sentences([entries.length === 0 && t('network.log.none'), t('network.log.note')])}
      </p>
      {entries.length > 0 && (
        <>
          <div className="mt-3">
            <DataTable
              label={t('network.log.title')}
              columns={columns}
              rows={entries}
              rowKey={({ id }) => String(id)}
            />
          </div>
          <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
            <p className="text-small text-ink-3 tabular-nums">
              {state &&
                t('network.log.counts', {
                  refused: format.number(state.refused),
                  allowed: format.number(state.allowed),
                })}
            </p>
            <Button look="quiet" onClick={onClear}>
              {t('network.log.clear')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

function useColumns(): readonly TableColumn<NetworkEntry>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const whoOf = ({ feature, by }: NetworkEntry) => {
    const known = features.find((name) => name === feature);
    return known ? t(`network.features.${known}`) : (feature ?? t(`network.log.by.${by}`));
  };
  const whereOf = ({ host, port }: NetworkEntry) =>
    port === null ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return [
    {
      id: 'when',
      heading: t('network.log.when'),
      cell: ({ lastAt }) => <span className="whitespace-nowrap">{format.moment(lastAt)}</span>,
      sortBy: ({ lastAt }) => lastAt,
    },
    { id: 'who', heading: t('network.log.who'), cell: whoOf, sortBy: whoOf },
    {
      id: 'what',
      heading: t('network.log.what'),
      cell: ({ kind }) => t(`network.log.kinds.${kind}`),
      sortBy: ({ kind }) => kind,
    },
    {
      id: 'where',
      heading: t('network.log.where'),
      cell: (entry) => <code className="font-mono">{whereOf(entry)}</code>,
      sortBy: whereOf,
    },
    {
      id: 'outcome',
      heading: t('network.log.outcome'),
      cell: ({ allowed }) => (allowed ? t('network.log.allowed') : t('network.log.refused')),
      sortBy: ({ allowed }) => Number(allowed),
    },
    {
      id: 'times',
      heading: t('network.log.times'),
      cell: ({ times }) => format.number(times),
      sortBy: ({ times }) => times,
      isNumber: true,
    },
    {
      id: 'bytes',
      heading: t('network.log.bytes'),
      cell: ({ sentBytes, receivedBytes }) =>
        sentBytes + receivedBytes === 0 ? '–' : `${format.bytes(sentBytes)} / ${format.bytes(receivedBytes)}`,
      sortBy: ({ sentBytes, receivedBytes }) => sentBytes + receivedBytes,
      isNumber: true,
    },
  ];
}
