/** What a bulletin says: the figures of the summary, in the order of official papers. */
import { describe, expect, test } from 'vitest';
import { documentOf, wordFileName, type Block } from '../../domain/bulletin/document.ts';
import { contentsAt } from '../../domain/bulletin/closed.ts';
import { closingBefore, closingOf, figuresOf, sameFigures } from '../../domain/bulletin/figures.ts';
import { proseOf } from '../../domain/bulletin/prose.ts';
import { rankingTable, type Table } from '../../domain/bulletin/tables.ts';
import type { BulletinFigures } from '../../domain/bulletin/types.ts';
import { dayWords, endOf, official, periodName, signedPoints } from '../../domain/bulletin/words.ts';
import { usualReporting } from '../../domain/reporting.ts';
import type { Report } from '../../domain/reports.ts';
import { snapshotOf, type Snapshot } from '../../domain/snapshots.ts';
import { summaryOf } from '../../domain/summary.ts';
import type { SheetContents, Task } from '../../domain/types.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { AS_OF, bulletinOf, plainFigures, seedFigures } from '../support/bulletins.ts';
import { assessmentOf, sampleSheet, sampleTask, sampleUnit } from '../support/samples.ts';

const BY = { id: 'm1', name: '督查室' };

const blocksOf = (figures: BulletinFigures): readonly Block[] => documentOf(bulletinOf(figures)).body;
const headings = (figures: BulletinFigures): readonly string[] =>
  blocksOf(figures).flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
const texts = (table: Table): readonly (readonly (string | null)[])[] => table.rows.map((row) => row.map((cell) => cell?.text ?? null));
const tablesOf = (blocks: readonly Block[]): readonly Table[] => blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));

/** Two units by the figures of their tasks. */
const ranked = (...of: readonly (readonly [unit: string, completion: number | null])[]): SheetContents =>
  sampleSheet({
    tasks: of.map(([unit, completion], at) =>
      sampleTask({ id: `2025-t${at}`, number: at + 1, units: [unit], assessment: assessmentOf(completion) }),
    ),
    units: [...new Set(of.map(([unit]) => unit))].map((id) => sampleUnit({ id, name: `${id}局` })),
  });

/** The sheet a month before, its tasks changed so. */
const closedBefore = (change: (task: Task) => Task): Snapshot => {
  const contents = pinghu2024();
  const february = { ...contents.sheet, reporting: usualReporting('2024-02') };
  const taken = { id: '2024-02', name: '2024-02', kind: 'period', at: '2024-03-05T01:00:00.000Z', by: BY } as const;
  return snapshotOf({ ...contents, sheet: february, tasks: contents.tasks.map(change) }, [], taken);
};

