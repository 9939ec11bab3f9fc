/**
 * Places and people that a thing is done for: in 为23个小区、29个小区安装设备745套 only 745套 is counted.
 */
import type { Segment } from './segments.ts';

const SCOPE_HEAD =
  /^[\ue000-\ue002]*(?:已|共|累计|目前|计划|拟)?(?:为|对|在|向|给|面向|针对|依托|围绕|惠及|覆盖|涉及|选取|选择|聚焦|利用|通过|从|结合|全市|全县|全区)/;
const ACTION =
  /(?:安装|建设|改造|配备|配置|提供|新增|开展|更换|举办|组织|发放|实施|建成|新建|增设|设置|完成|推广|铺设|培训|建立|打造|购置|添置|投放|加装|修缮|更新|接种|筛查|落实|服务|各)/;

/** How many pieces of a clause, from its first, only say where or for whom. */
export const scopeCount = (clause: readonly Segment[]): number => {
  const pieces = clause.flatMap(({ pieces: own, depth }) => (depth === 0 ? own : []));
  if (pieces.length < 2 || !SCOPE_HEAD.test(clause[0]?.words ?? '')) return 0;
  const action = pieces.findIndex((piece, at) => at > 0 && ACTION.test(piece.before));
  return Math.max(action, 0);
};

/** Segments joined by 、 or 和 into one clause, with their asides. */
export const clausesOf = (segments: readonly Segment[]): Segment[][] => {
  const clauses: Segment[][] = [];
  for (const segment of segments) {
    const clause = clauses.at(-1);
    if ((segment.link === 'item' || segment.depth > 0) && clause) clause.push(segment);
    else clauses.push([segment]);
  }
  return clauses;
};
