/**
 * Which numbers of 项目内容 are promises, and what each is called.
 *
 * Every count outside brackets is a target, except one that only describes: the places a thing is done in (在3个社区安装设备100台),
 * a rate per head, a size of something counted already (总投资, 建筑面积), a radius. 从 a 提高到 b makes a the baseline of b.
 */
import { isChange, isLoweredTo, isLowering } from './change.ts';
import { labelOf, nounOf, phraseOf } from './labels.ts';
import type { Quantity } from './quantities.ts';
import { clausesOf, scopeCount } from './scope.ts';
import type { Piece, Segment } from './segments.ts';
import { gramsOf } from './similarity.ts';
import type { Grams } from './similarity.ts';
import { unitNamed, isPerUnit } from './units.ts';
import type { Unit } from './units.ts';
import type { Comparison } from '../types.ts';

export type Span = { readonly start: number; readonly end: number };

/** A promise of the content: an indicator before anything is known of its actual. */
export type Target = {
  readonly label: string;
  readonly op: Comparison;
  readonly value: number;
  readonly unit: Unit;
  /** For so much a head (每万人30人): the unit without the head. */
  readonly perHeadOf: Unit | null;
  readonly baseline: number | null;
  /** Words that a report is compared with. */
  readonly phrase: string;
  /** Its phrase as it is compared. */
  readonly grams: Grams;
  /** Words of its surroundings, which count less. */
  readonly context: string;
  readonly span: Span | null;
  readonly baselineSpan: Span | null;
};

type Found = { readonly piece: Piece; readonly baseline: Quantity | null; readonly prefix: string };

const AT_MOST = /(?:≤|不超过|不高于|不大于|(?<!不)(?<!不得)低于|控制在|控制到|(?<!不)小于|以内)$/;
const AT_LEAST = /(?:≥|不少于|不低于|不小于|至少|超过|高于|达到?|力争)$/;
const DESCRIBES =
  /(?:惠及[^,]{0,8}|受益[^,]{0,8}|涉及[^,]{0,8}|辐射[^,]{0,8}|总投资额?|^(?:计划|预计)?投资额?|总?建筑面积|占地面积|总?用地面积|总面积|^面积|全长|总长度?|^长度?|宽|每份|单价|补助标准|按照?|每套|半径|周边|服务半径|每处|每间|单个|可?容纳)(?:约|近|达|超|超过|不少于|不低于|为|共|共计|预计|计划)*$/;
const RADIUS_BEHIND = /^(?:服务|步行)?(?:范围|半径|服务圈|生活圈|圈|覆盖|内|之内|见园|见绿|高程|跑道|宽|高|深|口径|标准)/;
const EACH = /每(?:人每)?(?:个|台|名|人|户|家|所|座|套|月|年|周|季度|千人|万人|百人|村|镇|社区|街道|乡镇|县|区|辆|场|次|支|处|校|班|百)/;
const PER_HEAD = /每(?:人|户|月|年|生|亩|名|平方米|张|套|天|日)(?:每[月年天])?[^,]{0,8}$/;
/** Things whose amount a head is what is promised, unless it is only paid by it. */
const STANDARD = /(?:标准|水平|金|津贴|补贴|补助|收入|低保|待遇|费|单价|价格)/;
const RAISED =
  /(?:提高|提升|提标|提|增加|调整|上调|上浮|升|降|下调|达到?|不低于|不少于|高于)(?:到|至|为|不低于|不少于|达到?)?(?:每[人户月年生]){0,2}$/;
const PAID = /给予|按照?|支付|兑现|奖励|奖补|资助|每[人户名](?:一次性)?(?:发放|补助|补贴|救助)/;

const isLimit = (before: string): boolean => AT_MOST.test(before) || isLoweredTo(before);

const isMeasured = (quantity: Quantity): boolean => quantity.kind === 'count' || quantity.kind === 'percent';