describe('the bulletin of the published table', () => {
  const figures = seedFigures();

  test('has the figures of the summary', () => {
    const { rollUp, tally, pace, slow, ranking, reported } = summaryOf(pinghu2024(), []);
    expect(figures).toMatchObject({ rollUp, tally, pace, reported, projects: 10, year: '2024', period: '2024-03' });
    expect(figures.slow).toEqual(slow.map(({ id }) => id));
    expect(figures.ranking.map(({ place, completion }) => [place, completion])).toEqual(
      ranking.map(({ place, rollUp: own }) => [place, own.completionOfAll]),
    );
  });

  test('tells of them in prose', () => {
    const prose = proseOf(figures);
    expect(prose.title).toBe('平湖市2024年民生实事项目进展情况通报');
    expect(prose.opening).toBe('现将截至2024年3月底平湖市2024年民生实事项目进展情况通报如下。');
    expect(prose.overall.split('\n')).toEqual([
      official(
        '2024年民生实事共10个项目、23项任务,本期序时进度为25.0%。全口径完成率为17.5%,低于序时进度7.5个百分点,总体进度为“按序时”;已量化任务11项(11/23),平均完成率为36.6%。',
      ),
      official('各项任务中,已完成、超序时和按序时共9项,占39.1%;慢序时0项、严重滞后2项,共占8.7%;未量化12项,占52.2%。分类情况如下。'),
    ]);
    expect(prose.slow).toBe(official('本期严重滞后任务2项,按与序时进度的差距由大到小列出如下。'));
    expect(prose.changes).toBe('本期无上期数据可比。');
    expect(prose.owing).toBe(official('本期23项任务中已报送0项,以下15家单位尚有任务未报送,请抓紧报送。'));
    expect(prose.next).toContain(official('下一期为2024年4月,请于2024年4月30日前报送进展情况,数据截止日为2024年5月8日。'));
  });

  test('has its parts in the official order, with the numbers of those that are there', () => {
    expect(
      blocksOf(figures)
        .map(({ kind }) => kind)
        .join(' '),
    ).toBe(
      [
        'title number addressee paragraph',
        'heading paragraph paragraph table',
        'heading paragraph table',
        'heading paragraph table',
        'heading paragraph',
        'heading paragraph table',
        'heading paragraph paragraph',
        'annex-list signature',
      ].join(' '),
    );
    expect(headings(figures)).toEqual([
      '一、总体情况',
      '二、慢序时与严重滞后任务',
      '三、单位排名',
      '四、较上期变化',
      '五、未报送单位',
      '六、下一步工作',
    ]);
    expect(blocksOf(figures).at(-1)).toEqual({ kind: 'signature', office: '平湖市人民政府督查室', date: '2024年4月3日' });
  });

  test('lists the slow tasks by name, with unit, pace and gap', () => {
    const [, slow] = tablesOf(blocksOf(figures));
    expect(slow?.rows.map((row) => row.map((cell) => cell?.text).filter((_, column) => column !== 1))).toEqual([
      ['9', '退役军人事务局', '8.00%', '25.0%', '−17.0', '严重滞后'],
      ['12', '卫生健康局、红十字会', '11.77%', '25.0%', '−13.2', '严重滞后'],
    ]);
  });

  test('ranks the first and the last three, all of one place together', () => {
    const table = rankingTable(figures);
    expect(table === null ? null : texts(table).map(([group, place, unit]) => [group, place, unit])).toEqual([
      ['前三位', '1', '人力社保局'],
      [null, '2', '农业农村局'],
      [null, '3', '医保局'],
      ['后三位', '10', '建设局'],
      [null, '10', '交通运输局'],
      [null, '10', '教育局'],
      [null, '10', '消防救援大队'],
      [null, '10', '公安局'],
      [null, '10', '文旅体局'],
    ]);
  });

  test('annexes what is on pace, what is slow, and the whole table with its merged cells', () => {
    const { annexes } = documentOf(bulletinOf(figures));
    expect(
      annexes.map((blocks) => blocks.map((block) => (block.kind === 'table' ? block.table.rows.length : 'text' in block && block.text))),
    ).toEqual([
      ['附件1', official('按序时任务一览表(含超序时、已完成)'), 9],
      ['附件2', '慢序时与严重滞后任务一览表', 2],
      ['附件3', '2024年民生实事项目进展情况总表', 23],
    ]);
    const whole = tablesOf(annexes[2] ?? [])[0];
    expect(whole?.columns.map(({ title }) => title)).toEqual(['序号', '项目名称', '项目内容', '进展情况', '完成率', '牵头单位']);
    expect(whole?.rows.flatMap((row) => (row[1] === null || row[1] === undefined ? [] : [row[1].rows]))).toEqual([
      2, 4, 4, 2, 2, 2, 3, 1, 1, 2,
    ]);
    // 22 and 23 were published with one 进展情况.
    expect(whole?.rows.map((row) => row[3]?.rows ?? null).slice(20)).toEqual([1, 2, null]);
  });
});

