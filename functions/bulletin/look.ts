/** How official papers look, as GB/T 9704-2012 has it: sizes of the page, of letters and of lines. */

/** Letters by the names that Chinese papers give their sizes, in half points. */
export const SIZE = { two: 44, three: 32, four: 28, five: 21 } as const;

/** 3号: what indents are counted in, in twentieths of a point. */
export const LETTER = SIZE.three * 10;

export const FONT = { title: '方正小标宋简体', body: '仿宋', heading: '黑体', note: '楷体', page: '宋体' } as const;

/** Lines in twentieths of a point: 28 points for text, so that 22 stand on a page, and more for a title. */
export const LINE = { body: 560, title: 700 } as const;

const TWIPS_OF_MM = 1440 / 25.4;

export const twips = (mm: number): number => Math.round(mm * TWIPS_OF_MM);

/** A4 with 天头 37 and 订口 28 about a field of 156 × 225, all in millimetres. */
export const PAGE = { width: 210, height: 297, top: 37, right: 26, bottom: 35, left: 28 } as const;

/** The width of the field, upright and with the page on its side, where the binding is above. */
export const FIELD = { upright: twips(156), wide: twips(225) } as const;

export const RED = 'E60012';

/**
 * The fonts, each with the one that stands in where a computer lacks it: every Windows has 宋体, few but those of offices
 * have 小标宋.
 */
export const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
  [FONT.title, '宋体', 'roman'],
  [FONT.body, 'FangSong', 'modern'],
  [FONT.heading, 'SimHei', 'modern'],
  [FONT.note, 'KaiTi', 'modern'],
  [FONT.page, 'SimSun', 'roman'],
]
  .map(
    ([name, other, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`,
  )
  .join('')}</w:fonts>`;
