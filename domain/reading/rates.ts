/**
 * Percentages of 进展情况: which state a completion, and of what.
 *
 * A rate belongs to the count that it follows or that its brackets follow, else to the target that it names, else to the whole
 * text. Start rates, investment shares, satisfaction and the pace expected by now are no completion, unless the target itself is
 * about them.
 */
import { thingOf } from './reports.ts';
import type { Report } from './reports.ts';
import type { Target } from './targets.ts';

export type RateStatement = {
  readonly report: Report;
  /** Share: 0.8 for 80 %. */
  readonly value: number;
  /** The count that it repeats as a share. */
  readonly host: Report | null;
  /** Words that name what it is the rate of, rate words left out. */
  readonly subject: string;
  /** Said of one stage of the works: 桩基完成60%. */
  readonly partial: boolean;
};

/** What a rate may be of other than completion. */
const FOREIGN_SUBJECTS =
  '开工 启动 投资 资金 工程款 招标 采购 设计 拨付 支付 签约 满意 合格 优良 达标 入住 使用 出租 利用 到位 同比 环比 增长 上升 下降 提升 提高 降低 增加 减少 序时 时序 时间 计划 应完成 应达 回款 参与 知晓 好评 检出 阳性 中标 流转 征收 征迁 拆迁 成活 绿化 覆盖 普及 回收 及时 响应 整改 补贴 发病 复发 失业 就业 达产 折扣 优惠 首付 同意 赞成 支持 认可 表决 意向 申请 通过 检测 检出 抽检 问卷 回收 咨询 解答 转诊 阳性 在线 能耗 空置 负荷 上座 利润 毛利 税 返还 报销 补偿 中央 省级 占股';
const FOREIGN: readonly string[] = FOREIGN_SUBJECTS.split(' ');
/** What stands between such a subject and its share. */
const OF_SUBJECT =
  /(?:完成)?(?:率|进度|比例?|比重|占比|度|款|额|至|到)?(?:已?完成)?(?:仅|只|为|达到?|约|至|近|超|到|了|升至|提高到|降至)*$/;

/** The subject of a share, where it is one of those. */
const foreignSubject = (front: string): string | undefined => {
  const subject = front.slice(0, OF_SUBJECT.exec(front)?.index ?? front.length);
  return FOREIGN.find((word) => subject.endsWith(word) || front.endsWith(word));
};

/** A share of the money, however the plan is called: 年度投资计划的55%. */
const OF_MONEY = /(投资|资金|工程款|预算)[^,]{0,8}$/;
/** A share of something named: 普惠性托位占比62%. */
const SHARE_OF = /[\u4e00-\u9fff]{2}(占比|比重)(?:为|达到?|约)?$/;
const START = /开工|启动|动工/;
const FORECAST = /(?:预计|预期|力争|争取|拟|下一步|年底前|确保|目标[值为]|去年|上年|同期|同比|环比|\ue001)/;
const RATE_WORDS =
  /(?:已?完成率|完成比例|完成度|完成进度|建设进度|工程进度|形象进度|实施进度|总体进度|整体进度|累计进度|总进度|进度|占[^,]{0,14}|完成[^,]{0,14}的|为[^,]{0,10}的|已?完成了?|达到?|实际|任务|目标|总量|总工程量|工程量|年度|全年|计划|总体|整体|总|约|近|超|逾|已|率|均|累计|目前|合计|[户人台套个处家座间所件条]数|数量|的|为|至|过|分别|各)/g;
const COMPLETION_RATE = /完成率|完成比例|完成度|进度|占[^,]*(?:任务|目标|计划)|(?:任务|目标|计划)的|(?<!率)(?<!率已)完成(?:了|达|约)?$/;

const shareOf = ({ quantity }: Report): number => {
  if (quantity.kind === 'ratio') return quantity.value / (quantity.of ?? 1);
  return quantity.kind === 'percent' ? quantity.value / 100 : quantity.value;
};

/** What the words before a rate name; a single character names nothing. */
const subjectOf = (report: Report): string => {
  const subject = thingOf(report.front.replace(RATE_WORDS, ''));
  return subject.length > 1 ? subject : '';
};

/** What the only target does (安装) names no part of it. */
const isWholly = (subject: string, targets: readonly Target[]): boolean =>
  targets.length === 1 && targets.every(({ phrase }) => phrase.startsWith(subject));

