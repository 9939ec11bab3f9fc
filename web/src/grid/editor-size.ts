import type { Rect } from './cell-place.ts';
import type { EditorMode } from './editor-keys.ts';

/** What is placed: the textarea, and the strip under it while a text is edited. */
export type EditorParts = { readonly textarea: HTMLTextAreaElement | null; readonly strip: HTMLElement | null };

const GAP = 3;
const EDGE = 8;

const layerOf = (textarea: HTMLTextAreaElement): Element | null => textarea.closest('.editor-layer');

/** Height of the layer over the grid's rows. */
const roomOf = (textarea: HTMLTextAreaElement): number => layerOf(textarea)?.clientHeight ?? Number.POSITIVE_INFINITY;

/** Under the text; above it where there is no room below, and from then on, so that it does not jump while somebody types. */
const sideOf = (strip: HTMLElement, below: number, above: number): 'below' | 'above' => {
  const height = strip.offsetHeight + GAP;
  const wasAbove = strip.dataset['side'] === 'above';
  return above >= height && (wasAbove || below < height) ? 'above' : 'below';
};

/** Where textarea and strip go, in pixels from the cell's top: both within the layer, the one never over the other. */
const place = (textarea: HTMLTextAreaElement, strip: HTMLElement | null, rect: Rect, height: number): { top: number; strip: number } => {
  const room = roomOf(textarea);
  const isInSight = rect.top >= 0 && rect.top < room;
  const rise = isInSight ? Math.max(0, rect.top + height - room) : 0;
  if (strip === null) return { top: -rise, strip: 0 };
  const taken = strip.offsetHeight + GAP;
  const top = rect.top - rise;
  const side = isInSight ? sideOf(strip, room - top - height, top) : 'below';
  Object.assign(strip.dataset, { side });
  if (side === 'above') return { top: -rise, strip: -rise - taken };
  const riseForBoth = isInSight ? Math.max(rise, Math.min(rect.top, rect.top + height + taken - room)) : rise;
  return { top: -riseForBoth, strip: height - riseForBoth + GAP };
};

/** Keeps a strip that is wider than its cell within the layer. */
const shiftOf = (textarea: HTMLTextAreaElement, strip: HTMLElement, rect: Rect): number =>
  Math.min(0, (layerOf(textarea)?.clientWidth ?? Number.POSITIVE_INFINITY) - EDGE - rect.left - strip.offsetWidth);

/** Gives the textarea the height of its text, and never less than the cell's; where there is no room below, it rises. */
export const fitEditor = ({ textarea, strip }: EditorParts, rect: Rect | null, mode: EditorMode): void => {
  if (textarea === null || rect === null) return;
  const { style, scrollTop } = textarea;
  const most = roomOf(textarea) - (strip === null ? 0 : strip.offsetHeight + GAP);
  style.blockSize = '0';
  const border = textarea.offsetHeight - textarea.clientHeight;
  const height = mode === 'focused' ? rect.height : Math.min(most, Math.max(rect.height, textarea.scrollHeight + border));
  const tops = mode === 'editing' ? place(textarea, strip, rect, height) : { top: 0, strip: 0 };
  style.blockSize = `${height}px`;
  style.translate = tops.top === 0 ? '' : `0 ${tops.top}px`;
  Object.assign(textarea, { scrollTop });
  if (strip !== null) strip.style.translate = `${shiftOf(textarea, strip, rect)}px ${tops.strip}px`;
};

/** True where the cell is scrolled away under the header or below the last row that one sees. */
export const isOutOfSight = (textarea: HTMLTextAreaElement, rect: Rect | null): boolean =>
  rect === null || rect.top < 0 || rect.top >= roomOf(textarea);
