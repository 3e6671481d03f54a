import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestCase } from '../../../../contract/tests.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { DataTable, type TableColumn } from '../../../ui/data-table.tsx';

interface TestTableProps {
  readonly tests: readonly TestCase[];
  onOpen(test: TestCase): void;
  onConfirm(test: TestCase): void;
  onDelete(test: TestCase): void;
}

/** The questions of the test bench in rows. */
export function TestTable({ tests, onOpen, onConfirm, onDelete }: TestTableProps) {
  const { t } = useTranslation();
  const columns = useMemo(
    (): TableColumn<TestCase>[] => [
      {
        id: 'question',
        heading: t('assistant.bench.questions.question'),
        cell: (test) => (
          <button
            type="button"
            aria-label={t('assistant.bench.questions.open', { question: test.question })}
            onClick={() => onOpen(test)}
            className="w-full rounded-sm text-left text-ui hover:text-accent"
          >
            <span className="line-clamp-1">{test.question}</span>
          </button>
        ),
        sortBy: ({ question }) => question,
      },
      {
        id: 'kind',
        heading: t('assistant.bench.questions.kind'),
        cell: ({ kind }) => (
          <span className="whitespace-nowrap text-ink-2">{t(`assistant.bench.questions.kinds.${kind}`)}</span>
        ),
        sortBy: ({ kind }) => kind,
      },
      {
        id: 'answer',
        heading: t('assistant.bench.questions.answer'),
        cell: ({ answer }) => <span className="line-clamp-1 text-ink-2">{answer || '–'}</span>,
        sortBy: ({ answer }) => answer,
      },
      {
        id: 'state',
        heading: t('assistant.bench.questions.state'),
        cell: (test) =>
          test.state === 'confirmed' ? (
            <span className="text-ink-3">{t('assistant.bench.questions.confirmed')}</span>
          ) : (
            <span className="flex items-center gap-1 text-amber">
              {t('assistant.bench.questions.draftState')}
              <Button look="quiet" className="h-5! px-1.5! text-accent" onClick={() => onConfirm(test)}>
                {t('assistant.bench.questions.confirm')}
              </Button>
            </span>
          ),
        sortBy: ({ state }) => state,
      },
      {
        id: 'delete',
        heading: <span className="sr-only">{t('assistant.bench.questions.delete', { question: '' })}</span>,
        cell: (test) => (
          <IconButton
            label={t('assistant.bench.questions.delete', { question: test.question })}
            className="size-5! hover:text-red"
            onClick={() => onDelete(test)}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
        ),
      },
    ],
    [t, onOpen, onConfirm, onDelete],
  );
  return (
    <DataTable
      label={t('assistant.bench.questions.title')}
      columns={columns}
      rows={tests}
      rowKey={({ id }) => id}
    />
  );
}
