/** The few elements that letters are made of. */
import { Row } from '@react-email/row';
import { createElement as h, Fragment, type CSSProperties, type ReactNode } from 'react';
import type { Way } from '../../domain/mail/content.ts';
import { words, type Role } from './looks.ts';

/** Nodes beside one another, which need no keys: nothing of a letter ever moves. */
export const all = (nodes: readonly ReactNode[]): ReactNode => h(Fragment, null, ...nodes);

/** A table of one row. */
export const row = (props: Omit<Parameters<typeof Row>[0], 'children' | 'ref'>, ...cells: readonly ReactNode[]): ReactNode =>
  h(Row, { ...props, children: all(cells) });

/** So many pixels of nothing: Outlook keeps no margin between tables. */
export const space = (height: number): ReactNode =>
  h('div', { style: { fontSize: '1px', lineHeight: `${height}px`, height: `${height}px` } }, '\u00a0');

/** A paragraph in letters of so many pixels. */
export const paragraph = (size: number, ink: Role, style: CSSProperties, ...said: readonly ReactNode[]): ReactNode =>
  h('p', words(size, ink, style), ...said);

/** A link in letters of the size around it. */
export const link = ({ words: said, href }: Way, ink: Role = 'brand', style: CSSProperties = { textDecoration: 'none' }): ReactNode =>
  h('a', { href, target: '_blank', ...words(null, ink, style) }, said);
