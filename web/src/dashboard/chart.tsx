import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts';
import { GridComponent, type GridComponentOption } from 'echarts/components';
import { type ComposeOption, init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

register([BarChart, LineChart, GridComponent, SVGRenderer]);

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>;

/** A bar that was chosen: its series and its place in it. */
export type Chosen = { readonly series: number; readonly item: number };

type ChartProps = {
  /** What to draw with letters of this many pixels. */
  readonly option: (fontSize: number) => ChartOption;
  /** Height in letters. */
  readonly height: number;
  /** What the picture shows, in a sentence; its figures stand in the table beside it. */
  readonly label: string;
  readonly testId: string;
  readonly onChoose: (chosen: Chosen) => void;
};

const fontSizeOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);

/** A picture as wide as its place. It has no tooltips, which would need inline styles: what it says stands beside its marks. */
export const Chart = ({ option, height, label, testId, onChoose }: ChartProps) => {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(onChoose);
  useEffect(() => {
    latest.current = onChoose;
  });
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const chart = init(element, null, { renderer: 'svg', width: 1, height: 1 });
    const draw = (): void => {
      const size = { width: element.clientWidth, height: fontSizeOf(element) * height };
      if (size.width === 0) return;
      chart.resize(size);
      chart.setOption({ animation: false, ...option(fontSizeOf(element)) }, true);
      // On paper the picture is drawn as wide as its place there, which no script is told of.
      element.querySelector('svg')?.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
    };
    chart.on('click', ({ seriesIndex, dataIndex }) => latest.current({ series: seriesIndex ?? 0, item: dataIndex }));
    const watcher = new ResizeObserver(draw);
    watcher.observe(element);
    draw();
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [option, height]);
  return (
    <figure className="chart" aria-label={label} data-testid={testId}>
      <div ref={host} aria-hidden="true" />
    </figure>
  );
};
