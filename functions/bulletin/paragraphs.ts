/** The bulletin's paragraphs as Word has them. */
import { AlignmentType, BorderStyle, type IParagraphOptions, LineRuleType, PageNumber, Paragraph, TextRun } from 'docx';
import type { Block } from '../../domain/bulletin/document.ts';
import { official } from '../../domain/bulletin/words.ts';
import { FIELD, FONT, LETTER, LINE, RED, SIZE } from './look.ts';

type Letters = { readonly font?: string; readonly size?: number; readonly color?: string };

/** What no XML can hold, however it came here. */
// oxlint-disable-next-line no-control-regex -- finding them is the point
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

export const writable = (text: string): string => text.toWellFormed().replaceAll(UNWRITABLE, '');

/** A run of letters in one font; the page's number stands where `PageNumber` does. */
export const letters = (children: readonly string[], { font = FONT.body, size = SIZE.three, color }: Letters = {}): TextRun =>
  new TextRun({
    // For each script alike: digits and quotation marks are set in the font of the words about them.
    font: { ascii: font, eastAsia: font, hAnsi: font, cs: font },
    size,
    ...(color === undefined ? {} : { color }),
    children: children.map((child) => (child === PageNumber.CURRENT ? PageNumber.CURRENT : writable(child))),
  });

const paragraph = (text: string, of: Letters, options: Omit<IParagraphOptions, 'children'> = {}): Paragraph =>
  new Paragraph({ ...options, children: [letters([text], of)] });

const indented = (by: number): IParagraphOptions => ({ indent: { firstLine: by * LETTER, firstLineChars: by * 100 } });

const titleSpacing = { line: LINE.title, lineRule: LineRuleType.EXACT } as const;

/** Width in letters: digits and other Latin characters take half of one. */
const widthOf = (text: string): number => Array.from(text, (one) => (one <= '\u00ff' ? 0.5 : 1)).reduce((sum, width) => sum + width, 0);

/** At the right, in by so many letters. */
const fromRight = (by: number): IParagraphOptions => ({ alignment: AlignmentType.RIGHT, indent: { right: Math.round(by * LETTER) } });

/** The letters by which the day stands in. */
const DAY_IN = 4;

/** The office stands over the middle of the day. */
const signature = (office: string, date: string): Paragraph[] => {
  const by = Math.max(0, DAY_IN + (widthOf(date) - widthOf(office)) / 2);
  return [
    paragraph(office, {}, { ...fromRight(by), keepNext: true, keepLines: true, spacing: { before: 2 * LINE.body } }),
    paragraph(date, {}, { ...fromRight(DAY_IN), keepLines: true }),
  ];
};

/** As large as its line takes, and no larger than such heads are. */
const redHead = (text: string): Paragraph[] => {
  const points = Math.max(16, Math.min(48, Math.floor(FIELD.upright / 20 / widthOf(text))));
  return [
    paragraph(
      text,
      { font: FONT.title, size: points * 2, color: RED },
      {
        alignment: AlignmentType.CENTER,
        spacing: { line: 240, lineRule: LineRuleType.AUTO, after: LINE.body },
        border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 8 } },
      },
    ),
  ];
};

const annexList = (items: readonly string[]): Paragraph[] =>
  items.map((item, at) => {
    const first = at === 0;
    const words = `${first ? official('附件:') : ''}${at + 1}.${item}`;
    return paragraph(words, {}, { ...indented(first ? 2 : 5), keepNext: true, ...(first ? { spacing: { before: LINE.body } } : {}) });
  });

const centred = { alignment: AlignmentType.CENTER, spacing: titleSpacing } as const;

/** A block that is no table, or the room after one; `keepNext` where it should stand on one page with what follows. */
export const blockParagraphs = (block: Exclude<Block, { kind: 'table' }> | { readonly kind: 'gap' }, keepNext = false): Paragraph[] => {
  switch (block.kind) {
    case 'red-head':
      return redHead(block.text);
    case 'title':
    case 'annex-title':
      return [paragraph(block.text, { font: FONT.title, size: SIZE.two }, { ...centred, keepNext: true })];
    case 'number':
      return [paragraph(block.text, { font: FONT.note }, { ...centred, spacing: { ...titleSpacing, after: LINE.body / 2 } })];
    case 'addressee':
      return [paragraph(block.text, {})];
    case 'annex-label':
      return [paragraph(block.text, { font: FONT.heading }, { keepNext: true })];
    case 'heading':
      return [paragraph(block.text, { font: FONT.heading }, { ...indented(2), keepNext: true, outlineLevel: 0 })];
    case 'paragraph':
      return [paragraph(block.text, {}, { ...indented(2), alignment: AlignmentType.BOTH, keepNext })];
    case 'annex-list':
      return annexList(block.items);
    case 'signature':
      return signature(block.office, block.date);
    case 'gap':
      return [new Paragraph({ spacing: { line: 160, lineRule: LineRuleType.EXACT }, children: [] })];
  }
};
