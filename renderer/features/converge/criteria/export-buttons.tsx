import { fileNameOf } from '../../../../contract/file-name.ts';
import { useTranslation } from 'react-i18next';
import { csvLine } from '../../../../contract/csv.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import type { OutputOf } from '../../../../contract/index.ts';
import { useAsk } from '../../../backend.ts';
import { Button } from '../../../ui/button.tsx';
import { downloadText } from '../../../ui/download.ts';
import { useSay } from '../say.ts';
import { rankingRows, toMarkdownTable } from './ranking-table.ts';

interface ExportButtonsProps {
  readonly projectId: string;
  readonly table: OutputOf<'converge.table'>;
  readonly ideas: readonly Idea[];
}

/** Hands the table to the person: for a spreadsheet, or to be read. */
export function ExportButtons({ projectId, table, ideas }: ExportButtonsProps) {
  const { t } = useTranslation();
  const say = useSay();
  const projects = useAsk('projects.list', {});
  const project = projects.data?.find(({ id }) => id === projectId)?.name ?? '';
  const title = `${project}: ${say(table.set.name)}`;
  const rows = () =>
    rankingRows(table, new Map(ideas.map((idea) => [idea.id, idea.title])), {
      rank: t('converge.export.rank'),
      idea: t('converge.export.idea'),
      figure: t('converge.export.figure'),
      low: t('converge.export.low'),
      high: t('converge.export.high'),
      unknown: t('converge.assess.unknown'),
      vetoed: t('converge.export.vetoed'),
      rests: t('converge.export.rests'),
      say,
    });
  return (
    <div className="mt-6 -ml-3 flex flex-wrap">
      {/* Excel takes a file without the mark for one in the machine's own encoding. */}
      <Button
        look="quiet"
        onClick={() => {
          const text = `\uFEFF${rows().map(csvLine).join('')}`;
          downloadText(fileNameOf(title, 'csv'), text, 'text/csv');
        }}
      >
        {t('converge.export.csv')}
      </Button>
      <Button
        look="quiet"
        onClick={() => downloadText(fileNameOf(title, 'md'), toMarkdownTable(title, rows()))}
      >
        {t('converge.export.markdown')}
      </Button>
    </div>
  );
}
