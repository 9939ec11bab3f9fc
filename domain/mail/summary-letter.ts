/** 汇总: how the sheet stands, for a leader who has a minute and a telephone. */
import { briefRuns, diffRuns } from '../differences/runs.ts';
import { PACE_CLASSES, type Standing } from '../pace.ts';
import { pointsText, rateText } from '../percent.ts';
import { isPeriod } from '../period.ts';
import { ends, type Ranked } from '../ranking.ts';
import type { Movement, Summary, TaskFigure } from '../summary.ts';
import { periodWords } from '../text/period-words.ts';
import { line, listed, type Block, type Content, type Item, type Part } from './content.ts';
import type { SummaryRequest } from './requests.ts';
import {
  clippedRuns,
  dayWords,
  framed,
  gapWords,
  leftWords,
  linkTo,
  nameOf,
  standingWords,
  taskWay,
  unitName,
  unitNames,
  type Telling,
} from './telling.ts';

/** More than this nobody reads in a minute. */
const MOST = { slow: 10, moved: 8, owing: 10, projects: 20, places: 5, difference: 240 } as const;

const FIRST = 3;

const gapOf = ({ gap }: Standing): number => gap ?? 0;

const leadOf = ({ say }: Telling, { rollUp: { known, total, completion }, standing }: Summary): string => {
  if (standing === null) return say('summaryEmpty');
  const words = {
    all: rateText(standing.completion),
    pace: rateText(standing.pace),
    gap: gapWords(say, gapOf(standing)),
    class: say(`pace_${standing.class}`),
    known,
    total,
  };
  return completion === null ? say('summaryNoneKnown', words) : say('summaryKnown', { ...words, completion: rateText(completion) });
};

const countsPart = ({ say, setting }: Telling, { tally, tasks }: Summary, { bulletin }: SummaryRequest): Part => ({
  title: '',
  blocks: [
    ...(tasks.length === 0
      ? []
      : [
          {
            kind: 'counts' as const,
            counts: PACE_CLASSES.map((one) => ({
              class: one,
              way: { words: say(`pace_${one}`), href: linkTo(setting, { class: one }) },
              count: tally[one],
            })),
          },
        ]),
    ...(bulletin === null ? [] : [line(say('summaryAttached', { name: nameOf(bulletin.name) }))]),
  ],
});

const slowItem = (telling: Telling, task: TaskFigure): Item => {
  const { say } = telling;
  const { standing, units } = task;
  return {
    way: taskWay(telling, task),
    class: standing.class,
    notes: [unitNames(telling, units), say('letterGap', { standing: standingWords(say, standing), gap: gapWords(say, gapOf(standing)) })],
    text: [],
  };
};

const restOfTasks =
  ({ say, setting }: Telling, parts: Parameters<typeof linkTo>[1]) =>
  (left: number) => ({
    words: say('letterRest', { n: left }),
    href: linkTo(setting, parts),
  });

const slowPart = (telling: Telling, { slow, tally }: Summary): Part => {
  const { say } = telling;
  return {
    title: say('summarySlow', { n: slow.length }),
    blocks: [
      ...(slow.length === 0 ? [line(say('summaryNoneSlow'))] : []),
      ...listed(
        slow,
        MOST.slow,
        (tasks) => ({ kind: 'items', items: tasks.map((task) => slowItem(telling, task)) }),
        restOfTasks(telling, { class: tally.far_behind > tally.behind ? 'far_behind' : 'behind' }),
      ),
      ...(tally.unquantified === 0 ? [] : [line(say('summaryUnquantified', { n: tally.unquantified }))]),
    ],
  };
};

const movementWords = ({ say }: Telling, { task, before, by }: Movement): string => {
  const words = { before: rateText(before?.completion ?? null), after: rateText(task.standing.completion) };
  if (before === null) return say('summaryNew', words);
  if (by === null) return say('summaryRate', words);
  return by === 0 ? say('summarySame', words) : say('summaryGained', { ...words, points: pointsText(by) });
};

const movedItem = (telling: Telling, movement: Movement): Item => {
  const { task, before } = movement;
  const old = before?.progress ?? '';
  return {
    way: taskWay(telling, task),
    class: task.standing.class,
    notes: [movementWords(telling, movement)],
    text: old === task.progress ? [] : clippedRuns(briefRuns(diffRuns(old, task.progress)), MOST.difference),
  };
};

/** What gained or lost most comes first: the list may be cut. */
const movedPart = (telling: Telling, { moved }: Summary, since: string | null): readonly Part[] => {
  if (moved === null || since === null) return [];
  const { say } = telling;
  const name = isPeriod(since) ? periodWords(say, since) : nameOf(since);
  const largest = moved.toSorted((a, b) => Math.abs(b.by ?? 0) - Math.abs(a.by ?? 0));
  return [
    {
      title: say('summaryMoved', { since: name, n: moved.length }),
      blocks: [
        ...(moved.length === 0 ? [line(say('summaryNoneMoved'))] : []),
        ...listed(
          largest,
          MOST.moved,
          (some) => ({ kind: 'items', items: some.map((one) => movedItem(telling, one)) }),
          restOfTasks(telling, { view: 'snapshots' }),
        ),
      ],
    },
  ];
};