/** Money or another unit per head is a target only where the content promises a standard; else it says how a thing is paid. */
const isRateOnly = ({ quantity, before, after }: Piece): boolean => {
  if (quantity.unit?.family !== 'money') return false;
  if (!isPerUnit(quantity.unit) && !PER_HEAD.test(before)) return false;
  return !STANDARD.test(before) || (PAID.test(before) && !RAISED.test(before)) || /^(?:的?标准|给予|发放)/.test(after);
};

const describes = (piece: Piece, others: number): boolean => {
  const { quantity, before, after } = piece;
  if (quantity.unit?.family === 'length' && quantity.unit.name === '米' && RADIUS_BEHIND.test(after)) return true;
  if (quantity.unit?.family === 'time') return !isLimit(before) && !AT_LEAST.test(before) && quantity.bound === null;
  if (quantity.unit === null) return true;
  return isRateOnly(piece) || (others > 0 && DESCRIBES.test(before));
};

const isCondition = (segment: Segment): boolean => /(?:基础上|前提下|情况下|条件下|原则)$/.test(segment.words);

/** With a baseline in front, the words that name the target stand before the baseline. */
const fromBaseline = (piece: Piece, previous: Piece | undefined, baseline: Quantity | null): Piece =>
  baseline ? { ...piece, before: `${previous?.before ?? ''}${piece.before}` } : piece;

/** Words of a list that go on after the number: 为1.8万名幼儿园|、中小学教职工开展急救培训. */
const goesOn = (clause: readonly Segment[], segment: Segment): string => {
  if (!FOR_WHOM.test(clause[0]?.words ?? '')) return '';
  const behind = clause.slice(clause.indexOf(segment) + 1);
  return behind.every(({ pieces, depth }) => pieces.length === 0 && depth === 0) ? behind.map(({ words }) => words).join('') : '';
};

const FOR_WHOM = /^(?:为|对|给|向|面向|帮助|组织)/;

/** Targets in the pieces of one clause, baselines folded into them. */
const foundIn = (clause: readonly Segment[], total: number, lead: string): Found[] => {
  const found: Found[] = [];
  let skip = scopeCount(clause);
  let prefix = nounOf(clause[0]?.pieces[0]?.before ?? '') + nounOf(clause[0]?.pieces[0]?.after ?? '') === '' ? lead : '';
  for (const segment of clause) {
    if (segment.pieces.length === 0) prefix += segment.words;
    let baseline: Quantity | null = null;
    segment.pieces.forEach((own, at) => {
      const next = segment.pieces[at + 1];
      const piece = next ? own : { ...own, after: own.after + goesOn(clause, segment) };
      if (skip > 0) return void (skip -= 1);
      if (!isMeasured(piece.quantity)) return;
      if (next && isChange(piece.after)) return void (baseline = piece.quantity);
      const prefixed = nounOf(piece.before) === '' && nounOf(piece.after) !== '' ? '' : prefix;
      if (baseline !== null || !describes(piece, total - 1))
        found.push({ piece: fromBaseline(piece, segment.pieces[at - 1], baseline), baseline, prefix: prefixed });
      baseline = null;
      prefix = '';
    });
  }
  return found;
};

const comparisonOf = ({ piece, baseline }: Found): Comparison => {
  const { quantity, before } = piece;
  if (isLimit(before) || (quantity.bound === '<=' && !/不/.test(before))) return '<=';
  if (baseline && baseline.value > quantity.value && isLowering(before)) return '<=';
  return quantity.bound === '>=' || AT_LEAST.test(before) ? '>=' : '=';
};

const unitOf = (unit: Unit, before: string): Pick<Target, 'unit' | 'perHeadOf'> => {
  const each = EACH.exec(before);
  if (!each || isPerUnit(unit)) return { unit, perHeadOf: null };
  return { unit: { ...unit, name: `${unit.name}/${each[0].replace('每人每', '').replace('每', '')}`, size: null }, perHeadOf: unit };
};

const COMPOUND_LABELS: ReadonlyMap<string, string> = new Map([
  ['person', '人数'],
  ['household', '户数'],
  ['thing', '数量'],
  ['event', '场次'],
  ['length', '长度'],
  ['area', '面积'],
  ['money', '金额'],
]);

type Naming = Pick<Target, 'label' | 'phrase' | 'context'>;

