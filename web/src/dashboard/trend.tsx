import type { TFunction } from 'i18next';
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cycleOf } from '../../../domain/period.ts';
import { percent, rateText } from '../../../domain/percent.ts';
import type { Summary } from '../../../domain/summary.ts';
import { periodWords } from '../../../domain/text/period-words.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { goTo, TO_GRID, type AddressChange } from '../state/address.ts';
import { useNarrow } from '../state/browser.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { useSnapshots } from '../state/snapshots-query.ts';
import { Card, ChartCard } from './card.tsx';
import { Chart, WHOLE_PAPER, type ChartOption } from './chart.tsx';
import { colourOf, trendOf, type TrendPoint } from './figures.ts';

const snapshotOf = ({ snapshot }: TrendPoint): AddressChange => ({ ...TO_GRID, view: 'snapshots', from: snapshot });

/** Heights of the lines, of the bars under them, and of the names between, in letters. */
const [LINES, NAMES, BARS] = [12, 2, 4];

/** The three lines, the one that counts first. */
const SERIES = [
  { name: 'allCompletion', of: 'completionOfAll', colour: 'var(--brand)', type: 'solid' },
  { name: 'knownCompletion', of: 'completion', colour: 'var(--by-hand)', type: 'solid' },
  { name: 'pace', of: 'pace', colour: 'var(--dim)', type: 'dashed' },
] as const;

const SLOW = [
  { class: 'behind', of: 'behind' },
  { class: 'far_behind', of: 'farBehind' },
] as const;

/** As short as it fits under a point of a phone's chart. */
const nameOf = (t: TFunction, { period }: TrendPoint): string => {
  if (period === null) return t('snapshotNow');
  const rest = period.slice(5);
  return cycleOf(period) === 'month' ? t('trendMonth', { n: Number(rest) }) : t('trendQuarter', { n: rest.slice(1) });
};

const fullName = (t: TFunction, { period }: TrendPoint): string => (period === null ? t('snapshotNow') : periodWords(t, period));

type Drawn = { readonly points: readonly TrendPoint[]; readonly names: readonly string[]; readonly isNarrow: boolean };

const linesOf = ({ points, isNarrow }: Drawn, text: object): LineSeriesOption[] =>
  SERIES.map(({ of, colour, type }) => ({
    type: 'line',
    symbol: 'circle',
    symbolSize: 8,
    showAllSymbol: true,
    emphasis: { disabled: true },
    lineStyle: { color: colour, type, width: 2 },
    itemStyle: { color: colour },
    data: points.map((point, at) => ({
      value: point[of] ?? '-',
      label: {
        ...text,
        show: of === 'completionOfAll' && (!isNarrow || at === points.length - 1),
        // On the side where the line of the pace is not.
        position: (point.completionOfAll ?? 0) > point.pace ? 'top' : 'bottom',
        textBorderColor: 'var(--surface)',
        textBorderWidth: 3,
        formatter: rateText(point[of]),
      },
    })),
  }));

/** A bar has its count in it, where it is high enough for that. */
const barsOf = ({ points }: Drawn, text: object): BarSeriesOption[] => {
  const most = Math.max(1, ...points.map(({ behind, farBehind }) => behind + farBehind));
  return SLOW.map(({ class: of, of: field }) => ({
    type: 'bar',
    stack: 'slow',
    xAxisIndex: 1,
    yAxisIndex: 1,
    barMaxWidth: 40,
    emphasis: { disabled: true },
    itemStyle: { color: colourOf(of) },
    label: { ...text, color: 'var(--surface)', show: true },
    data: points.map((point) => ({ value: point[field], label: { show: point[field] * BARS >= most } })),
  }));
};

const optionOf = (drawn: Drawn, fontSize: number): ChartOption => {
  const text = { color: 'var(--ink)', fontFamily: 'var(--font)', fontSize };
  const sides = { left: fontSize * 3.5, right: fontSize * 2.5, outerBoundsMode: 'none' } as const;
  const names = {
    type: 'category' as const,
    data: [...drawn.names],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: 'var(--line)' } },
  };
  return {
    grid: [
      { ...sides, top: fontSize, height: fontSize * (LINES - 1) },
      { ...sides, top: fontSize * (LINES + NAMES), height: fontSize * BARS },
    ],
    xAxis: [
      { ...names, axisLabel: { ...text, interval: 0 } },
      { ...names, gridIndex: 1, axisLabel: { show: false } },
    ],
    yAxis: [
      {
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.25,
        axisLabel: { ...text, color: 'var(--dim)', formatter: (value: number) => `${value * 100}%` },
        splitLine: { lineStyle: { color: 'var(--line-soft)' } },
      },
      { type: 'value', gridIndex: 1, show: false },
    ],
    series: [...linesOf(drawn, text), ...barsOf(drawn, text)],
  };
};

/** What the lines and bars stand for. */
const Legend = () => {
  const { t } = useTranslation();
  return (
    <ul className="trend-legend" aria-hidden="true">
      {SERIES.map(({ name, of }) => (
        <li key={of} className={`trend-${of}`}>
          {t(name)}
        </li>
      ))}
      {SLOW.map(({ class: of }) => (
        <li key={of} className={`trend-${of}`}>
          {t(`pace_${of}`)}
        </li>
      ))}
    </ul>
  );
};

const Table = ({ points }: { readonly points: readonly TrendPoint[] }) => {
  const { t } = useTranslation();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('trendPeriod')}</th>
          <th scope="col">{t('allCompletion')}</th>
          <th scope="col">{t('knownCompletion')}</th>
          <th scope="col">{t('pace')}</th>
          <th scope="col">{t('pace_behind')}</th>
          <th scope="col">{t('pace_far_behind')}</th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.period}>
            <th scope="row">
              <AddressLink to={snapshotOf(point)}>{fullName(t, point)}</AddressLink>
            </th>
            <td>{rateText(point.completionOfAll)}</td>
            <td>{rateText(point.completion)}</td>
            <td>{percent(point.pace, 1)}%</td>
            <td>{point.behind}</td>
            <td>{point.farBehind}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** How the sheet went over its closed periods, up to now; each point leads to its snapshot. */
export const Trend = ({ summary }: { readonly summary: Summary }) => {
  const { t } = useTranslation();
  const { sheet } = useSheetState();
  const heads = useSnapshots(sheet).data?.snapshots;
  const isNarrow = useNarrow();
  const points = useMemo(() => trendOf(heads ?? [], summary), [heads, summary]);
  const option = useCallback(
    (fontSize: number) => optionOf({ points, names: points.map((point) => nameOf(t, point)), isNarrow }, fontSize),
    [points, isNarrow, t],
  );
  if (heads === undefined) return null;
  if (points.length === 0)
    return (
      <Card title={t('trend')} testId="trend">
        <p className="dash-note">{t('trendNone')}</p>
      </Card>
    );
  const parts = points.map((point) => `${fullName(t, point)} ${rateText(point.completionOfAll)}`).join(t('unitsComma'));
  return (
    <ChartCard
      title={t('trend')}
      testId="trend"
      table={<Table points={points} />}
      chart={
        <>
          <Legend />
          <Chart
            option={option}
            height={LINES + NAMES + BARS + 0.5}
            paperWidth={WHOLE_PAPER}
            label={t('trendSay', { parts })}
            testId="chart-trend"
            onChoose={({ item }) => {
              const chosen = points[item];
              if (chosen !== undefined) goTo(snapshotOf(chosen));
            }}
          />
        </>
      }
    />
  );
};
