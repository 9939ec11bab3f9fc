/** The bulletin's prose as it is first written, from its figures alone. */
import type { PaceClass } from '../pace.ts';
import { PACE_ZH_CN } from '../text/pace.zh-CN.ts';
import type { BulletinFigures, Prose } from './types.ts';
import { dayWords, endOf, official, periodName, points, share } from './words.ts';

export const classWords = (of: PaceClass): string => PACE_ZH_CN[`pace_${of}`];

const counted = (of: readonly PaceClass[], { tally }: BulletinFigures): number => of.reduce((sum, one) => sum + tally[one], 0);

const against = (gap: number): string => {
  if (Number(points(gap)) === 0) return '与序时进度持平';
  return `${gap < 0 ? '低于' : '高于'}序时进度${points(gap)}个百分点`;
};

const overallOf = (figures: BulletinFigures): string => {
  const { year, projects, tasks, pace, rollUp, standing, tally } = figures;
  if (tasks.length === 0) return `${year}年民生实事台账尚无任务。`;
  const all = `全口径完成率为${share(rollUp.completionOfAll ?? 0)},${against(standing?.gap ?? 0)}`;
  const known =
    rollUp.completion === null
      ? '尚无已量化任务'
      : `已量化任务${rollUp.known}项(${rollUp.known}/${rollUp.total}),平均完成率为${share(rollUp.completion)}`;
  const good = counted(['completed', 'ahead', 'on_pace'], figures);
  const slow = counted(['behind', 'far_behind'], figures);
  const part = (count: number): string => share(count / tasks.length);
  return [
    `${year}年民生实事共${projects}个项目、${tasks.length}项任务,本期序时进度为${share(pace)}。${all},总体进度为“${classWords(standing?.class ?? 'unquantified')}”;${known}。`,
    `各项任务中,已完成、超序时和按序时共${good}项,占${part(good)};慢序时${tally.behind}项、严重滞后${tally.far_behind}项,共占${part(slow)};未量化${tally.unquantified}项,占${part(tally.unquantified)}。分类情况如下。`,
  ].join('\n');
};

const slowOf = ({ slow, tally }: BulletinFigures): string => {
  if (slow.length === 0) return '本期无慢序时和严重滞后任务。';
  const counts = (['behind', 'far_behind'] as const).filter((one) => tally[one] > 0).map((one) => `${classWords(one)}任务${tally[one]}项`);
  return `本期${counts.join('、')},按与序时进度的差距由大到小列出如下。`;
};

const rankingOf = ({ ranking }: BulletinFigures): string => {
  // One unit by itself has no place among others.
  if (ranking.length < 2) return '';
  if (ranking.every(({ place }) => place === 1)) return `${ranking.length}家牵头单位的全口径完成率相同,本期不作排名。`;
  return `${ranking.length}家牵头单位按所牵头任务的全口径完成率排名,前三位和后三位如下。完成率相同的名次并列。`;
};

const becameOf = (before: number | null, after: number | null): string => {
  if (before === null || after === null) return '';
  const by = after - before;
  if (Number(points(by)) === 0) return `全口径完成率为${share(after)},与上期持平;`;
  return `全口径完成率由${share(before)}${by > 0 ? '提高' : '下降'}到${share(after)},${by > 0 ? '提高' : '下降'}${points(by)}个百分点;`;
};

const changesOf = ({ since, moved, rollUp }: BulletinFigures): string => {
  if (since === null) return '本期无上期数据可比。';
  const compared = `与上期(${periodName(since.period)})相比`;
  if (moved.length === 0) return `${compared},各项任务的进展情况和完成率均无变化。`;
  const [up, down] = [moved.filter(({ by }) => (by ?? 0) > 0).length, moved.filter(({ by }) => (by ?? 0) < 0).length];
  const whole = becameOf(since.rollUp.completionOfAll, rollUp.completionOfAll);
  return `${compared},${whole}进展情况或完成率有变化的任务${moved.length}项,其中完成率提高${up}项、下降${down}项,具体如下。`;
};

const owingOf = ({ owing, reported, tasks }: BulletinFigures): string => {
  if (owing.length === 0) return '本期各牵头单位均已报送,无未报送单位。';
  return `本期${tasks.length}项任务中已报送${reported}项,以下${owing.length}家单位尚有任务未报送,请抓紧报送。`;
};

const nextStepOf = ({ slow, next }: BulletinFigures): string => {
  const catchUp = slow.length === 0 ? '' : ';慢序时和严重滞后任务的牵头单位要查明原因、落实措施,尽快赶上序时进度';
  const dates =
    next === null
      ? '本期为本年度最后一期。'
      : `下一期为${periodName(next.period)},请于${dayWords(next.due)}前报送进展情况,数据截止日为${dayWords(next.cutOff)}。`;
  return `请各牵头单位对照年度目标和序时进度,抓紧推进各项任务${catchUp}。\n${dates}`;
};

/** The prose that goes with figures. An empty part is left out of the paper. */
export const proseOf = (figures: BulletinFigures): Prose => {
  const { city, year, period, tasks } = figures;
  const ofTasks = (write: (of: BulletinFigures) => string): string => (tasks.length === 0 ? '' : official(write(figures)));
  return {
    title: `${city}${year}年民生实事项目进展情况通报`,
    opening: `现将截至${endOf(period)}${city}${year}年民生实事项目进展情况通报如下。`,
    overall: official(overallOf(figures)),
    slow: ofTasks(slowOf),
    ranking: ofTasks(rankingOf),
    changes: ofTasks(changesOf),
    owing: ofTasks(owingOf),
    next: official(nextStepOf(figures)),
  };
};