const nounAt = ({ piece, prefix }: Found): string => nounOf(prefix + piece.before) + nounOf(piece.after);

/** A number without a noun of its own (50支|1500人, 优化调整|20条) goes on about the last one that has one. */
const naming = (found: Found, named: Target | undefined): Naming => {
  const { piece, prefix } = found;
  const before = phraseOf(prefix + piece.before);
  const phrase = before + phraseOf(piece.after);
  if (nounAt(found) !== '') return { label: labelOf(prefix + piece.before, piece.after), phrase, context: '' };
  if (named === undefined) return { label: before || '目标', phrase, context: '' };
  const kind =
    phrase === ''
      ? (COMPOUND_LABELS.get(piece.quantity.unit?.family ?? 'thing') ?? '')
      : before.replace(/^(?:其中|共|合计|总计|累计)(?:建设|建成|新建|完成)?/, '');
  return { label: named.label + kind, phrase, context: named.phrase };
};

/** 分别提高到每人每月900元和750元: a second amount for each head. */
const sharesHead = (found: Found, named: Target | undefined): named is Target =>
  named !== undefined &&
  nounAt(found) === '' &&
  isPerUnit(named.unit) &&
  named.unit.family === 'money' &&
  found.piece.quantity.unit?.name === '元';

const targetOf = (found: Found, named: Target | undefined): Target => {
  const { quantity, before } = found.piece;
  const names = naming(found, named);
  return {
    ...names,
    grams: gramsOf(names.phrase),
    op: comparisonOf(found),
    value: quantity.value,
    ...(sharesHead(found, named) ? { unit: named.unit, perHeadOf: named.perHeadOf } : unitOf(quantity.unit ?? unitNamed('个'), before)),
    baseline: found.baseline?.value ?? null,
    span: { start: quantity.start, end: quantity.end },
    baselineSpan: found.baseline && { start: found.baseline.start, end: found.baseline.end },
  };
};

/** A leading number without a noun shares that of the next one: 新建5个、累计建成18个服务站点. */
const namedByNext = (found: Found, next: Found | undefined): Found => {
  if (next === undefined || nounAt(found) !== '' || next.piece.after === '') return found;
  return { ...found, piece: { ...found.piece, after: next.piece.after } };
};

/** A content with more numbers is a list, no promise; what comes later is not read. */
const MOST = 30;

/** 每个乡镇建成1个,共建设16个: the sum is promised, how it is spread says nothing more. */
const isSpread = (found: Found, next: Found | undefined): boolean =>
  next !== undefined &&
  EACH.test(found.piece.before) &&
  found.piece.quantity.unit?.name === next.piece.quantity.unit?.name &&
  /(?:共|合计|总计|累计|全年|全[市县区])[^,]{0,6}$/.test(next.piece.before);

/** Every number that is promised, with the next one in its clause. */
const allFound = (main: readonly Segment[]): { readonly found: Found; readonly next: Found | undefined }[] => {
  const total = main.reduce((sum, { pieces }) => sum + pieces.length, 0);
  let lead = '';
  return clausesOf(main).flatMap((clause) => {
    if (clause.some(isCondition)) return [];
    const all = foundIn(clause, total, clause[0]?.link === 'clause' ? lead : '');
    lead = clause.every(({ pieces }) => pieces.length === 0) ? clause.map(({ words }) => words).join('') : '';
    return all.map((found, at) => ({ found, next: all[at + 1] }));
  });
};

/** Targets named by numbers, in the order of the text. */
export const countedTargets = (segments: readonly Segment[]): Target[] => {
  const targets: Target[] = [];
  let named: Target | undefined;
  const all = allFound(segments.filter(({ depth }) => depth === 0));
  for (const [at, { found: one, next }] of all.entries()) {
    if (targets.length >= MOST) break;
    const found = targets.length === 0 ? namedByNext(one, next) : one;
    const target = targetOf(found, named);
    if (nounAt(found) !== '') named = target;
    if (!isSpread(found, all[at + 1]?.found)) targets.push(target);
  }
  return targets;
};
