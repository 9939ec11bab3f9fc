/** Which characters of a text belong to which figure. */
import type { Assessment, Evidence, TextField } from '../../../domain/types.ts';

/** Something that stands on characters of the text: an indicator by its key, a warning or the stage by a name of its own. */
export type Owner = {
  readonly id: string;
  readonly evidence: readonly Evidence[];
  /** Its characters are brought out only while it is pointed at. */
  readonly isQuiet: boolean;
};

/** Characters in a row that belong to the same owners. */
export type OwnedPiece = { readonly start: number; readonly text: string; readonly owners: readonly Owner[] };

export const STAGE = 'stage';
export const warningId = (at: number): string => `warning ${at}`;

/** Everything in the panel that stands on characters of a task's texts. */
export const ownersOf = ({ indicators, warnings, completion, stageEvidence }: Assessment): readonly Owner[] => [
  ...indicators.map(({ key, evidence }) => ({ id: key, evidence, isQuiet: false })),
  ...(completion === null ? [{ id: STAGE, evidence: stageEvidence, isQuiet: false }] : []),
  ...warnings.map(({ evidence }, at) => ({ id: warningId(at), evidence, isQuiet: true })),
];

/** Cuts a text wherever some owner's evidence begins or ends. */
export const ownedPieces = (text: string, field: TextField, owners: readonly Owner[]): readonly OwnedPiece[] => {
  const ranges = owners.flatMap((owner) =>
    owner.evidence.filter((range) => range.field === field && range.end > range.start).map(({ start, end }) => ({ owner, start, end })),
  );
  const cuts = [...new Set([0, text.length, ...ranges.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= 0 && at <= text.length)
    .toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? text.length;
    const own = ranges.filter((range) => range.start <= start && range.end >= end).map(({ owner }) => owner);
    return { start, text: text.slice(start, end), owners: [...new Set(own)] };
  });
};

/** A task's content in a few words: its first clause, without the number in front. */
export const shortTitle = (content: string): string => {
  const words = content.replace(/^\s*[（(]?\d+[)）.、．]\s*/u, '').trim();
  const clauses = words.split(/[,，;；。、:：\n]/u).map((clause) => clause.trim());
  return clauses.find((clause) => clause.length >= 4 && !/(?:基础上|前提下|条件下)$/u.test(clause)) ?? words.slice(0, 24);
};
