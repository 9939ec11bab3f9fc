import type { Rect } from './cell-place.ts';
import type { EditorMode } from './editor-keys.ts';

/** Height of the layer over the grid's rows. */
const roomOf = (textarea: HTMLTextAreaElement): number => textarea.closest('.editor-layer')?.clientHeight ?? Number.POSITIVE_INFINITY;

/** Gives the textarea the height of its text, and never less than the cell's; where there is no room below, it rises. */
export const fitEditor = (textarea: HTMLTextAreaElement | null, rect: Rect | null, mode: EditorMode): void => {
  if (textarea === null || rect === null) return;
  const { style } = textarea;
  const room = roomOf(textarea);
  style.blockSize = '0';
  const border = textarea.offsetHeight - textarea.clientHeight;
  const height = mode === 'focused' ? rect.height : Math.min(room, Math.max(rect.height, textarea.scrollHeight + border));
  const isInSight = rect.top >= 0 && rect.top < room;
  const rise = mode === 'editing' && isInSight ? Math.max(0, rect.top + height - room) : 0;
  style.blockSize = `${height}px`;
  style.translate = rise === 0 ? '' : `0 ${-rise}px`;
};

/** True where the cell is scrolled away under the header or below the last row that one sees. */
export const isOutOfSight = (textarea: HTMLTextAreaElement, rect: Rect | null): boolean =>
  rect === null || rect.top < 0 || rect.top >= roomOf(textarea);
