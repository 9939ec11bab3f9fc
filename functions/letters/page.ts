/** A letter as an HTML page that mail programs show as it is meant: tables, styles on every element, nothing from elsewhere. */
import { Body } from '@react-email/body';
import { Column } from '@react-email/column';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Content, Part, Way } from '../../domain/mail/content.ts';
import type { LetterLanguage } from '../../domain/mail/telling.ts';
import { blockOf } from './blocks.ts';
import { link, paragraph, row, space } from './elements.ts';
import { CELL, FOR_OUTLOOK, look, STYLESHEET, WIDTH, words } from './looks.ts';

/** Without its colour as a style, which would go to a cell that does not turn dark. */
const { className, bgcolor } = look({}, { ground: 'ground' });
const GROUND = { className, bgcolor, style: { margin: 0 } };

const head = ({ subject }: Content): ReactNode =>
  h(
    Head,
    null,
    h('title', null, subject),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
    h('meta', { name: 'format-detection', content: 'telephone=no, date=no, address=no' }),
    h('style', null, STYLESHEET),
  );

const band = ({ from }: Content): ReactNode =>
  row({}, h(Column, look({ ...CELL, padding: '12px 20px' }, { ground: 'head' }), paragraph(15, 'onHead', { fontWeight: 700 }, from)));

const partOf = ({ title, blocks }: Part): readonly ReactNode[] => {
  const style = { margin: '28px 0 0', paddingBottom: '6px', borderBottom: '1px solid', fontWeight: 700 };
  const heading = title === '' ? null : h('h2', words(17, 'ink', style, { edge: 'line' }), title);
  return blocks.length === 0 ? [] : [heading, ...blocks.map(blockOf)];
};

/** A cell with a ground of its own, which Outlook draws as it does any other. */
const button = (way: Way): ReactNode =>
  row(
    { width: 'auto', align: 'left' },
    h(
      Column,
      look({ padding: '10px 24px', borderRadius: '6px' }, { ground: 'head' }),
      paragraph(15, 'onHead', { fontWeight: 700 }, link(way, 'onHead')),
    ),
  );

const card = (content: Content): ReactNode =>
  row(
    {},
    h(
      Column,
      look({ ...CELL, padding: '20px' }, { ground: 'surface' }),
      paragraph(14, 'dim', {}, content.greeting),
      h('h1', words(20, 'ink', { marginTop: '8px', fontWeight: 700 }), content.headline),
      paragraph(16, 'ink', { marginTop: '6px' }, content.lead),
      ...content.parts.flatMap(partOf),
      space(28),
      button(content.next),
    ),
  );

const foot = ({ closing, stop }: Content): ReactNode =>
  row(
    {},
    h(
      Column,
      look({ ...CELL, padding: '16px 20px' }, { ground: 'ground' }),
      ...closing.map((said) => paragraph(12, 'dim', {}, said)),
      stop === null ? null : paragraph(12, 'dim', {}, link(stop, 'dim', { textDecoration: 'underline' })),
    ),
  );

/** The whole page. Everything that users wrote is escaped by the renderer. */
export const pageOf = (content: Content, language: LetterLanguage): string => {
  const markup = renderToStaticMarkup(
    h(
      'html',
      { lang: language, dir: 'ltr' },
      head(content),
      h(
        Body,
        GROUND,
        h(
          Container,
          { className: 'letter', style: { width: '100%', maxWidth: `${WIDTH}px` } },
          band(content),
          card(content),
          foot(content),
        ),
      ),
    ),
  );
  // Conditional comments are no elements. The first end of a head is the head's: what users wrote holds none that is not escaped.
  return `<!DOCTYPE html>${markup.replace('</head>', () => `${FOR_OUTLOOK}</head>`)}`;
};
