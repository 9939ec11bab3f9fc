import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePart } from '../parts/use-part.ts';
import { loadDraw } from './load-draw.ts';

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>;

/** A mark that was chosen: its series and its place in it. */
export type Chosen = { readonly series: number; readonly item: number };

type ChartProps = {
  /** What to draw with letters of this many pixels. */
  readonly option: (fontSize: number) => ChartOption;
  /** Height in letters. */
  readonly height: number;
  /** Width on paper, in letters. */
  readonly paperWidth: number;
  /** What the picture shows, in a sentence; its figures stand in the table beside it. */
  readonly label: string;
  readonly testId: string;
  readonly onChoose: (chosen: Chosen) => void;
};

/** Widths on paper, in letters: of a card over the whole sheet of paper, and of one of two beside each other. */
export const [WHOLE_PAPER, HALF_PAPER] = [84, 40] as const;

/** Letters on paper, in pixels: those of dashboard-paper.css. */
const PAPER_LETTER = 12;

const fontSizeOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);

/** A picture as wide as its place. It has no tooltips, which would need inline styles: what it says stands beside its marks. */
export const Chart = ({ option, height, paperWidth, label, testId, onChoose }: ChartProps) => {
  const { t } = useTranslation();
  const part = usePart(loadDraw, true);
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(onChoose);
  useEffect(() => {
    latest.current = onChoose;
  });
  useEffect(() => {
    const element = host.current;
    if (element === null || part === null || part === 'failed') return undefined;
    const chart = part.newPicture(element);
    const drawAt = (width: number, letter: number): void => {
      const size = { width, height: letter * height };
      chart.resize(size);
      chart.setOption({ animation: false, ...option(letter) }, true);
      // On paper its place may be a little wider or narrower than what it is drawn for.
      element.querySelector('svg')?.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
    };
    const draw = (): void => {
      if (element.clientWidth > 0) drawAt(element.clientWidth, fontSizeOf(element));
    };
    // What is on paper cannot be measured before it is there.
    const drawForPaper = (): void => drawAt(paperWidth * PAPER_LETTER, PAPER_LETTER);
    chart.on('click', ({ seriesIndex, dataIndex }) => latest.current({ series: seriesIndex ?? 0, item: dataIndex }));
    const watcher = new ResizeObserver(draw);
    watcher.observe(element);
    globalThis.addEventListener('beforeprint', drawForPaper);
    globalThis.addEventListener('afterprint', draw);
    draw();
    return () => {
      watcher.disconnect();
      globalThis.removeEventListener('beforeprint', drawForPaper);
      globalThis.removeEventListener('afterprint', draw);
      chart.dispose();
    };
  }, [part, option, height, paperWidth]);
  return (
    <figure className="chart" aria-label={label} data-testid={testId}>
      {part === 'failed' && <p className="dash-note">{t('loadFailedNetwork')}</p>}
      <div ref={host} aria-hidden="true" style={{ minBlockSize: `${height}em` }} />
    </figure>
  );
};