describe('compared with the period before', () => {
  test('old texts stand beside new ones, with what was gained', () => {
    const closing = closedBefore((task) =>
      task.number === 6 ? { ...task, progress: '已为11名儿童提供康复救助', assessment: { ...task.assessment, completion: 0.11 } } : task,
    );
    const figures = figuresOf(pinghu2024(), [], closing, AS_OF);
    expect(proseOf(figures).changes).toBe(
      official(
        '与上期(2024年2月)相比,全口径完成率由17.3%提高到17.5%,提高0.2个百分点;进展情况或完成率有变化的任务1项,其中完成率提高1项、下降0项,具体如下。',
      ),
    );
    const table = tablesOf(blocksOf(figures)).find(({ columns }) => columns.some(({ title }) => title.startsWith('上期')));
    expect(table === undefined ? [] : texts(table).map((row) => row.filter((_, column) => column !== 1))).toEqual([
      ['6', '已为11名儿童提供康复救助', '已为15名儿童提供康复救助,残疾儿童家庭“喘息服务”已制定实施方案', '11.00%', '15.00%', '+4.0'],
    ]);
  });

  test('where nothing moved it says so, without a table', () => {
    const figures = figuresOf(
      pinghu2024(),
      [],
      closedBefore((task) => task),
      AS_OF,
    );
    expect(proseOf(figures).changes).toBe(official('与上期(2024年2月)相比,各项任务的进展情况和完成率均无变化。'));
    expect(tablesOf(blocksOf(figures))).toHaveLength(4);
  });

  test('it is the last closing of an earlier period: not one of its own that was opened again, nor one by hand', () => {
    const head = closedBefore((task) => task);
    const again = { ...head, id: '2024-02-2', at: '2024-03-06T01:00:00.000Z' };
    const own = { ...head, id: '2024-03', period: '2024-03', at: '2024-04-03T01:00:00.000Z' };
    const byHand = { ...head, id: 'x', kind: 'manual', at: '2024-03-20T01:00:00.000Z' } as const;
    expect(closingBefore([head, again, own, byHand], '2024-03')?.id).toBe('2024-02-2');
    expect(closingBefore([own, byHand], '2024-03')).toBeNull();
  });
});

test('a closed period is told of as it was, whatever became of the sheet since', () => {
  const then = pinghu2024();
  const taken = { id: '2024-03', name: '2024-03', kind: 'period', at: '2024-04-03T01:00:00.000Z', by: BY } as const;
  const snapshot = snapshotOf(then, [], taken);
  const [first, second, ...rest] = then.tasks;
  if (first === undefined || second === undefined) throw new Error('no tasks');
  // One task was removed, one changed, and the sheet went on to the next period.
  const now: SheetContents = {
    ...then,
    sheet: { ...then.sheet, reporting: usualReporting('2024-04') },
    tasks: [{ ...second, progress: '全部完成', assessment: assessmentOf(1) }, ...rest],
  };
  expect(figuresOf(contentsAt(snapshot, now), [], null, AS_OF)).toEqual(seedFigures());
  expect([closingOf([snapshot], '2024-03')?.id, closingOf([snapshot], '2024-02')]).toEqual(['2024-03', null]);
});

