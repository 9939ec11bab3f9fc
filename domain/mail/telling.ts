/** What letters of every kind are told with: words, names, days and ways into the page. */
import type { Run } from '../differences/runs.ts';
import { worksOnMainland } from '../holidays.ts';
import type { Standing } from '../pace.ts';
import type { UnitId } from '../people/types.ts';
import { gapText, rateText } from '../percent.ts';
import { workingDaysUntil, type Day } from '../period.ts';
import type { TaskFigure } from '../summary.ts';
import { BULLETIN_PARTS_EN } from '../text/bulletin-parts.en.ts';
import { BULLETIN_PARTS_ZH_CN } from '../text/bulletin-parts.zh-CN.ts';
import { LETTERS_EN } from '../text/letters.en.ts';
import { LETTERS_ZH_CN } from '../text/letters.zh-CN.ts';
import { PACE_EN } from '../text/pace.en.ts';
import { PACE_ZH_CN } from '../text/pace.zh-CN.ts';
import { sayFrom, type Say } from '../text/say.ts';
import type { Content, Way } from './content.ts';
import { localTime } from './local-time.ts';
import type { Addressee, LetterSetting } from './requests.ts';

const CATALOGUES = {
  'zh-CN': { ...PACE_ZH_CN, ...BULLETIN_PARTS_ZH_CN, ...LETTERS_ZH_CN },
  en: { ...PACE_EN, ...BULLETIN_PARTS_EN, ...LETTERS_EN },
} as const;

export type LetterLanguage = keyof typeof CATALOGUES;
export type LetterSay = Say<keyof (typeof CATALOGUES)['zh-CN']>;

export const sayIn = (language: LetterLanguage): LetterSay => sayFrom(CATALOGUES[language]);

/** In which words, about what, to whom. */
export type Telling = { readonly say: LetterSay; readonly setting: LetterSetting; readonly to: Addressee };

/** Longest pieces of what users wrote that letters show, in UTF-16 units. */
const MOST = { subject: 120, name: 40, title: 60, units: 3 } as const;

const CHARACTERS = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** A text cut between characters, and before a number rather than within it, with a mark where it was. */
export const clipped = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const kept = text.slice(0, CHARACTERS.segment(text.slice(0, most * 2)).containing(most - 1)?.index);
  const whole = /^\d/u.test(text.slice(kept.length)) ? kept.replace(/[\d.,]+$/u, '') : kept;
  return `${whole === '' ? kept : whole}…`;
};

/** Runs cut after so many units. */
export const clippedRuns = (runs: readonly Run[], most: number): readonly Run[] => {
  const kept: Run[] = [];
  let left = most;
  for (const { kind, text } of runs) {
    if (left <= 0) break;
    kept.push({ kind, text: clipped(text, left) });
    left -= text.length;
  }
  return kept;
};

/** On one line, without what is not to be seen: also what turns the direction of the text after it. */
export const oneLine = (text: string, most: number): string =>
  clipped(
    text
      .replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
      .replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '')
      .trim(),
    most,
  );

export const nameOf = (name: string): string => oneLine(name, MOST.name);

/** The page's address with these parts, which mean what they mean in its own links. */
export const linkTo = (
  { page, sheet }: LetterSetting,
  parts: Readonly<Partial<Record<'view' | 'task' | 'tab' | 'class' | 'unit' | 'owed' | 'bulletin', string>>> = {},
): string => `${new URL(page).origin}/?${new URLSearchParams({ sheet: sheet.id, ...parts })}`;

export const taskWay = (
  { say, setting }: Telling,
  { id, number, content }: Pick<TaskFigure, 'id' | 'number' | 'content'>,
  parts: { readonly tab?: string } = {},
): Way => ({
  words: say('letterTask', { n: number, content: oneLine(content, MOST.title) }),
  href: linkTo(setting, { task: id, ...parts }),
});

export const unitName = ({ setting }: Telling, id: UnitId): string => nameOf(setting.units.find((unit) => unit.id === id)?.name ?? id);

/** Names of units; of many the first three. */
export const unitNames = (telling: Telling, ids: readonly UnitId[]): string => {
  const units = ids
    .slice(0, MOST.units)
    .map((id) => unitName(telling, id))
    .join(telling.say('letterBetween'));
  return ids.length > MOST.units ? telling.say('letterUnits', { units, n: ids.length }) : units;
};

/** How far from the pace, in words. */
export const gapWords = (say: LetterSay, gap: number): string => {
  const points = gapText(gap);
  return points === '0' ? say('paceEven') : say(gap > 0 ? 'paceAbove' : 'paceBelow', { points });
};

/** Class and completion: 未量化 and — where there is no figure. */
export const standingWords = (say: LetterSay, { class: of, completion }: Pick<Standing, 'class' | 'completion'>): string =>
  say('letterClass', { class: say(`pace_${of}`), rate: rateText(completion) });

export const dayWords = (say: LetterSay, day: Day): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return say('letterDay', { year, month: Number(month), day: Number(date), iso: day });
};

/** An instant (ISO 8601, UTC) on the city's clocks. */
export const timeWords = ({ say, setting }: Pick<Telling, 'say' | 'setting'>, at: string): string => {
  const local = localTime(Date.parse(at), setting.timeZone);
  return say('letterTime', { day: dayWords(say, local.slice(0, 10)), time: local.slice(11) });
};

/** When something is due that is due that day. No working day may lie between a due day and the day after it. */
export const leftWords = (
  say: LetterSay,
  today: Day,
  due: Day | null,
  left = due === null ? 0 : workingDaysUntil(today, due, worksOnMainland),
): string => {
  if (left > 0) return say('letterDaysLeft', { n: left });
  if (left < 0) return say('letterOverdue', { n: -left });
  return due !== null && due < today ? say('letterPast') : say('letterToday');
};

/** What every letter begins and ends with. */
export const framed = (
  { say, setting, to }: Telling,
  why: string,
  content: Omit<Content, 'from' | 'greeting' | 'closing' | 'stop'>,
): Content => ({
  ...content,
  subject: oneLine(content.subject, MOST.subject),
  from: say('letterFrom', { city: nameOf(setting.city) }),
  greeting: say('letterGreeting', { name: nameOf(to.name) }),
  closing: [why, say('letterNoReply')],
  stop: to.unsubscribe === null ? null : { words: say('letterStop'), href: to.unsubscribe },
});
