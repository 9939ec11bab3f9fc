import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { percent, rateText } from '../../../domain/percent.ts';
import type { ProjectFigure, Summary } from '../../../domain/summary.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { PaceLight } from '../parts/pace-light.tsx';
import { goTo, TO_GRID, type AddressChange } from '../state/address.ts';
import { useNarrow } from '../state/browser.ts';
import { ChartCard } from './card.tsx';
import { Chart, type ChartOption } from './chart.tsx';
import { colourOf } from './figures.ts';

const rowsOf = ({ name }: ProjectFigure): AddressChange => ({ ...TO_GRID, find: name });

/** Height of one bar with the room around it, and of the line over them all, in letters. */
const BAR = 2.5;
const TOP = 2;

type Words = { readonly pace: string; readonly figures: readonly string[]; readonly isNarrow: boolean };

const optionOf = (projects: readonly ProjectFigure[], pace: number, words: Words, fontSize: number): ChartOption => {
  const text = { color: 'var(--ink)', fontFamily: 'var(--font)', fontSize };
  const names = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } } as const;
  return {
    grid: { left: fontSize * 12, right: fontSize * (words.isNarrow ? 5 : 9), top: fontSize * TOP, bottom: 1, outerBoundsMode: 'none' },
    xAxis: { type: 'value', min: 0, max: 1, axisLabel: { show: false }, splitLine: { lineStyle: { color: 'var(--line-soft)' } } },
    yAxis: [
      {
        ...names,
        data: projects.map(({ name }) => name),
        axisLabel: { ...text, interval: 0, width: fontSize * 11, overflow: 'truncate' },
      },
      // The figures in a column of their own, where the line of the pace crosses none of them.
      { ...names, position: 'right', data: [...words.figures], axisLabel: { ...text, interval: 0 } },
    ],
    series: [
      {
        type: 'bar',
        barWidth: '55%',
        emphasis: { disabled: true },
        showBackground: true,
        backgroundStyle: { color: 'var(--track)', opacity: 0.5 },
        data: projects.map(({ standing, rollUp }) => ({
          value: rollUp.completionOfAll ?? 0,
          itemStyle: { color: colourOf(standing?.class ?? 'unquantified') },
        })),
        markLine: {
          silent: true,
          symbol: 'none',
          data: [{ xAxis: pace }],
          lineStyle: { color: 'var(--ink)', type: 'solid', width: 1.5 },
          label: {
            ...text,
            show: true, // The axis runs downwards, and so does the line: it starts at the top.
            position: 'start',
            formatter: words.pace,
          },
        },
      },
    ],
  };
};

const Table = ({ projects }: { readonly projects: readonly ProjectFigure[] }) => {
  const { t } = useTranslation();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('dashboardProject')}</th>
          <th scope="col">{t('allCompletion')}</th>
          <th scope="col">{t('knownCompletion')}</th>
          <th scope="col">{t('dashboardKnown')}</th>
          <th scope="col">{t('dashboardLight')}</th>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <tr key={project.id}>
            <th scope="row">
              <AddressLink to={rowsOf(project)}>{project.name}</AddressLink>
            </th>
            <td>{rateText(project.rollUp.completionOfAll)}</td>
            <td>{rateText(project.rollUp.completion)}</td>
            <td>{t('knownOfTotal', project.rollUp)}</td>
            <td>{project.standing !== null && <PaceLight of={project.standing.class} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Each project's 全口径 as a bar, with the pace as a line through all of them. */
export const ProjectBars = ({ projects, pace }: Pick<Summary, 'projects' | 'pace'>) => {
  const { t } = useTranslation();
  const isNarrow = useNarrow();
  const paceText = percent(pace, 1);
  const option = useCallback(
    (fontSize: number) => {
      const figures = projects.map(({ rollUp }) => {
        const figure = rateText(rollUp.completionOfAll);
        return isNarrow ? figure : `${figure} (${t('knownOfTotal', rollUp)})`;
      });
      return optionOf(projects, pace, { pace: t('dashboardPace', { pace: paceText }), figures, isNarrow }, fontSize);
    },
    [projects, pace, paceText, isNarrow, t],
  );
  return (
    <ChartCard
      title={t('dashboardProjects')}
      testId="projects"
      table={<Table projects={projects} />}
      chart={
        <Chart
          option={option}
          height={projects.length * BAR + TOP}
          label={t('dashboardProjectsSay', { n: projects.length, pace: paceText })}
          testId="chart-projects"
          onChoose={({ item }) => {
            const chosen = projects[item];
            if (chosen !== undefined) goTo(rowsOf(chosen));
          }}
        />
      }
    />
  );
};
