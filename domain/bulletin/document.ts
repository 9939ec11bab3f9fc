/** A bulletin as a paper: what stands on it in which order, for the page and for Word alike. */
import { ANNEXES, changesTable, classesTable, owingTable, rankingTable, slowTable, type Table } from './tables.ts';
import type { Bulletin, BulletinFigures, Paper, ProsePart } from './types.ts';
import { dayWords, official } from './words.ts';

export type Block =
  | {
      readonly kind: 'red-head' | 'title' | 'number' | 'addressee' | 'heading' | 'paragraph' | 'annex-label' | 'annex-title';
      readonly text: string;
    }
  | { readonly kind: 'table'; readonly table: Table }
  /** 附件说明: what is annexed. */
  | { readonly kind: 'annex-list'; readonly items: readonly string[] }
  | { readonly kind: 'signature'; readonly office: string; readonly date: string };

/** Each annex begins on a page of its own, which lies on its side. */
export type BulletinDocument = { readonly body: readonly Block[]; readonly annexes: readonly (readonly Block[])[] };

type Section = { readonly part: ProsePart; readonly heading: string; readonly table: (figures: BulletinFigures) => Table | null };

const SECTIONS: readonly Section[] = [
  { part: 'overall', heading: '总体情况', table: classesTable },
  { part: 'slow', heading: '慢序时与严重滞后任务', table: slowTable },
  { part: 'ranking', heading: '单位排名', table: rankingTable },
  { part: 'changes', heading: '较上期变化', table: changesTable },
  { part: 'owing', heading: '未报送单位', table: owingTable },
  { part: 'next', heading: '下一步工作', table: () => null },
];

const NUMERALS = ['一', '二', '三', '四', '五', '六'];

const paragraphs = (text: string): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', text: line.trim() }));

const line = (kind: Exclude<Block['kind'], 'table' | 'annex-list' | 'signature'>, text: string): Block[] =>
  text.trim() === '' ? [] : [{ kind, text }];

const tableBlock = (table: Table | null): Block[] => (table === null ? [] : [{ kind: 'table', table }]);

/** 第1期, and what it corrects. */
const numberWords = ({ number, corrects }: Pick<Paper, 'number' | 'corrects'>): string => {
  const which = number === null ? '草稿' : `第${number}期`;
  return official(corrects === null ? `(${which})` : `(${which},更正第${corrects}期)`);
};

const sectionsOf = ({ text, figures }: Paper): Block[] =>
  SECTIONS.filter(({ part }) => text[part].trim() !== '').flatMap(({ part, heading, table }, at) => [
    ...line('heading', `${NUMERALS[at]}、${heading}`),
    ...paragraphs(text[part]),
    ...tableBlock(table(figures)),
  ]);

const bodyOf = (paper: Paper, annexes: readonly string[]): Block[] => {
  const { text } = paper;
  return [
    ...line('red-head', text.redHead),
    ...line('title', text.title),
    ...line('number', numberWords(paper)),
    ...line('addressee', text.addressee.trim() === '' ? '' : `${text.addressee}${official(':')}`),
    ...paragraphs(text.opening),
    ...sectionsOf(paper),
    ...(annexes.length === 0 ? [] : [{ kind: 'annex-list', items: annexes } as const]),
    { kind: 'signature', office: text.office, date: dayWords(text.date) },
  ];
};

/** The whole paper. A sheet without a task has nothing to annex. */
export const documentOf = (paper: Paper): BulletinDocument => {
  const annexes = paper.figures.tasks.length === 0 ? [] : ANNEXES;
  return {
    body: bodyOf(
      paper,
      annexes.map(({ title }) => title(paper.figures)),
    ),
    annexes: annexes.map(({ title, none, table }, at) => {
      const rows = table(paper.figures);
      return [
        ...line('annex-label', `附件${at + 1}`),
        ...line('annex-title', title(paper.figures)),
        ...(rows === null ? paragraphs(none) : tableBlock(rows)),
      ];
    }),
  };
};

/** What a file of it is called, without what no file system takes: 平湖市2024年民生实事项目进展情况通报(第1期).docx */
export const wordFileName = ({ title, number }: Pick<Bulletin, 'title' | 'number'>): string =>
  `${title.replaceAll(/[\\/:*?"<>|]/gu, ' ').trim()}${official(`(第${number}期)`)}.docx`;

/** The media type of a Word file. */
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
