/** What somebody has written on a sheet's draft and not saved, kept on this device until it is. */
import { useSyncExternalStore } from 'react';
import { TEXT_PARTS, type TextEdit } from '../../../domain/bulletin/draft.ts';
import type { BulletinText } from '../../../domain/bulletin/types.ts';
import type { SheetId } from '../../../domain/types.ts';
import { deviceStorage } from '../state/browser.ts';

const known = new Map<string, TextEdit | null>();
const listeners = new Set<() => void>();

/** People who share a computer do not see each other's. */
const keyOf = (owner: string, sheet: SheetId): string => `shishi.bulletin.${owner}.${sheet}`;

const isText = (value: unknown): value is BulletinText =>
  typeof value === 'object' && value !== null && TEXT_PARTS.every((part) => typeof Reflect.get(value, part) === 'string');

const isEdit = (value: unknown): value is TextEdit =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  typeof value.version === 'number' &&
  'base' in value &&
  isText(value.base) &&
  'text' in value &&
  isText(value.text) &&
  'clashes' in value &&
  Array.isArray(value.clashes);

const parse = (kept: string | null): TextEdit | null => {
  try {
    const value: unknown = JSON.parse(kept ?? 'null');
    return isEdit(value) ? value : null;
  } catch {
    return null;
  }
};

const editAt = (key: string): TextEdit | null => {
  const edit = known.get(key) ?? parse(deviceStorage().getItem(key));
  known.set(key, edit);
  return edit;
};

const keepAt = (key: string, edit: TextEdit | null): void => {
  known.set(key, edit);
  try {
    if (edit === null) deviceStorage().removeItem(key);
    else deviceStorage().setItem(key, JSON.stringify(edit));
  } catch {
    // The text is still in memory.
  }
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What one member has not saved of a sheet's draft, and the way to keep it. */
export const useKeptText = (owner: string, sheet: SheetId) => {
  const key = keyOf(owner, sheet);
  const kept = useSyncExternalStore(subscribe, () => editAt(key));
  return { kept, keep: (edit: TextEdit | null) => keepAt(key, edit) };
};
