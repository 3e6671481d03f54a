import { expect, it } from 'vitest';
import type { ChartTheme } from '../../../renderer/ui/chart-theme.ts';
import { intervalOption } from '../../../renderer/ui/interval-chart.ts';

const theme = { ink: 'ink', second: 'second', third: 'third', accent: 'accent' } as unknown as ChartTheme;
const rows = [
  { name: 'Usual', value: 0.2, low: 0.1, high: 0.3, isBaseline: true, isBest: false },
  { name: 'Nearest', value: 0.5, low: 0.4, high: 0.6, isBaseline: false, isBest: true },
];
const number = (value: number, digits: number) => value.toFixed(digits);

it('draws each figure in its row, the best and what all are held against apart', () => {
  const option = intervalOption(theme, { rows, line: 0.2, fromZero: true, number });
  expect(option).toMatchObject({
    xAxis: { min: 0 },
    yAxis: { data: ['Usual', 'Nearest'] },
    series: [
      {
        data: [
          [0.1, 0.3, 0],
          [0.4, 0.6, 1],
        ],
      },
      {
        data: [
          { value: [0.2, 0], itemStyle: { color: 'third' }, label: { formatter: '0.200', color: 'second' } },
          { value: [0.5, 1], itemStyle: { color: 'accent' }, label: { formatter: '0.500', color: 'ink' } },
        ],
        markLine: { data: [{ xAxis: 0.2 }] },
      },
    ],
  });
});

it('has no line where there is nothing to hold against, and an axis that begins where the figures do', () => {
  const option = intervalOption(theme, { rows, line: null, fromZero: false, number });
  expect(option).toMatchObject({ xAxis: { scale: true }, series: [{}, { markLine: { data: [] } }] });
  expect(option.xAxis).not.toHaveProperty('min');
});
