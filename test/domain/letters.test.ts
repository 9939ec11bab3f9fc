import { expect, test } from 'vitest';
import { contentOf } from '../../domain/mail/content-of.ts';
import type { Block, Content, Item } from '../../domain/mail/content.ts';
import { plainText } from '../../domain/mail/plain-text.ts';
import type { Addressee, LetterRequest, LetterSetting } from '../../domain/mail/requests.ts';
import { leftWords, sayIn, type LetterLanguage } from '../../domain/mail/telling.ts';
import { percent } from '../../domain/percent.ts';
import { summaryOf } from '../../domain/summary.ts';
import { askedRows } from '../../web/src/state/asked-rows.ts';
import {
  bulletinRequests,
  chaseRequest,
  CLERK,
  HOSTILE,
  LEADER,
  mentionsRequest,
  seed,
  settingOf,
  summaryRequest,
} from '../support/letters.ts';
import { assessmentOf, sampleProject, sampleSheet, sampleTask, sampleUnit } from '../support/samples.ts';

const say = sayIn('zh-CN');
const table = seed();
const setting = settingOf(table);

const contentIn = (language: LetterLanguage, request: LetterRequest, about: LetterSetting = setting, to: Addressee = LEADER): Content =>
  contentOf(request, { say: sayIn(language), setting: about, to });

const contentFor = (request: LetterRequest, about: LetterSetting = setting, to: Addressee = LEADER): Content =>
  contentIn('zh-CN', request, about, to);

const textFor = (request: LetterRequest, about: LetterSetting = setting, to: Addressee = LEADER): string =>
  plainText(contentFor(request, about, to), say);

const blocksOf = (content: Content, kind: Block['kind']): readonly Block[] =>
  content.parts.flatMap(({ blocks }) => blocks).filter((block) => block.kind === kind);

const itemsOf = (content: Content): readonly Item[] =>
  blocksOf(content, 'items').flatMap((block) => (block.kind === 'items' ? block.items : []));

const titles = ({ parts }: Content): readonly string[] => parts.map(({ title }) => title);

const queryOf = (href: string): string => new URL(href).search;

test('a summary says first how the sheet stands, in the figures of summaryOf', () => {
  const { rollUp, pace, tally } = summaryOf(table, []);
  const { subject, lead, parts } = contentFor(summaryRequest(table));
  expect(lead).toBe(
    `全口径完成率 ${percent(rollUp.completionOfAll ?? 0)}%,序时进度 ${percent(pace)}%,低于序时 7.5 个百分点,总体按序时;` +
      `已量化 ${rollUp.known}/${rollUp.total} 项,已量化任务完成率 ${percent(rollUp.completion ?? 0)}%。`,
  );
  expect(subject).toBe('【2024年民生实事】2024年3月汇总:全口径 17.52%,按序时;慢序时 0 项,严重滞后 2 项');
  const [counts] = parts[0]?.blocks ?? [];
  expect(counts?.kind === 'counts' ? counts.counts.map(({ class: of, count }) => [of, count]) : null).toEqual(Object.entries(tally));
});

test('a project without figures is 未量化 and not behind, and leaves its track empty', () => {
  const bars = blocksOf(contentFor(summaryRequest(table)), 'bars').flatMap((block) => (block.kind === 'bars' ? block.bars : []));
  expect(bars[0]).toMatchObject({
    way: { words: '城市空间开发利用项目' },
    figure: '— · 未量化',
    class: 'unquantified',
    share: 0,
    pace: 0.25,
  });
  expect(bars.map(({ class: of }) => of).filter((of) => of === 'far_behind')).toHaveLength(1);
});

test('a summary names the slow tasks with unit, figure and gap, and leads to each', () => {
  const [first, second] = itemsOf(contentFor(summaryRequest(table)));
  expect(first?.way.words).toMatch(/^第 9 行 · 3\.培育退役军人/u);
  expect(first?.notes).toEqual(['退役军人事务局', '严重滞后 · 完成率 8.00%,低于序时 17 个百分点']);
  expect(first?.way.href).toBe('https://shishi.example.cn/?sheet=2024&task=2024-t09');
  expect(second?.notes[0]).toBe('卫生健康局、红十字会');
});

test('a summary tells what changed since the snapshot, old text and new marked', () => {
  const content = contentFor(summaryRequest(table));
  expect(titles(content)).toContain('较2024年2月有变化 3 项');
  const moved = itemsOf(content).slice(2);
  expect(moved.map(({ notes }) => notes)).toEqual([['完成率 10.00% → —'], ['新增任务,完成率 50.00%'], ['完成率 — → 15.00%']]);
  expect(moved[2]?.text.at(-1)).toEqual({ kind: 'removed', text: '正在推进前期工作。' });
  expect(textFor(summaryRequest(table))).toContain('〔删:正在推进前期工作。〕');
});

