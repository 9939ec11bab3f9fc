/** How the sheet went from day to day. */
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { rateText } from '../../../domain/percent.ts';
import type { Day } from '../../../domain/period.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { goTo, TO_GRID, type AddressChange } from '../state/address.ts';
import { useNarrow } from '../state/browser.ts';
import { Chart, WHOLE_PAPER, type ChartOption } from './chart.tsx';
import type { DayPoint } from './figures.ts';
import { lineOf, ROOM_FOR_COUNT, TREND_HEIGHT, trendOption, wordsOf } from './trend-frame.ts';
import { Legend } from './trend-legend.tsx';

type PointsProps = { readonly points: readonly DayPoint[] };

/** So many points have room for a mark and a count each. */
const FEW = 31;

/** Heights of the chart, so that little steps of a year's beginning show too. */
const TOPS = [0.25, 0.5, 1];

const LINES = [
  { name: 'allCompletion', of: 'completionOfAll', colour: 'var(--brand)' },
  { name: 'knownCompletion', of: 'completion', colour: 'var(--by-hand)' },
] as const;

/** The edits of that day; of several days, and of what is not over yet, all of them. */
const editsOf = ({ day, since }: DayPoint): AddressChange => ({ ...TO_GRID, view: 'history', day: since === null ? day : null });

const short = (day: Day): string => day.slice(5).replace('-', '/');

const nameOf = (t: TFunction, { day, since }: DayPoint): string => {
  if (day === null) return t('snapshotNow');
  return since === null ? short(day) : `${short(since)}–${short(day)}`;
};

const fullName = (t: TFunction, { day, since }: DayPoint): string => {
  if (day === null) return t('snapshotNow');
  return since === null ? day : t('trendSpan', { from: since, to: day });
};

type Drawn = { readonly points: readonly DayPoint[]; readonly names: readonly string[]; readonly isNarrow: boolean };

const optionOf = ({ points, names, isNarrow }: Drawn, fontSize: number): ChartOption => {
  const words = wordsOf(fontSize);
  const counts = points.map(({ changes }) => changes ?? 0);
  const highest = Math.max(0, ...points.map(({ completion, completionOfAll }) => Math.max(completion ?? 0, completionOfAll ?? 0)));
  const most = Math.max(1, ...counts);
  const isFew = points.length <= FEW;
  return trendOption(
    {
      names,
      mostNames: isNarrow ? 5 : 12,
      top: TOPS.find((top) => highest <= top) ?? 1,
      lines: LINES.map(({ of, colour }) =>
        lineOf(
          {
            shares: points.map((point) => point[of]),
            colour,
            type: 'solid',
            hasMarks: isFew,
            labelAt: (at) => (at === points.length - 1 ? 'top' : null),
          },
          words,
        ),
      ),
      bars: [
        {
          type: 'bar',
          barMaxWidth: 40,
          itemStyle: { color: 'var(--dim)' },
          label: { ...words, color: 'var(--surface)' },
          data: counts.map((value) => ({ value, label: { show: isFew && value >= most * ROOM_FOR_COUNT } })),
        },
      ],
    },
    words,
  );
};

export const DayTable = ({ points }: PointsProps) => {
  const { t } = useTranslation();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('trendDay')}</th>
          <th scope="col">{t('allCompletion')}</th>
          <th scope="col">{t('knownCompletion')}</th>
          <th scope="col">{t('trendChanges')}</th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.day}>
            <th scope="row">
              <AddressLink to={editsOf(point)}>{fullName(t, point)}</AddressLink>
            </th>
            <td>{rateText(point.completionOfAll)}</td>
            <td>{rateText(point.completion)}</td>
            <td>{point.changes ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Each point leads to the edits of its day. */
export const DayChart = ({ points }: PointsProps) => {
  const { t } = useTranslation();
  const isNarrow = useNarrow();
  const option = useCallback(
    (fontSize: number) => optionOf({ points, names: points.map((point) => nameOf(t, point)), isNarrow }, fontSize),
    [points, isNarrow, t],
  );
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const spans = points.filter(({ since }) => since !== null).length;
  const said = t('trendDaysSay', {
    from: first.day ?? t('snapshotNow'),
    before: rateText(first.completionOfAll),
    after: rateText(last.completionOfAll),
    n: points.reduce((sum, { changes }) => sum + (changes ?? 0), 0),
  });
  const label = spans === 0 ? said : `${said}${t('trendSpans', { n: spans })}`;
  return (
    <>
      <Legend of={[...LINES.map(({ name, of }) => ({ mark: of, words: t(name) })), { mark: 'changes', words: t('trendChanges') }]} />
      <Chart
        option={option}
        height={TREND_HEIGHT}
        paperWidth={WHOLE_PAPER}
        label={label}
        testId="chart-trend"
        onChoose={({ item }) => {
          const chosen = points[item];
          if (chosen !== undefined) goTo(editsOf(chosen));
        }}
      />
    </>
  );
};
