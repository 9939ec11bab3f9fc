import { applyIndicatorsEdit } from '../../domain/apply-edit.ts';
import type { ChangeFault } from '../../domain/by-hand/apply-change.ts';
import type { Actor } from '../../domain/types.ts';
import type { IndicatorsEdit } from '../../domain/wire/indicators.ts';
import type { Clock, Store, TaskKey } from '../ports.ts';
import { type EditOutcome, saveEdit } from './save-edit.ts';

/** Saves one change by hand to a task's indicators, its completion or its plan. */
export const editIndicators = (
  ports: { store: Store; now: Clock },
  key: TaskKey,
  edit: IndicatorsEdit,
  actor: Actor,
): Promise<EditOutcome<ChangeFault>> =>
  saveEdit<ChangeFault>(
    ports,
    key,
    {
      ...edit,
      decide: (task, at) => applyIndicatorsEdit(task, edit, actor, at),
      isTold: ({ what, change }) => what === 'indicators' && change === JSON.stringify(edit.change),
    },
    actor,
  );