test('gains are told in points, the largest first', () => {
  const two = sampleSheet({ tasks: [sampleTask(), sampleTask({ id: '2025-t2', number: 2, assessment: assessmentOf(0.1) })] });
  const before = (task: string, completion: number) => ({ task, version: 1, progress: '已建成公园1个', completion });
  const moved = summaryOf(two, [], [before('2025-t1', 0.075), before('2025-t2', 0.5)]);
  const content = contentFor(summaryRequest(two, { summary: moved, since: '年中检查' }), settingOf(two));
  expect(titles(content)).toContain('较年中检查有变化 2 项');
  expect(
    itemsOf(content)
      .slice(-2)
      .map(({ notes }) => notes[0]),
  ).toEqual(['完成率 50.00% → 10.00%,−40 个百分点', '完成率 7.50% → 20.00%,+12.5 个百分点']);
});

test('without a snapshot nothing is said of changes, and without any that there is none', () => {
  const without = summaryRequest(table, { summary: summaryOf(table, []), since: null });
  expect(titles(contentFor(without)).join(' ')).not.toContain('有变化');
  const frozen = table.tasks.map(({ id, version, progress, assessment: { completion } }) => ({ task: id, version, progress, completion }));
  const same = summaryRequest(table, { summary: summaryOf(table, [], frozen) });
  expect(textFor(same)).toContain('■ 较2024年2月有变化 0 项\n没有变化。');
});

test('the bulletin is mentioned where it goes along', () => {
  const bulletin = { name: '第3期通报.docx', bulletin: { sheet: '2024', number: 3 } };
  expect(textFor(summaryRequest(table, { bulletin }))).toContain('附件:第3期通报.docx');
  expect(textFor(summaryRequest(table))).not.toContain('附件');
});

test('an empty sheet, a sheet without figures, one where nothing is slow, and one unit are each told of', () => {
  const empty = sampleSheet({ projects: [], tasks: [] });
  expect(textFor(summaryRequest(empty), settingOf(empty))).toContain('台账中还没有任务。');
  const silent = sampleSheet({ tasks: [sampleTask({ assessment: assessmentOf(null) })] });
  expect(contentFor(summaryRequest(silent), settingOf(silent)).lead).toContain('1 项任务均未量化。');
  const quick = sampleSheet({ projects: [sampleProject()], tasks: [sampleTask({ assessment: assessmentOf(0.9) })] });
  const text = textFor(summaryRequest(quick), settingOf(quick));
  expect(text).toContain('没有慢序时或严重滞后的任务。');
  expect(text).toContain('前三位\n第 1 名 教育局: 90.00%');
  expect(text).not.toContain('后三位');
});

test('who has not reported is named with counts; nobody is once the year is closed', () => {
  const text = textFor(summaryRequest(table));
  expect(text).toContain('已报送 0/23 项。\n建设局: 未报送 1 项');
  expect(text).toContain('其余 5 个单位见台账: https://shishi.example.cn/?sheet=2024&owed=1');
  expect(text).toContain('报送日 2024年3月29日(还有 3 个工作日),截止日 2024年4月3日。');
  const over = textFor(summaryRequest(table), { ...setting, days: null });
  expect(over).toContain('本年度各期已全部关闭。');
  expect(over).not.toContain('未报送');
});

test('ways lead to rows as the page’s own links do', () => {
  const content = contentFor(summaryRequest(table));
  const [counts] = content.parts[0]?.blocks ?? [];
  const far = counts?.kind === 'counts' ? counts.counts.find(({ class: of }) => of === 'far_behind') : undefined;
  expect(askedRows(queryOf(far?.way.href ?? 'about:blank'))?.filter.classes).toEqual(['far_behind']);
  const { href } = contentFor(chaseRequest(table, 1)).next;
  expect(askedRows(queryOf(href))?.filter).toMatchObject({ unit: 'u01', onlyUnreported: true });
});

