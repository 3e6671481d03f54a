import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueItem } from '../../../contract/recommend-data.ts';
import { useFormat } from '../../i18n/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import { chartTooltip, type ChartTheme } from '../../ui/chart-theme.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { CatalogueMap } from './recommend-desk.ts';

interface MapChartProps {
  readonly map: CatalogueMap;
  /** What the person looked at has. */
  readonly has: ReadonlySet<string>;
  onChoose(item: CatalogueItem): void;
}

const named = 24;

/** The map as points: the most popular named, what somebody has filled. */
export function MapChart({ map, has, onChoose }: MapChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (theme: ChartTheme): ChartOption => {
      const byUsers = map.points.toSorted((a, b) => b.item.users - a.item.users);
      const named24 = new Set(byUsers.slice(0, named).map(({ item }) => item.id));
      return {
        grid: { left: 8, right: 8, top: 8, bottom: 8 },
        tooltip: {
          ...chartTooltip(theme),
          formatter: (point) => {
            const index = Array.isArray(point) ? 0 : point.dataIndex;
            const item = map.points[index]?.item;
            return item ? [item.title, item.category].filter(Boolean).join(' · ') : '';
          },
        },
        xAxis: { type: 'value', min: -0.02, max: 1.02, show: false },
        yAxis: { type: 'value', min: -0.02, max: 1.02, show: false },
        series: [
          {
            type: 'scatter',
            symbolSize: 7,
            data: map.points.map(({ item, x, y }) => ({
              name: item.title,
              value: [x, y],
              itemStyle: {
                color: has.has(item.id) ? theme.accent : 'transparent',
                borderColor: has.has(item.id) ? theme.accent : theme.third,
                borderWidth: 1,
              },
              label: {
                show: named24.has(item.id),
                // A function: in a text, echarts would fill in what stands in braces.
                formatter: () => item.title,
                position: 'right',
                color: theme.second,
                fontSize: 11,
              },
            })),
            labelLayout: { hideOverlap: true },
          },
        ],
      };
    },
    [map, has],
  );
  const choose = useCallback(
    (index: number) => {
      const point = map.points[index];
      if (point) onChoose(point.item);
    },
    [map, onChoose],
  );
  return (
    <>
      <Chart
        title={t('recommend.try.map')}
        height={440}
        option={option}
        onChoose={choose}
        showTable={t('recommend.showTable')}
        showChart={t('recommend.showChart')}
        table={
          <DataTable
            label={t('recommend.try.map')}
            rows={map.points}
            rowKey={({ item }) => item.id}
            columns={[
              {
                id: 'title',
                heading: t('recommend.overview.title'),
                cell: ({ item }) => (
                  <button
                    type="button"
                    className="text-left hover:text-accent"
                    onClick={() => onChoose(item)}
                  >
                    {item.title}
                  </button>
                ),
                sortBy: ({ item }) => item.title,
              },
              {
                id: 'category',
                heading: t('recommend.overview.category'),
                cell: ({ item }) => item.category ?? '',
                sortBy: ({ item }) => item.category ?? '',
              },
              {
                id: 'people',
                heading: t('recommend.overview.people'),
                isNumber: true,
                cell: ({ item }) => format.number(item.users),
                sortBy: ({ item }) => item.users,
              },
            ]}
          />
        }
      />
      {map.leftOut > 0 && (
        <p className="text-small text-ink-3">{t('recommend.try.leftOut', { count: map.leftOut })}</p>
      )}
    </>
  );
}
