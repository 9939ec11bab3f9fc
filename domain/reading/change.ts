/**
 * Words between two numbers that make the first one where the second started from: 从83%提高到87%, 由12.6%压降至9%.
 *
 * A verb of raising or lowering with 到, 至 or 为. To extend: add a verb to its row.
 */

const RAISING = '提高 提升 提标 提 增加 增长 增 上升 升 扩大 扩 扩充 上调 调增 调高 拓展 延长 涨 调整 变更 优化';
const LOWERING = '压缩 缩短 压减 压降 减少 缩减 精简 下降 降低 降 下调 调降 调低 调减 削减 减 压 缩小';

const LOWERING_VERBS: readonly string[] = LOWERING.split(' ');
const VERBS: ReadonlySet<string> = new Set([...RAISING.split(' '), ...LOWERING_VERBS]);

const IN_FRONT = /^(?:以上|左右|的|水平)?(?:逐步|进一步|再|统一)?/;
/** 到 and what may follow it. */
const ARRIVING = /[到至为](?:不少于|不低于|不高于|不超过|每人每[月年])?$/;

/** Whether some words are all that makes a change of what stands in front of them. */
export const isChange = (words: string): boolean => {
  const arriving = ARRIVING.exec(words);
  return arriving !== null && VERBS.has(words.slice(0, arriving.index).replace(IN_FRONT, ''));
};

/** Whether less is the aim. */
export const isLowering = (words: string): boolean => LOWERING_VERBS.some((verb) => words.includes(verb));

/** Whether a verb of lowering stands right in front of its limit: 压降至9%, 控制在5%. */
export const isLoweredTo = (words: string): boolean => {
  const arriving = /[到至在](?:每人每[月年])?$/.exec(words);
  if (arriving === null) return false;
  const before = words.slice(0, arriving.index);
  return before.endsWith('控制') || LOWERING_VERBS.some((verb) => before.endsWith(verb));
};
