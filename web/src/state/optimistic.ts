import type { Assessment, Overrides } from '../../../domain/types.ts';
import type { PendingEdit } from './edit-queue.ts';
import type { ReadText } from './reader.ts';
import type { Reader } from './rows.ts';

const read = new WeakMap<PendingEdit, { readonly overrides: Overrides; readonly assessment: Assessment }>();

/** How the server will read texts that are on their way, each read here once; null without a reader. */
export const pendingReader = (readText: ReadText | null): Reader | null =>
  readText === null
    ? null
    : (task, edit) => {
        const known = read.get(edit);
        if (known?.overrides === task.overrides) return known.assessment;
        const assessment = readText(task, edit.progress);
        read.set(edit, { overrides: task.overrides, assessment });
        return assessment;
      };
