/** The Word file of a bulletin, read back: its texts, its merged cells, its pages. */
import { describe, expect, test, vi } from 'vitest';
import type { Bulletin } from '../../domain/bulletin/types.ts';
import { wordOf } from '../../functions/bulletin/word.ts';
import { bulletinOf, plainFigures, seedFigures } from '../support/bulletins.ts';
import { sampleSheet, sampleTask, sampleUnit } from '../support/samples.ts';
import { unzipped } from '../support/unzip.ts';

const partsOf = async (bulletin: Bulletin): Promise<ReadonlyMap<string, string>> => unzipped(await wordOf(bulletin));
const bodyOf = async (bulletin: Bulletin): Promise<string> => (await partsOf(bulletin)).get('word/document.xml') ?? '';

/** What each paragraph says, markup undone. */
const texts = (xml: string): readonly string[] =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gsu)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gsu)]
      .map(([, text = '']) => text)
      .join('')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  );

const tablesOf = (xml: string): readonly string[] => [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)].map(([table]) => table);
const rowsOf = (table: string): readonly string[] => [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu)].map(([row]) => row);
const cellsOf = (row: string): readonly string[] => [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([cell]) => cell);

describe('the published table', () => {
  const bulletin = bulletinOf(seedFigures());

  test('its texts and figures are in it, in the order of the paper', async () => {
    const said = texts(await bodyOf(bulletin));
    const wanted = [
      bulletin.title,
      ...bulletin.text.overall.split('\n'),
      '一、总体情况',
      '六、下一步工作',
      '平湖市人民政府督查室',
      '2024年4月3日',
      '附件1',
      '附件3',
    ];
    expect(wanted.filter((text) => !said.includes(text))).toEqual([]);
    expect(said.indexOf('一、总体情况')).toBeLessThan(said.indexOf('二、慢序时与严重滞后任务'));
    expect(said.indexOf('2024年4月3日')).toBeLessThan(said.indexOf('附件1'));
    expect(said.filter((text) => text === '8.00%')).toHaveLength(3);
  });

  test('the whole table is merged as published: each column has a cell in each row, some of them parts of the one above', async () => {
    const whole = tablesOf(await bodyOf(bulletin)).at(-1) ?? '';
    const rows = rowsOf(whole);
    expect(rows).toHaveLength(24);
    expect(new Set(rows.map((row) => cellsOf(row).length))).toEqual(new Set([6]));
    expect(rows[0]).toContain('<w:tblHeader/>');
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
    const merges = (column: number): readonly string[] =>
      rows.slice(1).map((row) => /<w:vMerge w:val="(\w+)"\/>/u.exec(cellsOf(row)[column] ?? '')?.[1] ?? 'own');
    expect(merges(1).filter((merge) => merge === 'restart')).toHaveLength(8);
    expect(merges(1).filter((merge) => merge === 'own')).toHaveLength(2);
    expect(merges(3).slice(20)).toEqual(['own', 'restart', 'continue']);
  });

  test('it is set as official papers are: A4, the annexes on their side, the pages numbered', async () => {
    const parts = await partsOf(bulletin);
    const xml = parts.get('word/document.xml') ?? '';
    const sizes = [...xml.matchAll(/<w:pgSz ([^>]*)\/>/gu)].map(([, size = '']) => [
      /w:w="(\d+)"/u.exec(size)?.[1],
      /w:h="(\d+)"/u.exec(size)?.[1],
      /w:orient="(\w+)"/u.exec(size)?.[1],
    ]);
    expect(sizes).toEqual([['11906', '16838', 'portrait'], ...Array.from({ length: 3 }, () => ['16838', '11906', 'landscape'])]);
    expect(/<w:pgMar [^>]*\/>/u.exec(xml)?.[0]).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/u);
    expect(xml).toContain('w:firstLineChars="200"');
    const footers = [...parts].filter(([path]) => /^word\/footer\d+\.xml$/u.test(path)).map(([, footer]) => footer);
    expect(footers.length).toBeGreaterThan(0);
    expect(footers.filter((footer) => !/— .*PAGE.* —/su.test(footer))).toEqual([]);
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders');
    expect(parts.get('word/fontTable.xml')).toContain('<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/>');
  });

  test('made again at another time it is the same file, of the day of issuing', async () => {
    const first = await wordOf(bulletin);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 });
    try {
      expect(Buffer.from(await wordOf(bulletin)).equals(Buffer.from(first))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
    expect(unzipped(first).get('docProps/core.xml')).toContain('>2024-04-03T02:00:00Z<');
  });
});

test('what people wrote is text, whatever is in it', async () => {
  const hostile = `<w:p>&amp;"'</w:t>\n第二行\uffff`;
  const figures = plainFigures(
    sampleSheet({
      tasks: [sampleTask({ content: hostile, progress: hostile })],
      units: [sampleUnit({ name: '甲&乙<"丙">局' })],
    }),
  );
  const bulletin = bulletinOf(figures, { title: '通报<&">', overall: hostile, office: 'a&b' });
  const parts = await partsOf(bulletin);
  const said = texts(parts.get('word/document.xml') ?? '');
  expect(said).toEqual(expect.arrayContaining(['通报<&">', `<w:p>&amp;"'</w:t>`, '第二行', '甲&乙<"丙">局', 'a&b']));
  expect(parts.get('docProps/core.xml')).toContain('<dc:title>通报&lt;&amp;&quot;&gt;</dc:title>');
  expect([...parts.values()].join('')).not.toMatch(/\uffff/u);
});

test('a long row may be split, so that it does not leave a page empty', async () => {
  const figures = plainFigures(sampleSheet({ tasks: [sampleTask({ progress: '长'.repeat(5000) }), sampleTask({ id: '2025-t2' })] }));
  const rows = rowsOf(tablesOf(await bodyOf(bulletinOf(figures))).at(-1) ?? '');
  expect(rows.map((row) => row.includes('<w:cantSplit/>'))).toEqual([true, false, true]);
});

test('an empty sheet gives a paper without tables and annexes', async () => {
  const xml = await bodyOf(bulletinOf(plainFigures(sampleSheet({ projects: [], tasks: [] })), { redHead: '平湖市人民政府文件' }));
  expect([tablesOf(xml), texts(xml).includes('附件1'), texts(xml).includes('平湖市人民政府文件')]).toEqual([[], false, true]);
});
