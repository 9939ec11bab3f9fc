/**
 * Words between two numbers that make the first one where the second started from: 从83%提高到87%.
 */

/** All that stands between the numbers. */
export const CHANGE =
  /^(?:以上|左右|的)?(?:逐步|进一步|再)?(?:提高|提升|增加|增长|上升|扩大|压缩|缩短|压减|减少|下降|降低|降|升|增)(?:到|至|为)(?:不少于|不低于|不高于)?$/;

/** Less is the aim. */
export const LOWERING = /压缩|缩短|压减|减少|下降|降/;
