/**
 * Words of completion without a number: 均已完工并投入使用, 通风柜更换完毕.
 *
 * They complete a target only where nothing in the clause says that it speaks of a plan, a draft or one stage of the works, and
 * where the clause names the target or names nothing. A clause that names one of several things promised (城东市场) does not finish
 * all of them; 除A、B外其余均已完成 leaves two out.
 */
import { isNeutral, issueIsGoal, phaseOfWords, startIsGoal } from './phase.ts';
import { isCoverage } from './coverage.ts';
import { goesOnWithPlan } from './plans.ts';
import { thingOf } from './reports.ts';
import type { Segment } from './segments.ts';
import { coverage, gramsOf, similarity } from './similarity.ts';
import type { Grams, Weights } from './similarity.ts';
import type { Target } from './targets.ts';
import { without, wordsIn } from './words.ts';
import type { Word } from './words.ts';

/** A clause, the targets that it finishes, and how many things it leaves out. */
export type Finished = { readonly segment: Segment; readonly targets: readonly Target[]; readonly left: number };

const ALIKE = 0.3;
const NAMES_ALL = 0.99;
const NAMES_MOST = 0.65;
/** A clause says that only a part is finished. */
export const PARTLY =
  /(?:部分|基本|初步|大部|主体|阶段性|陆续|分批|首|[一二三四]期|前期|第一|土建|框架|结构|率先|个别|有的|多数|大多|逐步|局部|逐一|正(?![式常规]))/;
const ALL = /全部|全面|全数|均|都|悉数|皆|一律/;
const UNFINISHED = new Set(['prelim', 'issue', 'plan', 'building', 'ongoing', 'start']);
const ENDS = new Set(['done', 'finish', 'issue', 'start']);

/** Whether a clause says that something is finished, seen from a target. */
const says = (segment: Segment, words: readonly Word[], target: Target): boolean => {
  const begun = startIsGoal(target.phrase);
  const issued = issueIsGoal(target.phrase);
  const isGoal = ({ tag }: Word): boolean => (begun && tag === 'start') || (issued && tag === 'issue');
  const ends = words.some((word) => word.tag === 'done' || word.tag === 'finish' || isGoal(word));
  if (!ends || PARTLY.test(segment.words)) return false;
  const unfinished = words.some((word) => UNFINISHED.has(word.tag) && !isGoal(word) && !isNamed(word, target, issued));
  return !unfinished && phaseOfWords(words, target.phrase) === 'done';
};

const isNamed = (word: Word, target: Target, issued: boolean): boolean =>
  target.phrase.includes(word.word) || isNeutral(word, target.phrase, issued);

/** Points back at everything that is promised: 上述站点均, 以上项目, 两项任务. */
const POINTER = /^(?:目前|现)?(?:上述|以上|前述|所有|各项|各|[两二三四五六七八](?:项|类|个)|该|此|本)(?:项|类|个)?/;
/** What such words may point at. */
const POINTED =
  /^(?:(?:建设|改造|整治|创建|安装|发放|目标|年度)?(?:项目|任务|工程|工作|内容|站点|点位|指标|设施|场所|地点|事项|实事|措施|点|站|处|标准|建设|改造))?$/;

const pointsAtAll = (rest: string): boolean => {
  const pointer = POINTER.exec(rest)?.[0];
  return pointer !== undefined && POINTED.test(rest.slice(pointer.length));
};

/** For whom something is opened is no name of it. */
const AUDIENCE = /向?(?:广大|全体|社会)?(?:市民|群众|居民|公众|游客|读者|学生|师生)(?:朋友)?/g;
/** What stands for the one thing promised: 新院区已正式开诊. */
const THE_THING = /^新?(?:院区|场馆|馆|校区|大楼|中心|平台|系统|项目|线路|专线|站|园区|院|楼|区|址|模块|程序|场地)$/;

const isTheThing = (thing: string, targets: readonly Target[]): boolean =>
  targets.length === 1 && targets.every(({ op }) => op === 'done') && THE_THING.test(thing);