const reportsPart = (telling: Telling, { owing, reported, tasks }: Summary): readonly Part[] => {
  const { say, setting } = telling;
  if (setting.days === null || tasks.length === 0) return [];
  return [
    {
      title: say('summaryReports'),
      blocks: [
        line(say('summaryReported', { n: reported, of: tasks.length })),
        ...(owing.length === 0 ? [line(say('summaryAllReported'))] : []),
        ...listed(
          owing,
          MOST.owing,
          (some) => ({
            kind: 'entries',
            entries: some.map(({ unit, tasks: owed }) => ({
              way: { words: unitName(telling, unit), href: linkTo(setting, { unit, owed: '1' }) },
              figure: say('summaryOwes', { n: owed.length }),
            })),
          }),
          (left) => ({ words: say('summaryRestUnits', { n: left }), href: linkTo(setting, { owed: '1' }) }),
        ),
      ],
    },
  ];
};

const projectsPart = ({ say, setting }: Telling, { projects, pace }: Summary): readonly Part[] => {
  const standing = projects.flatMap(({ name, standing: of }) => (of === null ? [] : [{ name, of }]));
  if (standing.length === 0) return [];
  const dashboard = linkTo(setting, { view: 'dashboard' });
  return [
    {
      title: say('summaryProjects'),
      blocks: [
        line(say('summaryTick', { pace: rateText(pace) })),
        ...listed(
          standing,
          MOST.projects,
          (some) => ({
            kind: 'bars',
            bars: some.map(({ name, of }) => ({
              way: { words: nameOf(name), href: dashboard },
              figure: `${rateText(of.completion)} · ${say(`pace_${of.class}`)}`,
              class: of.class,
              share: of.completion ?? 0,
              pace: of.pace,
            })),
          }),
          (left) => ({ words: say('summaryRestProjects', { n: left }), href: dashboard }),
        ),
      ],
    },
  ];
};

const placesBlocks = (telling: Telling, title: string, ranked: readonly Ranked[]): readonly Block[] => {
  const { say, setting } = telling;
  if (ranked.length === 0) return [];
  return [
    line(title),
    ...listed(
      ranked,
      MOST.places,
      (some) => ({
        kind: 'entries',
        entries: some.map(({ unit, place, rollUp }) => ({
          way: {
            words: `${say('summaryPlace', { n: place })} ${unitName(telling, unit)}`,
            href: linkTo(setting, { unit }),
          },
          figure: rateText(rollUp.completionOfAll),
        })),
      }),
      (left) => ({ words: say('summaryRestPlaces', { n: left }), href: linkTo(setting, { view: 'dashboard' }) }),
    ),
  ];
};

const rankingPart = (telling: Telling, { ranking }: Summary): readonly Part[] => {
  if (ranking.length === 0) return [];
  const { say } = telling;
  const { first, last } = ends(ranking, FIRST);
  return [
    {
      title: say('summaryRanking'),
      blocks: [...placesBlocks(telling, say('summaryFirst'), first), ...placesBlocks(telling, say('summaryLast'), last)],
    },
  ];
};

const datesPart = ({ say, setting: { days, today } }: Telling): Part => ({
  title: say('summaryDates'),
  blocks: [
    line(
      days === null
        ? say('summaryOver')
        : say('summaryDays', { due: dayWords(say, days.due), left: leftWords(say, today, days.due), cutOff: dayWords(say, days.cutOff) }),
    ),
  ],
});

export const summaryLetter = (request: SummaryRequest, telling: Telling): Content => {
  const { say, setting } = telling;
  const { summary, since } = request;
  const { standing, tally } = summary;
  const names = { sheet: nameOf(setting.sheet.name), period: periodWords(say, summary.period) };
  return framed(telling, say('summaryWhy'), {
    subject:
      standing === null
        ? say('summarySubjectEmpty', names)
        : say('summarySubject', {
            ...names,
            all: rateText(standing.completion),
            class: say(`pace_${standing.class}`),
            behind: tally.behind,
            far: tally.far_behind,
          }),
    headline: say('summaryHeadline', names),
    lead: leadOf(telling, summary),
    parts: [
      countsPart(telling, summary, request),
      slowPart(telling, summary),
      ...movedPart(telling, summary, since),
      ...reportsPart(telling, summary),
      ...projectsPart(telling, summary),
      ...rankingPart(telling, summary),
      datesPart(telling),
    ],
    next: { words: say('letterOpen'), href: linkTo(setting) },
  });
};
