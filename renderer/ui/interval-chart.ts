import type { ChartOption } from './chart.tsx';
import type { ChartTheme } from './chart-theme.ts';

/** One figure with the interval that it lies in. */
export interface IntervalRow {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What the others are held against. */
  readonly isBaseline: boolean;
  readonly isBest: boolean;
}

interface IntervalChart {
  readonly rows: readonly IntervalRow[];
  /** Where the line stands that the rows are held against; null for none. */
  readonly line: number | null;
  /** Whether the axis begins at nought, for figures that are shares. */
  readonly fromZero: boolean;
  number(value: number, digits: number): string;
}

/** As tall as its rows want to be, in pixels. */
export const intervalHeight = (rows: number): number => 58 + rows * 34;

/** A row for each figure: a dot, its interval as a line through it, and the line that all are held against. */
export function intervalOption(
  theme: ChartTheme,
  { rows, line, fromZero, number }: IntervalChart,
): ChartOption {
  return {
    grid: { left: 4, right: 56, top: 26, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      ...(fromZero ? { min: 0 } : { scale: true }),
      axisLine: { show: false },
      axisLabel: { color: theme.third, fontSize: 11, formatter: (value: number) => number(value, 2) },
      splitLine: { lineStyle: { color: theme.hairline } },
      splitNumber: 4,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: theme.ink, fontSize: 13, margin: 14 },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        encode: { x: [0, 1], y: 2 },
        data: rows.map(({ low, high }, row) => [low, high, row]),
        renderItem: (_params, api) => {
          const [x1 = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
          const [x2 = 0] = api.coord([api.value(1), api.value(2)]);
          return {
            type: 'line',
            shape: { x1, y1: y, x2, y2: y },
            style: { stroke: theme.third, lineWidth: 1.5 },
          };
        },
      },
      {
        type: 'scatter',
        symbolSize: 9,
        silent: true,
        data: rows.map(({ value, isBaseline, isBest }, row) => ({
          value: [value, row],
          itemStyle: { color: isBaseline ? theme.third : theme.accent },
          label: {
            show: true,
            position: [10, -14],
            formatter: number(value, 3),
            color: isBest ? theme.ink : theme.second,
            fontWeight: isBest ? 600 : 400,
            fontSize: 11,
          },
        })),
        markLine: {
          symbol: 'none',
          silent: true,
          animation: false,
          data: line === null ? [] : [{ xAxis: line }],
          lineStyle: { color: theme.third, type: 'dashed', width: 1 },
          label: { formatter: '' },
        },
      },
    ],
  };
}