describe('where there is little to say', () => {
  test('an empty sheet has no figures, no sections of them and no annex', () => {
    const figures = plainFigures(sampleSheet({ projects: [], tasks: [] }));
    expect(headings(figures)).toEqual(['一、总体情况', '二、下一步工作']);
    expect(blocksOf(figures)).toContainEqual({ kind: 'paragraph', text: '2025年民生实事台账尚无任务。' });
    const { body, annexes } = documentOf(bulletinOf(figures));
    expect([tablesOf(body), annexes, body.some(({ kind }) => kind === 'annex-list')]).toEqual([[], [], false]);
  });

  test('one unit has no place among others; two at one place are not ranked', () => {
    expect(headings(plainFigures(ranked(['u1', 0.2])))).not.toContain('三、单位排名');
    const tied = plainFigures(ranked(['u1', 0.2], ['u2', 0.2]));
    expect([proseOf(tied).ranking, rankingTable(tied)]).toEqual([official('2家牵头单位的全口径完成率相同,本期不作排名。'), null]);
  });

  test('with few units nobody stands at both ends', () => {
    const table = rankingTable(plainFigures(ranked(['u1', 0.5], ['u2', 0.2], ['u3', 0.2], ['u4', null])));
    expect(table === null ? null : texts(table).map(([group, place, unit]) => [group, place, unit])).toEqual([
      ['前三位', '1', 'u1局'],
      [null, '2', 'u2局'],
      [null, '2', 'u3局'],
      ['后三位', '4', 'u4局'],
    ]);
  });

  test('no slow task, no unit that owes: each section says so', () => {
    const contents = ranked(['u1', 0.3], ['u2', 0.4]);
    const said = (task: string, unit: string): Report => ({
      sheet: '2025',
      period: '2025-03',
      task,
      unit,
      state: 'unchanged',
      taskVersion: 1,
      reason: '',
      by: BY,
      at: AS_OF,
      version: 1,
    });
    const figures = figuresOf(contents, [said('2025-t0', 'u1'), said('2025-t1', 'u2')], null, AS_OF);
    const prose = proseOf(figures);
    expect([prose.slow, prose.owing]).toEqual(['本期无慢序时和严重滞后任务。', official('本期各牵头单位均已报送,无未报送单位。')]);
    expect(prose.next).not.toContain('慢序时');
    const [, slow] = documentOf(bulletinOf(figures)).annexes;
    expect(slow?.at(-1)).toEqual({ kind: 'paragraph', text: '本期无慢序时和严重滞后任务。' });
  });

  test('where nothing is quantified there is no mean of it, and the last period has none after it', () => {
    const contents = ranked(['u1', null], ['u2', null]);
    const december = { ...contents, sheet: { ...contents.sheet, reporting: usualReporting('2025-12') } };
    const prose = proseOf(plainFigures(december));
    expect(prose.overall).toContain('尚无已量化任务。');
    expect(prose.next).toContain('本期为本年度最后一期。');
  });

  test('a section, a red head or an addressee without text is left out', () => {
    const { body } = documentOf(bulletinOf(seedFigures(), { ranking: ' ', addressee: '', redHead: '平湖市人民政府文件' }));
    expect(body.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).not.toContain('三、单位排名');
    expect(body.map(({ kind }) => kind).slice(0, 4)).toEqual(['red-head', 'title', 'number', 'paragraph']);
  });
});

describe('on paper', () => {
  test('a correction names what it corrects; a draft has no number', () => {
    const numberOf = (of: Parameters<typeof documentOf>[0]): unknown => documentOf(of).body.find(({ kind }) => kind === 'number');
    const bulletin = bulletinOf(seedFigures(), {}, { number: 2, corrects: 1 });
    expect(numberOf(bulletin)).toEqual({ kind: 'number', text: official('(第2期,更正第1期)') });
    expect(numberOf({ ...bulletin, number: null, corrects: null })).toEqual({ kind: 'number', text: official('(草稿)') });
  });

  test.each([
    [{ title: '平湖市2024年民生实事项目进展情况通报', number: 1 }, '平湖市2024年民生实事项目进展情况通报(第1期)'],
    [{ title: 'a/b\\c:d*e?f"g<h>i|j', number: 12 }, 'a b c d e f g h i j(第12期)'],
  ])('a file name has nothing that a file system does not take', (of, name) => {
    expect(wordFileName(of)).toBe(`${official(name)}.docx`);
  });

  test('words of days, periods and points are those of official papers', () => {
    expect([dayWords('2024-04-03'), endOf('2024-Q1'), periodName('2024-Q1'), periodName('2024-11')]).toEqual([
      '2024年4月3日',
      '2024年3月底',
      '2024年第1季度',
      '2024年11月',
    ]);
    expect([signedPoints(-0.1704), signedPoints(0.04), signedPoints(0.0001), signedPoints(null)]).toEqual(['−17.0', '+4.0', '0.0', '—']);
    expect(official('甲,乙:丙;(丁)')).toBe('甲\uff0c乙\uff1a丙\uff1b\uff08丁\uff09');
  });

  test('figures are the same whenever they were taken', () => {
    const figures = seedFigures();
    expect(sameFigures(figures, { ...figures, asOf: '2024-04-01T00:00:00.000Z' })).toBe(true);
    expect(sameFigures(figures, { ...figures, reported: 1 })).toBe(false);
  });
});
