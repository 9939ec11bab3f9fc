/** A bulletin as a Word file, by the `docx` package. */
import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  type Table,
} from 'docx';
import { type Block, documentOf } from '../../domain/bulletin/document.ts';
import type { Bulletin } from '../../domain/bulletin/types.ts';
import type { WordOf } from '../ports.ts';
import { FIELD, FONT, FONT_TABLE, LETTER, LINE, PAGE, SIZE, twips } from './look.ts';
import { blockParagraphs, letters } from './paragraphs.ts';
import { coreProperties, steadyZip } from './steady.ts';
import { wordTable } from './table.ts';

/** The words that lead to a table stay with it. */
const drawn = (blocks: readonly Block[], width: number): (Paragraph | Table)[] =>
  blocks.flatMap((block, at) =>
    block.kind === 'table'
      ? [wordTable(block.table, width), ...blockParagraphs({ kind: 'gap' })]
      : blockParagraphs(block, blocks[at + 1]?.kind === 'table'),
  );

/** — 1 —, at the outer side: the right of odd pages, the left of even ones, in by one letter. */
const pageNumber = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: SIZE.four * 10 },
        children: [letters(['— ', PageNumber.CURRENT, ' —'], { font: FONT.page, size: SIZE.four })],
      }),
    ],
  });

const FOOTERS = { default: pageNumber('right'), even: pageNumber('left') };

const size = (orientation: (typeof PageOrientation)[keyof typeof PageOrientation]) => ({
  width: twips(PAGE.width),
  height: twips(PAGE.height),
  orientation,
});

/** 7 mm between the field and the page number. */
const FOOT = twips(PAGE.bottom - 12);

const margins = (top: number, right: number, bottom: number, left: number) => ({
  top: twips(top),
  right: twips(right),
  bottom: twips(bottom),
  left: twips(left),
  footer: FOOT,
});

const bodySection = (blocks: readonly Block[]): ISectionOptions => ({
  properties: { page: { size: size(PageOrientation.PORTRAIT), margin: margins(PAGE.top, PAGE.right, PAGE.bottom, PAGE.left) } },
  footers: FOOTERS,
  children: drawn(blocks, FIELD.upright),
});

/** Pages on their side: what is left of an upright one is above. */
const annexSection = (blocks: readonly Block[]): ISectionOptions => ({
  properties: {
    type: SectionType.NEXT_PAGE,
    page: { size: size(PageOrientation.LANDSCAPE), margin: margins(PAGE.left, PAGE.bottom, PAGE.right, PAGE.top) },
  },
  footers: FOOTERS,
  children: drawn(blocks, FIELD.wide),
});

const newDocument = (bulletin: Bulletin): Document => {
  const { body, annexes } = documentOf(bulletin);
  return new Document({
    title: bulletin.title,
    creator: bulletin.office,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: FONT.body, size: SIZE.three, language: { value: 'en-US', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { line: LINE.body, lineRule: LineRuleType.EXACT, before: 0, after: 0 } },
        },
      },
    },
    defaultTabStop: LETTER,
    sections: [bodySection(body), ...annexes.map(annexSection)],
  });
};

/** The bulletin as a Word file, A4 as official papers are set. The same bulletin gives the same bytes. */
export const wordOf: WordOf = async (bulletin) => {
  const overrides = [
    { path: 'word/fontTable.xml', data: FONT_TABLE },
    { path: 'docProps/core.xml', data: coreProperties(bulletin) },
  ];
  return steadyZip(await Packer.toBuffer(newDocument(bulletin), undefined, overrides));
};