/** 签约率 behind 签约350户 is the rate of that count. */
const RATE_OF = /率(?:达到?|为|约|已|至)*$/;

const isCount = ({ quantity }: Report): boolean => quantity.kind === 'count' || quantity.kind === 'ratio';

/** The count right in front, with nothing named in between. */
const precedingCount = (report: Report, all: readonly Report[], at: number): Report | null => {
  const last = all.findLast((other, position) => position < at && isCount(other));
  if (last === undefined || report.segment.link === 'item') return null;
  return last.segment.sentence === report.segment.sentence && report.segment.index - last.segment.index <= 1 ? last : null;
};

const hostOf = (report: Report, all: readonly Report[], at: number): Report | null => {
  const { host, depth, pieces } = report.segment;
  if (host) return all.find(({ quantity }) => quantity === host) ?? null;
  const last = all[at - 1];
  const subject = subjectOf(report);
  const repeated = last !== undefined && RATE_OF.test(report.front) && last.phrase.includes(subject);
  if ((subject !== '' && !repeated) || (depth > 0 && pieces[0]?.quantity !== report.quantity)) return null;
  return precedingCount(report, all, at);
};

/** A share of those asked, surveyed or examined: 同意率91%, 达到三分之二业主同意比例. */
const isOfPreparation = ({ before, behind }: Report, targets: readonly Target[]): boolean => {
  const last = [...before, ...behind].findLast(({ tag }) => tag !== 'idle' && tag !== 'total' && tag !== 'finish' && tag !== 'part');
  return last?.tag === 'prelim' && !last.word.endsWith('计划') && !targets.some(({ phrase }) => phrase.includes(last.word));
};

const isForeign = (report: Report, targets: readonly Target[]): boolean => {
  const front = report.front.slice(-24);
  const foreign = foreignSubject(front) ?? (OF_MONEY.exec(front) ?? SHARE_OF.exec(front))?.[1];
  if (foreign === undefined) return false;
  return !targets.some(({ phrase }) => phrase.includes(foreign) || (START.test(foreign) && START.test(phrase)));
};

/** 分别为81.73%、111.13%、91.34%: as many rates as counts in front of them are theirs in order. */
const respectively = (statements: readonly RateStatement[], reports: readonly Report[]): readonly RateStatement[] => {
  const first = statements[0];
  if (statements.length < 2 || !first || !first.report.before.some(({ tag }) => tag === 'respectively')) return statements;
  if (!statements.every(({ report }) => report.segment.sentence === first.report.segment.sentence)) return statements;
  const counts = reports.filter((report) => isCount(report) && report.order < first.report.order).slice(-statements.length);
  return counts.length === statements.length ? statements.map((statement, at) => ({ ...statement, host: counts[at] ?? null })) : statements;
};

/** Every share that the text states about completion. */
export const rateStatements = (reports: readonly Report[], targets: readonly Target[]): readonly RateStatement[] => {
  const statements = reports.flatMap((report, at): RateStatement[] => {
    if (report.quantity.kind === 'count' || report.fixed === 'last_year') return [];
    if (isForeign(report, targets) || isOfPreparation(report, targets) || FORECAST.test(report.front)) return [];
    return [
      {
        report,
        value: shareOf(report),
        host: hostOf(report, reports, at),
        subject: isWholly(subjectOf(report), targets) ? '' : subjectOf(report),
        partial: report.works !== '' && !targets.some(({ phrase }) => phrase.includes(report.works)),
      },
    ];
  });
  return respectively(statements, reports);
};

/** Whether a percentage calls itself a completion rate, and so is no value of an indicator that is a percentage. */
export const isCompletionRate = (report: Report): boolean => COMPLETION_RATE.test(report.front);

/** Largest gap at which a stated rate confirms the count that it follows. */
const CONFIRMS = 0.012;

/** Whether the rate stated for a report is what its count makes of the target. */
export const confirmedBy =
  (statements: readonly RateStatement[]) =>
  (report: Report, target: Target): boolean =>
    target.value > 0 &&
    report.fixed === null &&
    statements.some(({ host, value }) => host === report && Math.abs(value - report.quantity.value / target.value) <= CONFIRMS);