/** A share (接入率) is not reached because something runs; only words about the share itself complete it. */
const isShare = ({ unit, op }: Target): boolean => unit.name === '%' && op !== 'done';

/** Money and cover that are promised are settled by being paid or in force, whatever is said to be: 保费已全额缴纳, 保单全部生效. */
const PAYMENT_IS_GOAL = /保险|补贴|补助|津贴|发放|资助|救助|养老金|助学金|奖金|低保|待遇|抚恤|补偿|生活费/;
const PAID =
  /(?:全部|全额|足额|均已?|已全部|已足额)(?:按时|按标准|及时)?(?:生效|缴纳|缴清|发放|兑付|兑现|补发|打卡|到账|支付)|(?:发放|补发|兑付|兑现|支付)(?:到位|完毕|完成)|打卡发放/;

const isPaidUp = (words: string, targets: readonly Target[]): boolean =>
  targets.length === 1 && targets.every(({ op, phrase }) => op === 'done' && PAYMENT_IS_GOAL.test(phrase)) && PAID.test(words);

/** 该文件已由市政府办公室印发: where a document alone is promised, who put it out is no name of another. */
const isIssued = (words: readonly Word[], targets: readonly Target[]): boolean =>
  targets.length === 1 &&
  words.some(({ tag }) => tag === 'issue') &&
  targets.every(({ op, phrase }) => op === 'done' && issueIsGoal(phrase));

const names = (thing: string, grams: Grams, target: Target, alike: number, all: boolean): boolean => {
  if (thing === '') return true;
  if (alike < ALIKE) return false;
  if (isShare(target)) return /率|比例|占比|覆盖/.test(thing);
  return target.value === 1 || coverage(grams, target.grams) >= (all ? NAMES_MOST : NAMES_ALL);
};

const OTHERS = /其[余他它]/;
/** Most clauses back in which 除 is looked for. */
const REACH = 8;

/** 除A、B外,其余…: how many are left out; 0 where none is. */
const leftOut = (segments: readonly Segment[], at: number): number => {
  const clause = segments[at];
  if (clause === undefined || !OTHERS.test(clause.words)) return 0;
  const near = segments.slice(Math.max(0, at - REACH), at + 1).filter(({ sentence }) => sentence === clause.sentence);
  const from = near.findIndex(({ words }) => words.startsWith('除'));
  if (from < 0) return 0;
  const exception = near.slice(from).map(({ words }) => words.split(OTHERS)[0] ?? '');
  return exception.flatMap((words) => words.split(/和|与|及/)).filter((name) => name !== '').length;
};

/** 98所学校…实现全覆盖: a promise to leave nobody out is said to be kept. */
const coversAll = ({ words }: Segment, target: Target): boolean => isCoverage(target) && words.includes('全覆盖');

/** Clauses without numbers that complete targets, in order. */
export const finishedClauses = (segments: readonly Segment[], targets: readonly Target[], weights: Weights): Finished[] =>
  segments.flatMap((segment, index): Finished[] => {
    if (segment.depth > 0 || segment.ahead || goesOnWithPlan(segments, index)) return [];
    const words = wordsIn(segment.words);
    if (!words.some(({ tag }) => ENDS.has(tag))) return [];
    const all = ALL.test(segment.words);
    const counts = segment.pieces.length > 0;
    const said = thingOf(segment.words.replace(/^.*其[余他它]/s, '').replace(AUDIENCE, ''));
    const settles = isPaidUp(segment.words, targets) || isIssued(words, targets) || isTheThing(said, targets);
    const thing = said.length <= 1 || settles || pointsAtAll(without(segment.words, words)) ? '' : said;
    const grams = gramsOf(thing);
    const meant = targets.filter((target) => {
      if (counts && !(target.op === 'done' && all) && !coversAll(segment, target)) return false;
      return (
        says(segment, words, target) &&
        (coversAll(segment, target) || names(thing, grams, target, similarity(grams, target.grams, weights), all))
      );
    });
    return meant.length > 0 ? [{ segment, targets: meant, left: leftOut(segments, index) }] : [];
  });
