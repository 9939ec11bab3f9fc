/** Requests for letters, from the published table and from sheets that nobody wishes for. */
import { wordFileName } from '../../domain/bulletin/document.ts';
import type {
  Addressee,
  BulletinRequest,
  ChaseRequest,
  LetterSetting,
  MentionsRequest,
  SummaryRequest,
} from '../../domain/mail/requests.ts';
import { worksOnMainland } from '../../domain/holidays.ts';
import { workingDaysUntil, type Day } from '../../domain/period.ts';
import { daysOf } from '../../domain/reporting.ts';
import { summaryOf, type Frozen } from '../../domain/summary.ts';
import type { SheetContents, Task } from '../../domain/types.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { bulletinOf, plainFigures } from './bulletins.ts';
import { assessmentOf, sampleComment, sampleProject, sampleSheet, sampleTask, sampleUnit } from './samples.ts';

export const LEADER: Addressee = { name: '分管领导', unsubscribe: null };
export const CLERK: Addressee = { name: '王敏', unsubscribe: 'https://shishi.example.cn/api/unsubscribe?token=abc' };

export const settingOf = ({ sheet, units }: SheetContents, today: Day = '2024-03-26'): LetterSetting => ({
  city: sheet.city,
  sheet,
  units,
  timeZone: 'Asia/Shanghai',
  today,
  days: daysOf(sheet.reporting, sheet.reporting.period),
  page: 'https://shishi.example.cn',
});

/** Some tasks as they were a month before: one said less, one nothing that counts, one is new since. */
const monthBefore = (tasks: readonly Task[]): readonly Frozen[] =>
  tasks.flatMap(({ id, version, progress, assessment: { completion } }, at): Frozen[] => {
    if (at === 3) return [];
    if (at === 0) return [{ task: id, version, progress: progress.replaceAll(/\d+/gu, '1'), completion: 0.1 }];
    if (at === 5) return [{ task: id, version, progress: `${progress}正在推进前期工作。`, completion: null }];
    return [{ task: id, version, progress, completion }];
  });

export const summaryRequest = (contents: SheetContents, changes: Partial<SummaryRequest> = {}): SummaryRequest => ({
  kind: 'summary',
  summary: summaryOf(contents, [], monthBefore(contents.tasks)),
  since: '2024-02',
  bulletin: null,
  ...changes,
});

/** What the first `count` units owe. */
export const chaseRequest = (
  contents: SheetContents,
  count: number,
  today: Day = '2024-03-26',
  sentBack: ChaseRequest['sentBack'] = [],
): ChaseRequest => {
  const summary = summaryOf(contents, []);
  const { due } = daysOf(contents.sheet.reporting, contents.sheet.reporting.period);
  return {
    kind: 'chase',
    summary,
    owing: summary.owing.slice(0, count),
    sentBack,
    daysLeft: workingDaysUntil(today, due, worksOnMainland),
  };
};

export const mentionsRequest = ({ tasks }: SheetContents, texts: readonly string[]): MentionsRequest => ({
  kind: 'mentions',
  mentions: tasks.slice(0, 1).flatMap((task) =>
    texts.map((text, at) => ({
      task,
      comment: sampleComment({ text, number: at + 1, unit: '教育局', by: { id: 'm9', name: '李强' }, at: '2024-03-26T16:05:00.000Z' }),
    })),
  ),
});

/** What the office and its readers are told of March's bulletin. */
export const bulletinRequests = (contents: SheetContents) => {
  const bulletin = bulletinOf(plainFigures(contents));
  const period = bulletin.period;
  const attached = { name: wordFileName(bulletin), bulletin: { sheet: bulletin.sheet, number: bulletin.number } };
  return {
    issued: { kind: 'bulletin', told: 'issued', period, bulletin, attached },
    drafted: { kind: 'bulletin', told: 'drafted', period, toCheck: [] },
    unchecked: { kind: 'bulletin', told: 'unchecked', period, toCheck: ['overall', 'next'] },
    waiting: { kind: 'bulletin', told: 'waiting', period, how: 'issue', behind: { period: '2024-02', corrects: null } },
  } as const satisfies Record<string, BulletinRequest>;
};

export const seed = pinghu2024;

/** Breaks out of markup, out of lines and out of the direction of writing, where anything lets it. */
export const HOSTILE = '</td><script>alert(1)</script><a href="javascript:alert(2)">点</a>"\'&amp;\r\nBcc: x@example.cn\u202eabc';

/** A sheet of so many tasks in which every text is as long as texts get, made of `text`. */
export const largeSheet = (count: number, text = '"'): SheetContents => {
  const long = text.repeat(Math.ceil(5000 / text.length));
  const units = Array.from({ length: 200 }, (_, at) => sampleUnit({ id: `u${at}`, name: `${at}${long.slice(0, 200)}` }));
  const projects = Array.from({ length: 100 }, (_, at) => sampleProject({ id: `2025-p${at}`, name: `${at}${long.slice(0, 200)}` }));
  const tasks = Array.from({ length: count }, (_, at) =>
    sampleTask({
      id: `2025-t${at}`,
      project: `2025-p${at % projects.length}`,
      number: at + 1,
      content: long,
      progress: long,
      units: Array.from({ length: 5 }, (__, n) => `u${(at + n) % units.length}`),
      assessment: assessmentOf((at % 50) / 100),
    }),
  );
  return sampleSheet({ units, projects, tasks });
};
