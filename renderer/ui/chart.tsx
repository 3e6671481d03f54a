import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts/types/dist/shared';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { readChartTheme, type ChartTheme } from './chart-theme.ts';

register([
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

export type ChartOption = EChartsOption;

interface ChartProps {
  /** What it shows, for those who can't see it and above it. */
  readonly title: string;
  readonly height: number;
  /** Makes the drawing from the tokens; give a memoised function, since the chart is drawn again when it changes. */
  readonly option: (theme: ChartTheme) => ChartOption;
  /** The same as a table, and the words on the way there and back. */
  readonly table: ReactNode;
  readonly showTable: string;
  readonly showChart: string;
  /** A point was chosen: its place in its series. */
  readonly onChoose?: (index: number) => void;
}

/** A drawing of numbers in the colours of the desk, always to be had as a table too. */
export function Chart({ title, height, option, table, showTable, showChart, onChoose }: ChartProps) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure aria-labelledby={id} className="my-4">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span id={id} className="text-small font-medium text-ink-2">
          {title}
        </span>
        <button
          type="button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          className="rounded-sm text-small text-ink-3 underline decoration-hairline-strong underline-offset-2 hover:text-ink"
        >
          {asTable ? showChart : showTable}
        </button>
      </figcaption>
      {asTable ? (
        <div className="mt-2 max-h-80 overflow-auto" tabIndex={0} role="region" aria-labelledby={id}>
          {table}
        </div>
      ) : (
        <Drawing title={title} height={height} option={option} onChoose={onChoose} />
      )}
    </figure>
  );
}

function Drawing({
  title,
  height,
  option,
  onChoose,
}: Pick<ChartProps, 'title' | 'height' | 'option' | 'onChoose'>) {
  const place = useRef<HTMLDivElement>(null);
  const chosen = useRef(onChoose);
  useEffect(() => {
    chosen.current = onChoose;
  }, [onChoose]);

  useEffect(() => {
    const element = place.current!;
    const chart: EChartsType = init(element, null, { renderer: 'svg' });
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    const draw = () => {
      const theme = readChartTheme(element);
      chart.setOption(
        {
          animation: !still.matches,
          animationDuration: 140,
          textStyle: { fontFamily: theme.face, color: theme.second },
          ...option(theme),
        },
        { notMerge: true },
      );
    };
    draw();
    chart.on('click', ({ dataIndex }) => chosen.current?.(dataIndex));
    const size = new ResizeObserver(() => chart.resize());
    size.observe(element);
    // The theme is an attribute of the page.
    const paper = new MutationObserver(draw);
    paper.observe(document.documentElement, { attributeFilter: ['data-theme', 'lang'] });
    return () => {
      size.disconnect();
      paper.disconnect();
      chart.dispose();
    };
  }, [option]);

  return <div ref={place} role="img" aria-label={title} style={{ height }} className="w-full" />;
}
