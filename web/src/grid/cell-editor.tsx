import {
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskId } from '../../../domain/types.ts';
import type { EditBase } from '../state/edit-sender.ts';
import type { Row } from '../state/rows.ts';
import type { Rect } from './cell-place.ts';
import { textOfCell } from './clipboard-text.ts';
import { keyAction, type Direction, type KeyAction } from './editor-keys.ts';
import { useEditorSession, type EditorSession } from './editor-session.ts';
import { fitEditor, isOutOfSight } from './editor-size.ts';
import { EditorHint, isAttempt, useReadOnly, type ReadOnly } from './read-only.tsx';
import { useWheel } from './use-wheel.ts';

/** What the grid asks of the editor. */
export type CellEditorHandle = Pick<EditorSession, 'take' | 'open' | 'commit'>;

type CellEditorProps = {
  readonly ref: Ref<CellEditorHandle>;
  /** The row whose 进展情况 is chosen. */
  readonly row: Row | null;
  /** Where its cell is, within the layer that holds the editor. */
  readonly rect: Rect | null;
  readonly onCommit: (row: Row, text: string, base: EditBase) => void;
  readonly onMove: (to: Direction) => void;
  readonly onHistory: (which: 'undo' | 'redo') => void;
  /** The row is being edited out of sight. */
  readonly onReveal: (task: TaskId) => void;
  readonly onScroll: (by: number) => void;
  /** Stands under the text while it is edited: what is read from it. */
  readonly strip: (row: Row, text: string) => ReactNode;
};

type Moves = Pick<CellEditorProps, 'onMove' | 'onHistory'>;

type Handlers = Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onKeyDown' | 'onPaste' | 'onCut'>;

const NAVIGATION = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);

const insertLineBreak = (textarea: HTMLTextAreaElement): void => {
  textarea.setRangeText('\n', textarea.selectionStart, textarea.selectionEnd, 'end');
  textarea.dispatchEvent(new Event('input', { bubbles: true }));
};

const perform = (action: KeyAction, session: EditorSession, { onMove, onHistory }: Moves, textarea: HTMLTextAreaElement): void => {
  switch (action.kind) {
    case 'move':
      return onMove(action.to);
    case 'commit':
      session.commit();
      return onMove(action.to);
    case 'undo':
    case 'redo':
      return onHistory(action.kind);
    case 'open':
      return session.open();
    case 'clear':
      return session.replace('');
    case 'cancel':
      return session.cancel();
    case 'new-line':
      if (session.modeNow() === 'focused') session.open();
      return insertLineBreak(textarea);
  }
};

/** Keys and clipboard. A chosen cell takes whole texts; in an open one, the browser edits as in any field. */
const handlersFor = (session: EditorSession, moves: Moves, { why, refuse }: ReadOnly): Handlers => ({
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const mode = session.modeNow();
    const action = keyAction(event.nativeEvent, mode);
    if (why !== null && isAttempt(event.nativeEvent, action)) {
      event.preventDefault();
      return refuse();
    }
    // A chosen cell's text stays selected whatever is pressed, so that typing replaces all of it.
    const wouldUnselect = mode === 'focused' && NAVIGATION.has(event.key);
    if (action === null && !wouldUnselect) return;
    event.preventDefault();
    if (action !== null) perform(action, session, moves, event.currentTarget);
  },
  onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => {
    if (session.modeNow() === 'editing') return;
    event.preventDefault();
    if (why !== null) return refuse();
    session.replace(textOfCell(event.clipboardData.getData('text/plain')));
  },
  onCut: (event: ClipboardEvent<HTMLTextAreaElement>) => {
    if (session.modeNow() === 'editing') return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', event.currentTarget.value);
    if (why !== null) return refuse();
    session.replace('');
  },
});

/**
 * The one textarea that edits 进展情况. It lies over the chosen cell, unseen, and has the keyboard from the first moment,
 * so that an input method finds it open: a composition started on a chosen cell loses nothing.
 */
export const CellEditor = ({ ref, row, rect, onCommit, onReveal, onScroll, strip, ...moves }: CellEditorProps) => {
  const { t } = useTranslation();
  const textarea = useRef<HTMLTextAreaElement>(null);
  const stripFrame = useRef<HTMLDivElement>(null);
  const session = useEditorSession(textarea, row, onCommit);
  const { mode, text } = session;
  const readOnly = useReadOnly(row);
  useImperativeHandle(ref, () => (readOnly.why === null ? session : { ...session, open: readOnly.refuse }));
  // With every drawing: the text, the strip or the cell may have another size.
  useLayoutEffect(() => fitEditor({ textarea: textarea.current, strip: stripFrame.current }, rect, mode));
  useWheel(textarea, onScroll);

  return (
    <div
      className="cell-editor"
      data-mode={mode}
      data-placed={row !== null && rect !== null}
      style={rect === null ? {} : { insetInlineStart: rect.left, insetBlockStart: rect.top, inlineSize: rect.width }}
    >
      <textarea
        ref={textarea}
        data-testid="cell-editor"
        className="cell-editor-text"
        rows={1}
        tabIndex={-1}
        spellCheck={false}
        autoComplete="off"
        aria-label={row === null ? t('columnProgress') : t('editorLabel', { n: row.number })}
        aria-describedby="cell-editor-hint"
        readOnly={readOnly.why !== null}
        {...handlersFor(session, moves, readOnly)}
        onInput={({ currentTarget }) => {
          session.typed(currentTarget.value);
          if (row !== null && isOutOfSight(currentTarget, rect)) onReveal(row.id);
        }}
        onCompositionStart={() => session.begin(true)}
        onCompositionEnd={session.compositionEnded}
        onBlur={() => {
          // Another window in front, such as the input method's own, ends nothing.
          if (document.hasFocus()) session.commit();
        }}
      />
      <EditorHint id="cell-editor-hint" readOnly={readOnly} />
      {mode === 'editing' && row !== null && (
        // Pressed upon, it does not take the keyboard from the text.
        <div ref={stripFrame} className="cell-editor-strip" role="presentation" onMouseDown={(event) => event.preventDefault()}>
          {strip(row, text)}
        </div>
      )}
    </div>
  );
};
