/**
 * One-off promises of 项目内容: things to be made or done once, without a number (建成应急指挥中心).
 *
 * Beside counted targets only a clause that names a made thing counts; in a content without any number each main clause does,
 * or the whole content as one.
 */
import { nounOf, phraseOf, shortLabel } from './labels.ts';
import type { Segment } from './segments.ts';
import { gramsOf } from './similarity.ts';
import type { Target } from './targets.ts';
import { unitNamed } from './units.ts';

const MAKING =
  /^[\ue000-\ue002]*(?:年底前|年内)?(?:高标准|全面|加快|启动)?(?:建成|建设|新建|完成|建立|启用|投用|开通|编制|出台|改扩建|改建|扩建|搭建|上线|迁建|重建|建好|实现|打造)/;
const MADE_THING =
  /(?:中心|基地|平台|方案|规划|工程|系统|大楼|医院|学校|公园|桥|道路|大道|广场|体育馆|图书馆|博物馆|文化馆|馆|站|体系|场所|场|厂|园|室|院|楼|主体|建设|改造|提升|编制|普查|迁建|一期|二期|全覆盖|项目)$/;
/** A state that is promised: 零就业家庭动态清零. */
const PROMISED_STATE = /[\u4e00-\u9fff]{2}(?:动态清零|清零|归零)$/;
const CONDITION = /(?:基础上|前提下|情况下|条件下|原则)$/;
const FOLLOWS = /^(?:实现|帮助|促进|推动|切实|不断|有效|进一步|逐步|确保|着力|并|更好|让|使)/;
const LONGEST = 40;
const MOST = 10;

const deliverable = (segments: readonly Segment[]): Target | null => {
  const first = segments[0];
  const last = segments.at(-1);
  if (first === undefined || last === undefined) return null;
  const words = segments.map((segment) => segment.words).join('');
  const label = shortLabel(words);
  const phrase = phraseOf(words).slice(0, LONGEST);
  if (label === '' || !/[\u4e00-\u9fff]/.test(label)) return null;
  return {
    label,
    op: 'done',
    value: 1,
    unit: unitNamed('项'),
    perHeadOf: null,
    baseline: null,
    phrase,
    grams: gramsOf(phrase),
    context: '',
    span: { start: first.start, end: last.end },
    baselineSpan: null,
  };
};

/** An item without a number stands alone where the next one begins with its number: 建成指挥中心、18个分中心. */
const standsAlone = (next: Segment | undefined): boolean => {
  if (next === undefined || next.link !== 'item') return true;
  const before = next.pieces[0]?.before;
  return before === '' && nounOf(next.pieces[0]?.after ?? '') !== '';
};

/** 建设村级服务站，覆盖率达90%: the rate behind it says how much of it is promised. */
const isMeasuredBy = (next: Segment | undefined): boolean =>
  next?.link === 'clause' && next.pieces[0]?.quantity.kind === 'percent' && /^.{0,4}率/.test(next.words);

const besideCounts = (main: readonly Segment[]): Target[] =>
  main.flatMap((segment, at) => {
    const made =
      segment.pieces.length === 0 && MAKING.test(segment.words) && MADE_THING.test(segment.words) && !CONDITION.test(segment.words);
    const state = segment.pieces.length === 0 && PROMISED_STATE.test(segment.words);
    const restates = FOLLOWS.test(segment.words) || segment.link === 'item';
    const target = (made || state) && !restates && standsAlone(main[at + 1]) && !isMeasuredBy(main[at + 1]) ? deliverable([segment]) : null;
    return target ? [target] : [];
  });

const alone = (main: readonly Segment[]): Target[] => {
  const named = main.filter(({ words }) => words !== '' && !CONDITION.test(words));
  const numberless = named.filter(({ pieces }) => pieces.length === 0);
  const clauses = numberless.length > 0 ? numberless : named;
  const strong = clauses.filter(({ words, link }) => MAKING.test(words) && link !== 'item' && !FOLLOWS.test(words));
  const chosen = strong.length > 1 ? strong.filter(({ words }) => MADE_THING.test(words)) : strong;
  if (chosen.length > 0) return chosen.flatMap((clause) => deliverable([clause]) ?? []);
  const whole = deliverable(clauses.slice(0, 3));
  return whole ? [whole] : [];
};

/** Deliverables of the content, given whether it has counted targets too. */
export const deliverables = (segments: readonly Segment[], counted: boolean): Target[] => {
  const main = segments.filter(({ depth }) => depth === 0);
  return (counted ? besideCounts(main) : alone(main)).slice(0, MOST);
};
