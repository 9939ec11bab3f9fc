/** A letter as plain text: for whoever reads mail so, for robots of groups, and for filters of spam. */
import type { Run } from '../differences/runs.ts';
import type { Block, Content, Item, Part, Way } from './content.ts';
import type { LetterSay } from './telling.ts';

const runWords = (say: LetterSay, { kind, text }: Run): string => {
  if (kind === 'same') return text;
  return say(kind === 'added' ? 'letterAdded' : 'letterRemoved', { text });
};

/** Somebody's line breaks stay within what they said. */
const indented = (text: string): string => `   ${text.replaceAll(/\r\n?|\n/gu, '\n   ')}`;

const itemLines = (say: LetterSay, { way, notes, text }: Item, at: number): readonly string[] => {
  const words = text.map((run) => runWords(say, run)).join('');
  return [`${at + 1}. ${way.words}`, ...[...notes, ...(words === '' ? [] : [words]), way.href].map(indented)];
};

const wayLine = ({ words, href }: Way): string => `${words}: ${href}`;

const blockLines = (say: LetterSay, block: Block): readonly string[] => {
  switch (block.kind) {
    case 'line':
      return [block.words];
    case 'way':
      return [wayLine(block.way)];
    case 'counts':
      return [block.counts.map(({ way, count }) => `${way.words} ${count}`).join(' · ')];
    case 'items':
      return block.items.flatMap((item, at) => itemLines(say, item, at));
    case 'bars':
      return block.bars.map(({ way, figure }) => `${way.words}: ${figure}`);
    case 'entries':
      return block.entries.map(({ way, figure }) => `${way.words}: ${figure}`);
  }
};

const partLines = (say: LetterSay, { title, blocks }: Part): readonly string[] =>
  blocks.length === 0 ? [] : [...(title === '' ? [] : [`■ ${title}`]), ...blocks.flatMap((block) => blockLines(say, block)), ''];

export const plainText = ({ greeting, headline, lead, parts, next, from, closing, stop }: Content, say: LetterSay): string =>
  [
    greeting,
    '',
    headline,
    lead,
    '',
    ...parts.flatMap((part) => partLines(say, part)),
    wayLine(next),
    '',
    '——',
    from,
    ...closing,
    ...(stop === null ? [] : [wayLine(stop)]),
    '',
  ].join('\n');