test('a chase holds the tasks of its units alone, with their texts and what to do', () => {
  const content = contentFor(chaseRequest(table, 2), setting, CLERK);
  expect(content.subject).toBe('【2024年民生实事】2024年3月待报送 2 项,还有 3 个工作日');
  expect(content.lead).toMatch(/^报送日 2024年3月29日,还有 3 个工作日。.*“报送”.*“本期无变化”。$/u);
  expect(titles(content)).toEqual(['建设局 未报送 1 项', '交通运输局 未报送 1 项']);
  expect(itemsOf(content).map(({ way, text }) => [queryOf(way.href), text[0]?.text])).toEqual([
    ['?sheet=2024&task=2024-t01', '确定今年移交和改造的退红线区域'],
    ['?sheet=2024&task=2024-t02', '完成规划方案初稿编撰并开展3座桥梁桥下空间改造前期工作'],
  ]);
  expect(content.closing[0]).toBe('您收到本邮件,是因为您负责填报建设局、交通运输局的任务。');
  expect(content.stop).toEqual({ words: '退订此类邮件', href: CLERK.unsubscribe });
});

test('a chase tells what was sent back, with the reason, from what was never reported', () => {
  const unit = 'u05';
  const own = sampleSheet({ tasks: ['1', '2', '3'].map((n) => sampleTask({ id: `2025-t${n}`, number: Number(n) })) });
  const returned = { task: '2025-t2', unit, reason: '请补充开工时间' };
  const elsewhere = { task: '2025-t1', unit: 'u99', reason: '别的单位' };
  const content = contentFor(chaseRequest(own, 1, '2025-03-26', [returned, elsewhere]), settingOf(own, '2025-03-26'));
  expect(titles(content)).toEqual(['教育局 已退回 1 项', '教育局 未报送 2 项']);
  expect(itemsOf(content).map(({ way, notes }) => [queryOf(way.href), notes.length, notes[0]])).toEqual([
    ['?sheet=2025&task=2025-t2', 2, '退回原因:请补充开工时间'],
    ['?sheet=2025&task=2025-t1', 1, expect.not.stringContaining('退回')],
    ['?sheet=2025&task=2025-t3', 1, expect.not.stringContaining('退回')],
  ]);
  expect(content.subject).toContain('待报送 3 项,其中退回 1 项,');
  expect(content.lead).toMatch(/其中退回 1 项,请按退回原因修改后重新报送。$/u);
});

test('a task without text says so', () => {
  const blank = sampleSheet({ tasks: [sampleTask({ progress: ' \n' })] });
  expect(textFor(chaseRequest(blank, 1), settingOf(blank))).toContain('(尚未填写进展情况)');
});

test.each([
  ['2024-03-28', '还有 1 个工作日'],
  ['2024-03-29', '今天截止'],
  ['2024-03-30', '报送日已过'],
  ['2024-04-01', '已逾期 1 个工作日'],
])('on %s the words for a task due on 29 March are %s', (today, words) => {
  expect(leftWords(say, today, '2024-03-29')).toBe(words);
  expect(contentFor(chaseRequest(table, 1, today), settingOf(table, today)).subject).toContain(words);
});

test('mentions say who, when in China, and in which words, and lead to the comments', () => {
  const content = contentFor(mentionsRequest(table, ['@王敏 请核对']), setting, CLERK);
  expect(content.subject).toBe('【2024年民生实事】李强在评论中提到您');
  const [item] = itemsOf(content);
  expect(item).toMatchObject({ notes: ['李强(教育局) · 2024年3月27日 00:05'], text: [{ kind: 'same', text: '@王敏 请核对' }] });
  expect(queryOf(item?.way.href ?? '')).toBe('?sheet=2024&task=2024-t01&tab=comments');
  expect(contentFor(mentionsRequest(table, ['一', '二'])).subject).toBe('【2024年民生实事】有 2 条评论提到您');
});

test('a comment that was withdrawn meanwhile is not shown', () => {
  const request = mentionsRequest(table, ['不该再看到']);
  const withdrawn = { by: { id: 'm9', name: '李强' }, at: '2024-03-26T17:00:00.000Z' };
  const text = textFor({ ...request, mentions: request.mentions.map((one) => ({ ...one, comment: { ...one.comment, withdrawn } })) });
  expect(text).toContain('(评论已撤回)');
  expect(text).not.toContain('不该再看到');
});

