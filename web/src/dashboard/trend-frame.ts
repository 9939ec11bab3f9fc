/** What the charts of a trend have in common: lines of shares above, bars of counts below, over the same names. */
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import { rateText } from '../../../domain/percent.ts';
import type { ChartOption } from './chart.tsx';

/** Heights of the lines, of the bars under them, and of the names between, in letters. */
const [LINES, NAMES, BARS] = [12, 2, 4];

/** Height of the whole chart, in letters. */
export const TREND_HEIGHT = LINES + NAMES + BARS + 0.5;

/** A bar has its count in it where it is at least so much of the highest one. */
export const ROOM_FOR_COUNT = 1 / BARS;

type Words = { readonly color: string; readonly fontFamily: string; readonly fontSize: number };

export const wordsOf = (fontSize: number): Words => ({ color: 'var(--ink)', fontFamily: 'var(--font)', fontSize });

export type Line = {
  readonly shares: readonly (number | null)[];
  readonly colour: string;
  readonly type: 'solid' | 'dashed';
  readonly hasMarks: boolean;
  /** Where a share stands in figures at its place; null for nowhere. */
  readonly labelAt: (at: number) => 'top' | 'bottom' | null;
};

export const lineOf = ({ shares, colour, type, hasMarks, labelAt }: Line, words: Words): LineSeriesOption => ({
  type: 'line',
  symbol: 'circle',
  symbolSize: hasMarks ? 8 : 4,
  showSymbol: true,
  showAllSymbol: true,
  emphasis: { disabled: true },
  lineStyle: { color: colour, type, width: 2 },
  itemStyle: { color: colour },
  data: shares.map((share, at) => {
    const position = labelAt(at);
    const label = { ...words, textBorderColor: 'var(--surface)', textBorderWidth: 3, formatter: rateText(share) };
    return { value: share ?? '-', label: position === null ? { show: false } : { ...label, show: true, position } };
  }),
});

type Frame = {
  readonly names: readonly string[];
  /** Names that have room: of more, every so manieth is written, the last one always. */
  readonly mostNames: number;
  /** The highest share that has its place. */
  readonly top: number;
  readonly lines: readonly LineSeriesOption[];
  readonly bars: readonly BarSeriesOption[];
};

export const trendOption = ({ names: written, mostNames, top, lines, bars }: Frame, words: Words): ChartOption => {
  const { fontSize } = words;
  const step = Math.ceil(written.length / mostNames);
  const sides = { left: fontSize * 3.5, right: fontSize * 2.5, outerBoundsMode: 'none' } as const;
  const names = {
    type: 'category' as const,
    data: [...written],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: 'var(--line)' } },
  };
  return {
    grid: [
      { ...sides, top: fontSize, height: fontSize * (LINES - 1) },
      { ...sides, top: fontSize * (LINES + NAMES), height: fontSize * BARS },
    ],
    xAxis: [
      {
        ...names,
        axisLabel: { ...words, interval: (at: number) => (written.length - 1 - at) % step === 0 },
      },
      { ...names, gridIndex: 1, axisLabel: { show: false } },
    ],
    yAxis: [
      {
        type: 'value',
        min: 0,
        max: top,
        interval: top === 1 ? 0.25 : top / 5,
        axisLabel: { ...words, color: 'var(--dim)', formatter: (value: number) => `${Math.round(value * 100)}%` },
        splitLine: { lineStyle: { color: 'var(--line-soft)' } },
      },
      { type: 'value', gridIndex: 1, show: false },
    ],
    series: [...lines, ...bars.map((bar) => ({ ...bar, xAxisIndex: 1, yAxisIndex: 1, emphasis: { disabled: true } }))],
  };
};
