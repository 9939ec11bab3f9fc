import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { percent, rateText } from '../../../domain/percent.ts';
import { gained, type ProjectFigure, type Summary } from '../../../domain/summary.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { PaceLight } from '../parts/pace-light.tsx';
import { goTo, TO_GRID, type AddressChange } from '../state/address.ts';
import { useNarrow } from '../state/browser.ts';
import { ChartCard } from './card.tsx';
import { Chart, HALF_PAPER, type ChartOption } from './chart.tsx';
import { colourOf } from './figures.ts';

const rowsOf = ({ name }: ProjectFigure): AddressChange => ({ ...TO_GRID, find: name });

/** Unknown where none of its tasks has a figure. */
const completionIn = ({ standing }: ProjectFigure): number | null => standing?.completion ?? null;

/** What a project is held against; what the sheet is, where it has no task. */
const paceIn = ({ standing }: ProjectFigure, pace: number): number => standing?.pace ?? pace;

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
        data: projects.map((project) => ({
          value: completionIn(project) ?? 0,
          itemStyle: { color: colourOf(project.standing?.class ?? 'unquantified') },
        })),
      },
      // A tick for each; where all tasks have the same pace, they are one line.
      {
        type: 'line',
        silent: true,
        symbol: 'rect',
        symbolSize: [1.5, fontSize * BAR],
        lineStyle: { width: 0 },
        itemStyle: { color: 'var(--ink)' },
        data: projects.map((project, at) => ({
          value: [paceIn(project, pace), project.name],
          label: { ...text, show: at === 0, position: 'top', formatter: words.pace },
        })),
      },
    ],
  };
};

const Table = ({ projects, pace }: Pick<Summary, 'projects' | 'pace'>) => {
  const { t } = useTranslation();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('dashboardProject')}</th>
          <th scope="col">{t('allCompletion')}</th>
          <th scope="col">{t('knownCompletion')}</th>
          <th scope="col">{t('dashboardKnown')}</th>
          <th scope="col">{t('pace')}</th>
          <th scope="col">{t('dashboardLight')}</th>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <tr key={project.id}>
            <th scope="row">
              <AddressLink to={rowsOf(project)}>{project.name}</AddressLink>
            </th>
            <td>{rateText(completionIn(project))}</td>
            <td>{rateText(project.rollUp.completion)}</td>
            <td>{t('knownOfTotal', project.rollUp)}</td>
            <td>{percent(paceIn(project, pace), 1)}%</td>
            <td>{project.standing !== null && <PaceLight of={project.standing.class} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Each project's 全口径 as a bar, with its pace as a tick: one line through all of them where nothing is planned otherwise. */
export const ProjectBars = ({ projects, pace }: Pick<Summary, 'projects' | 'pace'>) => {
  const { t } = useTranslation();
  const isNarrow = useNarrow();
  const paceText = percent(pace, 1);
  const option = useCallback(
    (fontSize: number) => {
      const figures = projects.map((project) => {
        const figure = rateText(completionIn(project));
        return isNarrow ? figure : `${figure} (${t('knownOfTotal', project.rollUp)})`;
      });
      const isOne = projects.every((project) => gained(paceIn(project, pace), pace) === 0);
      return optionOf(projects, pace, { pace: isOne ? t('dashboardPace', { pace: paceText }) : t('pace'), figures, isNarrow }, fontSize);
    },
    [projects, pace, paceText, isNarrow, t],
  );
  return (
    <ChartCard
      title={t('dashboardProjects')}
      testId="projects"
      table={<Table projects={projects} pace={pace} />}
      chart={
        <Chart
          option={option}
          height={projects.length * BAR + TOP}
          paperWidth={HALF_PAPER}
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
