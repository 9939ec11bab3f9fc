/** Each block of a letter as tables and paragraphs, which every mail program lays out alike. */
import { Column } from '@react-email/column';
import { createElement as h, type ReactNode } from 'react';
import type { Run } from '../../domain/differences/runs.ts';
import type { Bar, Block, Count, Entry, Item } from '../../domain/mail/content.ts';
import type { PaceClass } from '../../domain/pace.ts';
import { all, link, paragraph, row, space } from './elements.ts';
import { look, roleOf, SHAPES, words, type Role } from './looks.ts';

/** A line break of a text's own is one in every program. */
const broken = (text: string): readonly ReactNode[] =>
  text.split(/\r\n?|\n/u).flatMap((one, at): ReactNode[] => (at === 0 ? [one] : [h('br'), one]));

/** Not `ins` and `del`, which Word takes for changes to accept. */
const MARKS = {
  added: { tag: 'u', role: 'insertion', line: 'underline', colours: { ink: 'added', ground: 'addedGround' } },
  removed: { tag: 's', role: 'deletion', line: 'line-through', colours: { ink: 'removed', ground: 'removedGround' } },
} as const;

const marked = ({ kind, text }: Run): ReactNode => {
  if (kind === 'same') return all(broken(text));
  const { tag, role, line, colours } = MARKS[kind];
  const { className, style } = look({ textDecoration: line }, colours);
  return h(tag, { role, className, style }, ...broken(text));
};

const shape = (of: PaceClass): ReactNode => h('span', { ...words(null, roleOf(of)), 'aria-hidden': true }, `${SHAPES[of]} `);

const count = ({ class: of, way, count: figure }: Count): ReactNode =>
  h(
    Column,
    { width: '33%', align: 'center', style: { padding: '8px 2px 0' } },
    paragraph(22, roleOf(of), { fontWeight: 700 }, link({ words: String(figure), href: way.href }, roleOf(of))),
    paragraph(13, 'dim', {}, shape(of), way.words),
  );

const COUNTS_IN_ROW = 3;

const counts = (list: readonly Count[]): ReactNode =>
  all([list.slice(0, COUNTS_IN_ROW), list.slice(COUNTS_IN_ROW)].map((some) => row({}, ...some.map(count))));

const item = ({ way, class: of, notes, text }: Item): ReactNode =>
  row(
    {},
    h(
      Column,
      look({ borderLeft: '3px solid', paddingLeft: '10px' }, { edge: of === null ? 'brand' : roleOf(of) }),
      paragraph(15, 'brand', {}, link(way)),
      ...notes.map((note, at) => paragraph(13, 'dim', {}, at === notes.length - 1 && of !== null ? shape(of) : null, note)),
      text.length === 0 ? null : paragraph(14, 'ink', { marginTop: '2px' }, ...text.map(marked)),
    ),
  );

const BAR = { fontSize: '1px', lineHeight: '8px', height: '8px' } as const;

const filled = (width: string, ground: Role): ReactNode => h('td', look({ ...BAR, width }, { ground }), '\u00a0');

const stretch = (share: number, ground: Role): ReactNode => (share < 0.001 ? null : filled(`${(share * 100).toFixed(1)}%`, ground));

/** Cells side by side: what is reached, what is not, and a tick where the pace stands. */
const barTable = ({ share, pace, class: of }: Bar): ReactNode => {
  const reached = Math.min(1, Math.max(0, share));
  const isBelow = reached < pace;
  const tick = filled('2px', 'ink');
  const between = stretch(Math.abs(reached - pace), isBelow ? 'track' : roleOf(of));
  return row(
    { 'aria-hidden': true, style: { tableLayout: 'fixed' } },
    stretch(Math.min(reached, pace), roleOf(of)),
    ...(isBelow ? [between, tick] : [tick, between]),
    stretch(1 - Math.max(reached, pace), 'track'),
  );
};

const entryRow = ({ way, figure }: Entry): ReactNode =>
  h(
    'tr',
    null,
    h('td', words(14, 'ink', { padding: '3px 8px 3px 0' }), link(way)),
    h('td', { align: 'right', valign: 'top', ...words(14, 'ink', { padding: '3px 0', width: '42%' }) }, figure),
  );

const entries = (list: readonly Entry[]): ReactNode =>
  h('table', { role: 'presentation', width: '100%', border: 0, cellPadding: 0, cellSpacing: 0 }, h('tbody', null, ...list.map(entryRow)));

const bar = (one: Bar): ReactNode => all([entries([one]), barTable(one), space(6)]);

export const blockOf = (block: Block): ReactNode => {
  switch (block.kind) {
    case 'line':
      return paragraph(14, 'dim', { marginTop: '8px' }, block.words);
    case 'way':
      return paragraph(14, 'brand', { marginTop: '10px' }, link(block.way));
    case 'counts':
      return counts(block.counts);
    case 'items':
      return all(block.items.flatMap((one) => [space(12), item(one)]));
    case 'bars':
      return all(block.bars.map(bar));
    case 'entries':
      return entries(block.entries);
  }
};
