/** A text from the clipboard as one cell: spreadsheets end it with a line break and quote one that holds breaks or tabs. */
export const textOfCell = (plain: string): string => {
  const text = plain.replaceAll(/\r\n?/gu, '\n').replace(/\n$/u, '');
  const inner = /^"((?:[^"]|"")*)"$/u.exec(text)?.[1];
  const isQuotedCell = inner !== undefined && /[\n\t]/u.test(inner);
  return isQuotedCell ? inner.replaceAll('""', '"') : text;
};
