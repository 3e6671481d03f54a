import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import type { ChartTheme } from '../../ui/chart-theme.ts';
import { DataTable } from '../../ui/data-table.tsx';

export interface Line {
  /** Written at its end; empty where one line needs no name. */
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly look: 'accent' | 'second' | 'dashed' | 'dots';
}

interface LineChartProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly xName: string;
  readonly yName: string;
  /** Both axes from 0 to 1. */
  readonly unit?: boolean;
  readonly height?: number;
}

/** Lines with their names at their ends, or dots; also as a table. Give memoised lines. */
export function LineChart({ title, lines, xName, yName, unit, height = 260 }: LineChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isNamed = lines.some(({ name }) => name !== '');
  const option = useCallback(
    (theme: ChartTheme): ChartOption => {
      const axis = (name: string) => ({
        type: 'value' as const,
        name,
        nameLocation: 'middle' as const,
        nameTextStyle: { color: theme.third, fontSize: 11 },
        scale: !unit,
        ...(unit ? { min: 0, max: 1 } : {}),
        axisLine: { show: false },
        axisLabel: { color: theme.third, fontSize: 11 },
        splitLine: { lineStyle: { color: theme.hairline } },
        splitNumber: 4,
      });
      return {
        animation: false,
        grid: { left: 30, right: isNamed ? 96 : 24, top: 14, bottom: 24, containLabel: true },
        xAxis: { ...axis(xName), nameGap: 26 },
        yAxis: { ...axis(yName), nameGap: 40 },
        series: lines.map(({ name, points, look }) => {
          const colour = look === 'accent' || look === 'dots' ? theme.accent : theme.third;
          const data = points.map(({ x, y }) => [x, y]);
          if (look === 'dots')
            return {
              type: 'scatter' as const,
              name,
              data,
              silent: true,
              symbolSize: 4,
              itemStyle: { color: colour, opacity: 0.6 },
            };
          return {
            type: 'line' as const,
            name,
            data,
            silent: true,
            showSymbol: points.length < 2,
            lineStyle: {
              color: colour,
              width: 1.8,
              type: look === 'dashed' ? ('dashed' as const) : ('solid' as const),
            },
            itemStyle: { color: colour },
            endLabel: { show: name !== '', formatter: name, color: theme.second, fontSize: 11 },
            labelLayout: { moveOverlap: 'shiftY' as const },
          };
        }),
      };
    },
    [lines, isNamed, xName, yName, unit],
  );
  const rows = lines.flatMap(({ name, points }) => points.map((point) => ({ name, ...point })));
  return (
    <Chart
      title={title}
      height={height}
      option={option}
      showTable={t('predict.showTable')}
      showChart={t('predict.showChart')}
      table={
        <DataTable
          label={title}
          rows={rows.map((row, index) => ({ ...row, key: String(index) }))}
          rowKey={({ key }) => key}
          columns={[
            { id: 'name', heading: '', cell: ({ name }) => name },
            { id: 'x', heading: xName, isNumber: true, cell: ({ x }) => format.number(x, 3) },
            { id: 'y', heading: yName, isNumber: true, cell: ({ y }) => format.number(y, 4) },
          ]}
        />
      }
    />
  );
}
