/** Longest comment, in UTF-16 units. */
export const COMMENT_LIMIT = 2000;

/** Members that one comment mentions at most. */
export const MENTION_LIMIT = 20;
