import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Part } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { partsFor, type Notices } from './parts-for.ts';

type NoticedPart = Notices['parts'][number];

/** What the app is built from, with each part's licence; the list is loaded when somebody wants to see it. */
export function LicencesPart() {
  const { t } = useTranslation();
  const [notices, setNotices] = useState<Notices | 'failed' | null>(null);
  const load = () =>
    void import('virtual:notices').then(
      (loaded) => setNotices(loaded.default),
      () => setNotices('failed'),
    );
  return (
    <Part title={t('licences.title')}>
      <p className="mb-3 font-content text-content text-ink-2">{t('licences.lead')}</p>
      {notices === null ? (
        <Button onClick={load}>{t('licences.show')}</Button>
      ) : notices === 'failed' ? (
        <Notice tone="unsure">{t('licences.failed')}</Notice>
      ) : (
        <Parts notices={notices} />
      )}
    </Part>
  );
}

function Parts({ notices }: { readonly notices: Notices }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<NoticedPart | null>(null);
  const found = partsFor(notices, search);
  const columns: TableColumn<NoticedPart>[] = [
    {
      id: 'name',
      heading: t('licences.name'),
      sortBy: ({ name }) => name.toLowerCase(),
      cell: (part) => (
        <button
          type="button"
          className="rounded-sm text-left underline decoration-hairline-strong underline-offset-2 hover:decoration-ink"
          onClick={() => setOpened(part)}
        >
          {part.name}
        </button>
      ),
    },
    {
      id: 'version',
      heading: t('licences.version'),
      cell: ({ version, kind }) => version ?? t(`licences.kinds.${kind}`),
    },
    {
      id: 'licence',
      heading: t('licences.licence'),
      sortBy: ({ licence }) => licence,
      cell: ({ licence }) => licence,
    },
  ];
  return (
    <>
      <SearchField label={t('licences.search')} value={search} limit={100} onChange={setSearch} />
      <p role="status" className="my-2 text-small text-ink-3 tabular-nums">
        {found.length === 0 ? t('licences.nothing') : t('licences.count', { count: found.length })}
      </p>
      {found.length > 0 && (
        <DataTable
          label={t('licences.title')}
          columns={columns}
          rows={found}
          rowKey={({ kind, name, version }) => `${kind} ${name} ${version}`}
        />
      )}
      <Sheet
        open={opened !== null}
        title={opened?.name ?? ''}
        description={opened ? [opened.version, opened.licence].filter(Boolean).join(' · ') : ''}
        closeLabel={t('common.close')}
        onOpenChange={(open) => {
          if (!open) setOpened(null);
        }}
      >
        {opened && (
          // Nothing in it can be focused otherwise, and the keyboard has to be able to scroll it.
          <p
            tabIndex={0}
            className="rounded-sm font-mono text-small [overflow-wrap:anywhere] whitespace-pre-wrap"
          >
            {notices.texts[opened.text]}
          </p>
        )}
      </Sheet>
    </>
  );
}
