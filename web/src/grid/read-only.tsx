import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskId } from '../../../domain/types.ts';
import { useRights } from '../state/actor.ts';
import type { Row } from '../state/rows.ts';
import { isOfInputMethod, type Key, type KeyAction } from './editor-keys.ts';

const CHANGES: ReadonlySet<KeyAction['kind']> = new Set(['open', 'clear', 'new-line']);

/** True for a key that would change the text; moving about, copying and undoing elsewhere are not meant. */
export const isAttempt = (key: Key, action: KeyAction | null): boolean =>
  action === null
    ? isOfInputMethod(key) || (key.key.length === 1 && !key.ctrlKey && !key.metaKey && !key.altKey)
    : CHANGES.has(action.kind);

export type ReadOnly = {
  /** Why the chosen cell takes no text; null where it does. */
  readonly why: string | null;
  /** Somebody has tried to change it. */
  readonly isRefused: boolean;
  readonly refuse: () => void;
};

/** Whether the chosen cell may be changed by whoever is here. It is said once somebody tries, and not again and again. */
export const useReadOnly = (row: Row | null): ReadOnly => {
  const { t } = useTranslation();
  const rights = useRights();
  const [refused, setRefused] = useState<TaskId | null>(null);
  const id = row?.id ?? null;
  if (refused !== null && refused !== id) setRefused(null);
  const why = row === null || rights(row).report ? null : t('readOnlyBy', { units: row.units.join(t('unitsComma')) });
  return { why, isRefused: why !== null && refused === id, refuse: () => setRefused(id) };
};

/** What a screen reader is told of the chosen cell; and to everybody why it takes no text, once somebody has tried. */
export const EditorHint = ({ id, readOnly: { why, isRefused } }: { readonly id: string; readonly readOnly: ReadOnly }) => {
  const { t } = useTranslation();
  return (
    <>
      <span id={id} hidden>
        {why ?? t('editorHint')}
      </span>
      {isRefused && why !== null && <ReadOnlyNote why={why} />}
    </>
  );
};

/** Under the chosen cell, or above it where there is no room. */
const ReadOnlyNote = ({ why }: { readonly why: string }) => {
  const note = useRef<HTMLOutputElement>(null);
  useLayoutEffect(() => {
    const room = note.current?.closest('.editor-layer')?.getBoundingClientRect();
    const box = note.current?.getBoundingClientRect();
    if (note.current !== null && room !== undefined && box !== undefined && box.bottom > room.bottom)
      Object.assign(note.current.dataset, { side: 'above' });
  }, []);
  return (
    <output ref={note} className="read-only-note" data-testid="read-only-note">
      {why}
    </output>
  );
};
