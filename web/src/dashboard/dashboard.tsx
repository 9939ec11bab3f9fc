import { Button } from 'antd';
import { useMemo, useRef, useSyncExternalStore, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { gapText } from '../../../domain/percent.ts';
import { summaryOf, type Summary } from '../../../domain/summary.ts';
import { Percentage } from '../parts/completion-figure.tsx';
import { PaceLight } from '../parts/pace-light.tsx';
import { periodWords } from '../../../domain/text/period-words.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { ClassShares } from './class-shares.tsx';
import { shownSheet } from './figures.ts';
import { Gaps, UnitRanks, Unreported } from './lists.tsx';
import { ProjectBars } from './project-bars.tsx';
import { Trend } from './trend.tsx';
import '../styles/dashboard.css';
import '../styles/dashboard-paper.css';

const onFullScreen = (listener: () => void): (() => void) => {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
};

/** Larger and alone on the screen, for the meeting room; there is none where the browser has no such mode. */
const FullScreenButton = ({ of }: { readonly of: RefObject<HTMLElement | null> }) => {
  const { t } = useTranslation();
  const isFull = useSyncExternalStore(onFullScreen, () => document.fullscreenElement !== null);
  if (!document.fullscreenEnabled) return null;
  const toggle = async (): Promise<void> => {
    // Refused, the page stays as it is.
    await (isFull ? document.exitFullscreen() : of.current?.requestFullscreen())?.catch(() => undefined);
  };
  return (
    <Button size="small" data-testid="full-screen" onClick={() => void toggle()}>
      {t(isFull ? 'dashboardLeaveFullScreen' : 'dashboardFullScreen')}
    </Button>
  );
};

type FigureProps = { readonly testId: string; readonly words: ReactNode; readonly children: ReactNode };

const Figure = ({ testId, words, children }: FigureProps) => (
  <div>
    <dt className="summary-words">{words}</dt>
    <dd className="summary-figure" data-testid={testId}>
      {children}
    </dd>
  </div>
);

/** The sheet against its pace. */
const HeadFigures = ({ summary }: { readonly summary: Summary }) => {
  const { t } = useTranslation();
  const { rollUp, pace, period, standing } = summary;
  const gap = standing?.gap ?? null;
  return (
    <dl className="dash-figures">
      <Figure testId="dash-known" words={`${t('knownCompletion')} · ${t('knownOfTotal', rollUp)}`}>
        <Percentage share={rollUp.completion} decimals={1} />
      </Figure>
      <Figure testId="dash-all" words={t('allCompletion')}>
        <Percentage share={rollUp.completionOfAll} decimals={1} />
      </Figure>
      <Figure testId="dash-pace" words={t('paceOf', { period: periodWords(t, period) })}>
        <Percentage share={pace} decimals={1} />
      </Figure>
      <Figure testId="dash-gap" words={t('dashboardGap')}>
        {gap !== null && `${gap < 0 ? '−' : '+'}${gapText(gap)}`}
        {standing !== null && <PaceLight of={standing.class} />}
      </Figure>
    </dl>
  );
};

/** 看板: how the sheet stands, for whoever leads and for the meeting room. It moves as edits come in. */
export const Dashboard = () => {
  const { t } = useTranslation();
  const { contents, view, reports } = useSheetState();
  const page = useRef<HTMLElement>(null);
  const summary = useMemo(() => summaryOf(shownSheet(contents, view.rows), reports?.reports ?? []), [contents, view.rows, reports]);
  return (
    <main ref={page} className="dashboard" aria-label={t('dashboard')}>
      <header className="dash-head">
        <h1>{contents.sheet.name}</h1>
        <span className="dash-tools">
          <Button size="small" onClick={() => globalThis.print()}>
            {t('dashboardPrint')}
          </Button>
          <FullScreenButton of={page} />
        </span>
        <HeadFigures summary={summary} />
      </header>
      <ClassShares tally={summary.tally} />
      <Trend summary={summary} />
      <ProjectBars projects={summary.projects} pace={summary.pace} />
      <Gaps summary={summary} units={view.units} />
      <UnitRanks summary={summary} units={view.units} />
      {reports !== null && <Unreported summary={summary} units={view.units} />}
    </main>
  );
};
