/** Which key does what in the cell editor, as in a spreadsheet. */

export type Direction =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'next'
  | 'previous'
  | 'row-start'
  | 'row-end'
  | 'first'
  | 'last'
  | 'page-up'
  | 'page-down';

export type KeyAction =
  | { readonly kind: 'move'; readonly to: Direction }
  | { readonly kind: 'commit'; readonly to: Direction }
  | { readonly kind: 'open' | 'clear' | 'cancel' | 'new-line' | 'undo' | 'redo' };

/** `focused`: the cell is chosen, and typing replaces its text. `editing`: the caret is in the text. */
export type EditorMode = 'focused' | 'editing';

/** What of a keyboard event matters. */
export type Key = {
  readonly key: string;
  readonly keyCode: number;
  readonly isComposing: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
};

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

const FAR_ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'first',
  ArrowDown: 'last',
  ArrowLeft: 'row-start',
  ArrowRight: 'row-end',
  Home: 'first',
  End: 'last',
};

/** True while an input method holds the keyboard: such keys are its own, Enter included. */
export const isOfInputMethod = (key: Pick<Key, 'isComposing' | 'keyCode'>): boolean => key.isComposing || key.keyCode === 229;

/** Undo and redo of committed edits; Ctrl, or ⌘ on a Mac. */
export const historyAction = (key: Key): 'undo' | 'redo' | null => {
  if ((!key.ctrlKey && !key.metaKey) || key.altKey) return null;
  const letter = key.key.toLowerCase();
  if (letter === 'z') return key.shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !key.shiftKey ? 'redo' : null;
};

const focusedAction = (key: Key): KeyAction | null => {
  const far = key.ctrlKey || key.metaKey;
  const history = historyAction(key);
  if (history !== null) return { kind: history };
  if (key.altKey) return null;
  const arrow = far ? FAR_ARROWS[key.key] : ARROWS[key.key];
  if (arrow !== undefined && !key.shiftKey) return { kind: 'move', to: arrow };
  if (far) return null;
  if (key.key === 'Home' || key.key === 'End') return { kind: 'move', to: key.key === 'Home' ? 'row-start' : 'row-end' };
  if (key.key === 'F2') return { kind: 'open' };
  if (key.key === 'Delete' || key.key === 'Backspace') return { kind: 'clear' };
  return null;
};

/** What a key does; null leaves it to the browser, which types or moves the caret. */
export const keyAction = (key: Key, mode: EditorMode): KeyAction | null => {
  if (isOfInputMethod(key)) return null;
  if (key.key === 'Tab' && !key.ctrlKey && !key.altKey && !key.metaKey) return { kind: 'commit', to: key.shiftKey ? 'previous' : 'next' };
  if (key.key === 'Enter') {
    if (key.altKey) return { kind: 'new-line' };
    return key.ctrlKey || key.metaKey ? null : { kind: 'commit', to: key.shiftKey ? 'up' : 'down' };
  }
  if (key.key === 'Escape') return { kind: 'cancel' };
  return mode === 'focused' ? focusedAction(key) : null;
};
