/** Longest 进展情况 that a cell takes, in UTF-16 units. */
export const PROGRESS_LIMIT = 5000;

/** True where the text has a control character other than line break and tab, which no table can show. */
// oxlint-disable-next-line no-control-regex -- finding them is the point
export const hasControlCharacter = (text: string): boolean => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u.test(text);
