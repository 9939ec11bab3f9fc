/** How the sheet went over its closed periods. */
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { cycleOf } from '../../../domain/period.ts';
import { percent, rateText } from '../../../domain/percent.ts';
import { periodWords } from '../../../domain/text/period-words.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { goTo, TO_GRID, type AddressChange } from '../state/address.ts';
import { useNarrow } from '../state/browser.ts';
import { Chart, WHOLE_PAPER, type ChartOption } from './chart.tsx';
import { colourOf, type TrendPoint } from './figures.ts';
import { lineOf, ROOM_FOR_COUNT, TREND_HEIGHT, trendOption, wordsOf } from './trend-frame.ts';
import { Legend } from './trend-legend.tsx';

type PointsProps = { readonly points: readonly TrendPoint[] };

const snapshotOf = ({ snapshot }: TrendPoint): AddressChange => ({ ...TO_GRID, view: 'snapshots', from: snapshot });

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

/** On the side where the line of the pace is not. */
const sideOf = ({ completionOfAll, pace }: TrendPoint): 'top' | 'bottom' => ((completionOfAll ?? 0) > pace ? 'top' : 'bottom');

type Drawn = { readonly points: readonly TrendPoint[]; readonly names: readonly string[]; readonly isNarrow: boolean };

const optionOf = ({ points, names, isNarrow }: Drawn, fontSize: number): ChartOption => {
  const words = wordsOf(fontSize);
  const most = Math.max(1, ...points.map(({ behind, farBehind }) => behind + farBehind));
  const isLabelled = (at: number): boolean => !isNarrow || at === points.length - 1;
  return trendOption(
    {
      names,
      mostNames: points.length,
      top: 1,
      lines: SERIES.map(({ of, colour, type }) =>
        lineOf(
          {
            shares: points.map((point) => point[of]),
            colour,
            type,
            hasMarks: true,
            labelAt: (at) => {
              const point = points[at];
              return of === 'completionOfAll' && point !== undefined && isLabelled(at) ? sideOf(point) : null;
            },
          },
          words,
        ),
      ),
      bars: SLOW.map(({ class: of, of: field }) => ({
        type: 'bar',
        stack: 'slow',
        barMaxWidth: 40,
        itemStyle: { color: colourOf(of) },
        label: { ...words, color: 'var(--surface)', show: true },
        data: points.map((point) => ({ value: point[field], label: { show: point[field] >= most * ROOM_FOR_COUNT } })),
      })),
    },
    words,
  );
};

export const PeriodTable = ({ points }: PointsProps) => {
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

/** Each point leads to its snapshot. */
export const PeriodChart = ({ points }: PointsProps) => {
  const { t } = useTranslation();
  const isNarrow = useNarrow();
  const option = useCallback(
    (fontSize: number) => optionOf({ points, names: points.map((point) => nameOf(t, point)), isNarrow }, fontSize),
    [points, isNarrow, t],
  );
  const parts = points.map((point) => `${fullName(t, point)} ${rateText(point.completionOfAll)}`).join(t('unitsComma'));
  return (
    <>
      <Legend
        of={[
          ...SERIES.map(({ name, of }) => ({ mark: of, words: t(name) })),
          ...SLOW.map(({ class: of }) => ({ mark: of, words: t(`pace_${of}`) })),
        ]}
      />
      <Chart
        option={option}
        height={TREND_HEIGHT}
        paperWidth={WHOLE_PAPER}
        label={t('trendSay', { parts })}
        testId="chart-trend"
        onChoose={({ item }) => {
          const chosen = points[item];
          if (chosen !== undefined) goTo(snapshotOf(chosen));
        }}
      />
    </>
  );
};
