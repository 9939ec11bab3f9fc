/** What became of a text, character by character. */
import { diffArrays } from 'diff';
import { tokensOf } from './tokens.ts';

/** Characters in a row that stayed, came or went. */
export type Run = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Beyond so many single changes nobody could follow them, and finding them would take long: the text counts as replaced. */
const MOST_CHANGES = 400;

/** A stretch that stayed, of so few pieces, between two changes is a coincidence more often than a thing worth keeping apart. */
const SHORT = 2;

type Tokens = readonly string[];

/** A change, and what stayed behind it. */
type Step = { readonly removed: Tokens; readonly added: Tokens; readonly same: Tokens };

const NOTHING: Step = { removed: [], added: [], same: [] };

const sharedStart = (before: Tokens, after: Tokens): number => {
  const most = Math.min(before.length, after.length);
  let length = 0;
  while (length < most && before[length] === after[length]) length += 1;
  return length;
};

const sharedEnd = (before: Tokens, after: Tokens, start: number): number => {
  const most = Math.min(before.length, after.length) - start;
  let length = 0;
  while (length < most && before.at(-1 - length) === after.at(-1 - length)) length += 1;
  return length;
};

const stepsOf = (before: Tokens, after: Tokens): Step[] => {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_CHANGES });
  if (parts === undefined) return [{ removed: before, added: after, same: [] }];
  const steps: Step[] = [];
  for (const { value, added, removed } of parts) {
    const last = steps.at(-1);
    const step = last === undefined || last.same.length > 0 ? NOTHING : last;
    if (step === last) steps.pop();
    if (added) steps.push({ ...step, added: [...step.added, ...value] });
    else if (removed) steps.push({ ...step, removed: [...step.removed, ...value] });
    else steps.push({ ...step, same: value });
  }
  return steps;
};

const isChange = ({ removed, added }: Step): boolean => removed.length + added.length > 0;

/** Joins changes that only a coincidence keeps apart. */
const calmed = (steps: readonly Step[]): Step[] => {
  const calm: Step[] = [];
  for (const step of steps) {
    const last = calm.at(-1);
    const size = last?.same.length ?? 0;
    const isCoincidence =
      last !== undefined &&
      isChange(last) &&
      isChange(step) &&
      size <= SHORT &&
      Math.min(last.removed.length, last.added.length) + Math.min(step.removed.length, step.added.length) > size;
    if (isCoincidence) {
      calm.pop();
      calm.push({
        removed: [...last.removed, ...last.same, ...step.removed],
        added: [...last.added, ...last.same, ...step.added],
        same: step.same,
      });
    } else calm.push(step);
  }
  return calm;
};

const runsOf = ({ removed, added, same }: Step): readonly Run[] => [
  { kind: 'removed', text: removed.join('') },
  { kind: 'added', text: added.join('') },
  { kind: 'same', text: same.join('') },
];

/** From one text to the other: what is marked removed and what stayed make up the old text, added and stayed the new one. */
export const diffRuns = (before: string, after: string): readonly Run[] => {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const start = sharedStart(old, fresh);
  const end = sharedEnd(old, fresh, start);
  const steps = calmed(stepsOf(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)));
  const whole: readonly Step[] = [{ ...NOTHING, same: old.slice(0, start) }, ...steps, { ...NOTHING, same: old.slice(old.length - end) }];
  const runs: Run[] = [];
  for (const run of whole.flatMap(runsOf)) {
    const last = runs.at(-1);
    if (run.text === '') continue;
    if (last?.kind === run.kind) runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
};

/** Characters of a long run that are left on each side in brief. */
const CONTEXT = { same: 40, added: 160, removed: 160 } as const satisfies Record<Run['kind'], number>;

const abridged = (text: string, kept: number, isFirst: boolean, isLast: boolean): string => {
  const tokens = tokensOf(text);
  if (tokens.length <= kept * 2 + 8) return text;
  const head = isFirst ? '' : tokens.slice(0, kept).join('');
  const tail = isLast ? '' : tokens.slice(-kept).join('');
  return isFirst && isLast ? `${tokens.slice(0, kept * 2).join('')}…` : `${head}…${tail}`;
};

/** The same with only the surroundings of its changes; the very same list where that leaves nothing out. */
export const briefRuns = (runs: readonly Run[]): readonly Run[] => {
  const brief = runs.map(({ kind, text }, at): Run => {
    const isEdge = kind === 'same';
    return { kind, text: abridged(text, CONTEXT[kind], isEdge && at === 0, isEdge && at === runs.length - 1) };
  });
  return brief.every(({ text }, at) => text === runs[at]?.text) ? runs : brief;
};
