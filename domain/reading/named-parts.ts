/**
 * Parts called by their names instead of a number: 滨江公园、铁路公园已开放，植物园在建 is 2 of the 3 promised.
 *
 * They count only where exactly as many names stand side by side as the target promises, each is called like a place or like the
 * thing promised, and each has a state of its own; else some part may be left out, and nothing is known.
 */
import { PARTLY } from './finished.ts';
import type { WordTag } from './lexicon.ts';
import { phaseOfWords } from './phase.ts';
import type { Quantity } from './quantities.ts';
import { thingOf } from './reports.ts';
import type { Segment } from './segments.ts';
import type { Span, Target } from './targets.ts';
import { wordsIn } from './words.ts';
import { STAGE_OF_WORKS } from './works.ts';

/** How many of a target's parts are finished, and where that stands. */
export type NamedParts = { readonly done: number; readonly spans: readonly Span[] };

/** Most parts that are looked for. */
const MOST = 12;
const PLACE =
  /(?:[园馆院校站场路桥街巷村镇乡区城厂所室店库坝河湖渠塘泵厅港湾岛山楼亭廊]|中学|小学|幼儿园|中心|小区|公寓|花园|大道|广场|基地|市场|段|线|点|标段|项目|[东南西北]延)$/;
const JOINT = /和|与|及|以及/;
const ALL = /^(?:两|三|各|上述|以上|所有|全部|其[余他它])/;

const STATES: ReadonlySet<WordTag> = new Set(['done', 'finish', 'building', 'ongoing', 'start', 'prelim', 'plan', 'none_yet', 'negation']);

type Clause = {
  readonly names: readonly string[];
  /** Parts that are only counted. */ readonly others: number;
  readonly finished: boolean;
  readonly span: Span;
};

/** 另外3所主体已结顶: what is counted beside the names. */
const OTHERS = /^(?:另外?|其[余他它]|余下的?|剩余的?|剩下的?)$/;

const othersIn = ({ pieces }: Segment, target: Target): number => {
  const [piece, ...more] = pieces;
  if (!piece || more.length > 0 || piece.quantity.unit?.name !== target.unit.name) return 0;
  return OTHERS.test(piece.before) ? piece.quantity.value : 0;
};

/** 滨河路路基: the place, and that its works have only come so far. */
const placeOf = (name: string): string => {
  const stage = name.search(STAGE_OF_WORKS);
  return stage > 1 ? name.slice(0, stage) : name;
};

/** Names stand in front of the first word of a state. */
const namesIn = (segment: Segment): string[] =>
  segment.words
    .slice(0, wordsIn(segment.words).find(({ tag }) => STATES.has(tag))?.start)
    .split(JOINT)
    .map((words) => placeOf(thingOf(words)))
    .filter((name) => name.length > 1);

const isCalledLike = (target: Target): ((name: string) => boolean) => {
  const last = target.label.slice(-1);
  return (name) => (PLACE.test(name) || name.endsWith(last)) && !STAGE_OF_WORKS.test(name) && !ALL.test(name);
};

/** Whether a number may be of the parts themselves; a size in another unit (1.5万吨/日) only describes one. */
const mayCount = ({ kind, unit }: Quantity, target: Target): boolean =>
  kind !== 'count' || unit === null || unit.family === target.unit.family;

/** Clauses of one sentence: names without a state belong to the next clause that has one. */
const clausesOf = (segments: readonly Segment[], target: Target): Clause[] | null => {
  const isName = isCalledLike(target);
  const clauses: Clause[] = [];
  let waiting: string[] = [];
  for (const segment of segments) {
    if (segment.depth > 0) continue;
    const others = othersIn(segment, target);
    if (segment.ahead || (others === 0 && segment.pieces.some(({ quantity }) => mayCount(quantity, target)))) return null;
    const names = others === 0 ? namesIn(segment) : [];
    const phase = phaseOfWords(wordsIn(segment.words), target.phrase);
    if (names.length === 0 && others === 0 && phase === null) continue;
    if (!names.every(isName) || (names.length === 0 && waiting.length === 0 && clauses.length === 0)) return null;
    waiting.push(...names);
    if (phase === null) continue;
    if (waiting.length > 0 || others > 0)
      clauses.push({
        names: waiting,
        others,
        finished: phase === 'done' && !PARTLY.test(segment.words) && !STAGE_OF_WORKS.test(segment.words),
        span: { start: segment.start, end: segment.end },
      });
    waiting = [];
  }
  return waiting.length === 0 ? clauses : null;
};

/** The parts of a target in one sentence; null where they are not exactly as many as promised. */
export const namedParts = (sentence: readonly Segment[], target: Target): NamedParts | null => {
  if (target.op === 'done' || target.unit.family !== 'thing' || target.value < 2 || target.value > MOST) return null;
  const clauses = clausesOf(sentence, target) ?? [];
  const names = clauses.flatMap((clause) => clause.names);
  const others = clauses.reduce((sum, clause) => sum + clause.others, 0);
  if (names.length + others !== target.value || names.length < 1 || new Set(names).size !== names.length) return null;
  const finished = clauses.filter((clause) => clause.finished);
  const done = finished.reduce((sum, clause) => sum + clause.names.length + clause.others, 0);
  return done === 0 ? null : { done, spans: finished.map(({ span }) => span) };
};
