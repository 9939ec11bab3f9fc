/** A letter's text as a robot's message: Markdown in which nothing that people wrote is marked up, and no longer than the robot takes. */

/** Signs that would make a link, a mention or a colour of somebody's text, as their wide forms that make nothing. */
const WIDE: Readonly<Record<string, string>> = { '[': '［', ']': '］', '<': '＜', '>': '＞', '`': '‘' };

const ADDRESS = /https?:\/\/[^\s，。；、）]+/gu;

const plain = (text: string): string => text.replaceAll(/[[\]<>`]/gu, (sign) => WIDE[sign] ?? sign);

/** As much of a text as fits into so many bytes of UTF-8; no character and no address is cut in two. */
const beginning = (text: string, bytes: number): string => {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(Math.max(0, bytes)));
  const broken = [...text.matchAll(ADDRESS)].find(({ index, 0: address }) => index < read && read < index + address.length);
  return text.slice(0, broken?.index ?? read).trimEnd();
};

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * The text, cut where it is longer than the robot takes; the last address in it, which leads to the page, is kept whole.
 *
 * @param most bytes of UTF-8
 */
export const robotText = (letter: string, most: number): string => {
  const text = plain(letter);
  if (sizeOf(text) <= most) return text;
  const link = [...text.matchAll(ADDRESS)].at(-1)?.[0];
  const end = link === undefined || sizeOf(link) > most / 2 ? '…' : `…\n\n${link}`;
  return `${beginning(text, most - sizeOf(end))}${end}`;
};