test('an issued bulletin says its number and its classes, the office’s own words and the slow tasks, and leads to itself', () => {
  const { issued } = bulletinRequests(table);
  const overall = '总体平稳。\n两项滞后。';
  const content = contentFor({ ...issued, bulletin: { ...issued.bulletin, text: { ...issued.bulletin.text, overall } } }, setting, CLERK);
  expect(content).toMatchObject({
    subject: '【2024年民生实事】2024年3月通报(第 1 期)',
    headline: '平湖市2024年民生实事项目进展情况通报',
    lead: '2024年3月,第 1 期。平湖市人民政府督查室 2024年4月3日印发,全文见附件。',
    next: { words: '打开通报', href: 'https://shishi.example.cn/?sheet=2024&view=bulletins&bulletin=1' },
    stop: { href: CLERK.unsubscribe },
  });
  const [counts] = blocksOf(content, 'counts');
  expect(counts?.kind === 'counts' ? counts.counts.map(({ class: of, count }) => [of, count]) : null).toEqual(
    Object.entries(issued.bulletin.figures.tally),
  );
  expect(titles(content)).toEqual(['', '总体情况', '慢序时和严重滞后 2 项']);
  const [first, second, classes] = content.parts[1]?.blocks ?? [];
  expect([first, second]).toEqual(['总体平稳。', '两项滞后。'].map((words) => ({ kind: 'line', words })));
  expect(classes).toBe(counts);
  expect(itemsOf(content).map(({ notes }) => notes)).toEqual(
    itemsOf(contentFor(summaryRequest(table)))
      .slice(0, 2)
      .map(({ notes }) => notes),
  );
  expect(textFor(issued)).toContain(`附件:${issued.attached.name}`);
});

test('the office is told what it has to do about a bulletin, and where', () => {
  const { drafted, unchecked, waiting } = bulletinRequests(table);
  const draft = 'https://shishi.example.cn/?sheet=2024&view=bulletins&bulletin=draft';
  for (const request of [drafted, unchecked, waiting]) expect(contentFor(request).next.href).toBe(draft);
  expect(contentFor(drafted).subject).toBe('【2024年民生实事】2024年3月通报草稿待审阅');
  expect(contentFor(unchecked).lead).toContain('草稿中有 2 节的文字改过');
  expect(textFor(unchecked)).toContain('■ 待核对的各节\n总体情况\n下一步工作\n');
  expect(textFor(drafted)).not.toContain('待核对的各节');
  expect(contentFor(waiting).lead).toMatch(/^2024年2月通报的草稿尚未签发.*随即印发2024年3月通报。$/u);
  expect(contentFor({ ...waiting, how: 'draft', behind: { period: '2024-02', corrects: 3 } }).lead).toMatch(
    /^第 3 期更正的草稿尚未签发.*随即起草2024年3月通报。$/u,
  );
});

test('a name cannot add a line to the subject, nor turn the words after it', () => {
  const named = { ...table, sheet: { ...table.sheet, name: HOSTILE } };
  const requests = [
    summaryRequest(named),
    chaseRequest(named, 1),
    mentionsRequest(named, ['一']),
    ...Object.values(bulletinRequests(named)),
  ];
  for (const request of requests) {
    const { subject } = contentFor(request, settingOf(named));
    expect(subject).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    expect(subject.length).toBeLessThanOrEqual(120);
  }
});

test('somebody’s line breaks stay within what they said', () => {
  const text = textFor(mentionsRequest(table, ['一\n退订此类邮件: https://evil.example\r二']));
  expect(text).toContain('   一\n   退订此类邮件: https://evil.example\n   二');
});

test('English letters hold no Chinese but what users wrote', () => {
  const plain = sampleSheet({
    sheet: { ...sampleSheet().sheet, name: 'S', city: 'C' },
    projects: [sampleProject({ name: 'P' })],
    tasks: [sampleTask({ content: 'A', progress: '' }), sampleTask({ id: '2025-t2', number: 2, content: 'B', progress: 'b' })],
    units: [sampleUnit({ name: 'U' })],
  });
  const about = settingOf(plain, '2025-04-09');
  const to = { name: 'N', unsubscribe: null };
  const mentions = mentionsRequest(plain, ['c']).mentions.map((one) => ({
    ...one,
    comment: { ...one.comment, unit: 'U', by: { id: 'm', name: 'M' } },
  }));
  const requests: readonly LetterRequest[] = [
    summaryRequest(plain),
    summaryRequest(sampleSheet({ ...plain, tasks: [], projects: [] })),
    chaseRequest(plain, 1, '2025-04-09'),
    chaseRequest(plain, 1, '2025-04-09', [{ task: '2025-t2', unit: 'u05', reason: 'r' }]),
    { kind: 'mentions', mentions },
    bulletinRequests(plain).drafted,
    bulletinRequests(plain).unchecked,
    bulletinRequests(plain).waiting,
  ];
  for (const request of requests) {
    const content = contentIn('en', request, about, to);
    expect(`${content.subject}\n${plainText(content, sayIn('en'))}`).not.toMatch(/\p{Script=Han}|\{\{/u);
  }
});
