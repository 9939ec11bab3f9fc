import { applyProgressEdit } from '../../domain/apply-edit.ts';
import type { Actor } from '../../domain/types.ts';
import type { ProgressEdit } from '../../domain/wire/edit.ts';
import type { Clock, Store, TaskKey } from '../ports.ts';
import { type EditOutcome, saveEdit } from './save-edit.ts';

/** Saves a new progress text. */
export const editProgress = (ports: { store: Store; now: Clock }, key: TaskKey, edit: ProgressEdit, actor: Actor): Promise<EditOutcome> =>
  saveEdit<never>(
    ports,
    key,
    {
      ...edit,
      decide: (task, at) => applyProgressEdit(task, edit, actor, at),
      isTold: ({ what, after }) => what === 'progress' && after.progress === edit.progress,
    },
    actor,
  );
