/**
 * A plan goes on through its sentence until something is reported: 拟于7月调整，并从1月起补发.
 */
import { phaseOfWords } from './phase.ts';
import type { Segment } from './segments.ts';
import { wordsIn } from './words.ts';

/** Words of a report. To extend: add a word. */
const REPORTS = /已|均|现|全部|目前|正在|完成|累计/;

/** Whether a clause only goes on with what the clause before it plans. */
export const goesOnWithPlan = (segments: readonly Segment[], at: number): boolean => {
  const [segment, before] = [segments[at], segments[at - 1]];
  if (!segment || before?.sentence !== segment.sentence || REPORTS.test(segment.words)) return false;
  return phaseOfWords(wordsIn(before.words), '') === 'planned';
};
