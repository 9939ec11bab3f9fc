import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { EditBase } from '../state/edit-sender.ts';
import { useLeaving } from '../state/leaving.ts';
import type { Row } from '../state/rows.ts';
import type { EditorMode } from './editor-keys.ts';

/** An edit that has begun: the row as the person saw it, whatever reaches the grid meanwhile. */
type Session = { readonly row: Row; readonly byInputMethod: boolean; readonly text: string };

/** What the editor's actions work on. None of it is drawn, but for the mode. */
type Desk = {
  readonly textarea: RefObject<HTMLTextAreaElement | null>;
  readonly session: RefObject<Session | null>;
  readonly chosen: RefObject<Row | null>;
  readonly setMode: (mode: EditorMode) => void;
  readonly setText: (text: string) => void;
  readonly onCommit: (row: Row, text: string, base: EditBase) => void;
};

type EditorActions = {
  /** The mode at this very moment, also between a key and the next drawing. */
  readonly modeNow: () => EditorMode;
  /** Chooses the cell: the textarea gets the keyboard at once, its text selected, so that typing replaces it. */
  readonly take: (row: Row) => void;
  /** Puts the caret at the end of the text. */
  readonly open: () => void;
  readonly begin: (byInputMethod?: boolean) => void;
  /** The text has changed under the person's hands. */
  readonly typed: (text: string) => void;
  readonly commit: () => void;
  readonly cancel: () => void;
  /** Replaces the text of the chosen cell and commits it. */
  readonly replace: (text: string) => void;
  readonly compositionEnded: () => void;
};

/** `text` is what is being edited, to the last key. */
export type EditorSession = EditorActions & { readonly mode: EditorMode; readonly text: string };

const showText = (textarea: HTMLTextAreaElement | null, text: string): void => {
  if (textarea === null) return;
  if (textarea.value !== text) textarea.value = text;
  textarea.select();
};

const beginOn = ({ session, chosen, textarea, setMode, setText }: Desk, byInputMethod: boolean): void => {
  if (session.current !== null || chosen.current === null) return;
  session.current = { row: chosen.current, byInputMethod, text: chosen.current.progress };
  setText(textarea.current?.value ?? chosen.current.progress);
  setMode('editing');
};

const typedOn = (desk: Desk, text: string): void => {
  beginOn(desk, false);
  desk.setText(text);
  if (desk.session.current !== null) desk.session.current = { ...desk.session.current, text };
};

const endOn = ({ session, setMode }: Desk): void => {
  session.current = null;
  setMode('focused');
};

const commitOn = (desk: Desk): void => {
  const { current } = desk.session;
  if (current === null) return;
  endOn(desk);
  // The field is gone where the window became too narrow for a grid in the middle of an edit.
  desk.onCommit(current.row, desk.textarea.current?.value ?? current.text, current.row.base);
};

const cancelOn = (desk: Desk): void => {
  endOn(desk);
  showText(desk.textarea.current, desk.chosen.current?.progress ?? '');
};

const takeOn = (desk: Desk, row: Row): void => {
  if (desk.session.current !== null && desk.session.current.row.id !== row.id) commitOn(desk);
  desk.chosen.current = row;
  if (desk.session.current !== null) return;
  desk.textarea.current?.focus({ preventScroll: true });
  showText(desk.textarea.current, row.progress);
};

const openOn = (desk: Desk): void => {
  beginOn(desk, false);
  const length = desk.textarea.current?.value.length ?? 0;
  desk.textarea.current?.setSelectionRange(length, length);
};

const replaceOn = ({ session, chosen, textarea, onCommit }: Desk, text: string): void => {
  if (chosen.current === null || session.current !== null) return;
  showText(textarea.current, text);
  onCommit(chosen.current, text, chosen.current.base);
};

/** A composition that was given up on a chosen cell leaves its text as it was, and does not clear it. */
const compositionEndedOn = (desk: Desk): void => {
  const { session, textarea } = desk;
  if (session.current?.byInputMethod === true && textarea.current?.value === '') cancelOn(desk);
  else if (session.current !== null) session.current = { ...session.current, byInputMethod: false };
};

const actionsOn = (desk: () => Desk): EditorActions => ({
  modeNow: () => (desk().session.current === null ? 'focused' : 'editing'),
  take: (row) => takeOn(desk(), row),
  open: () => openOn(desk()),
  begin: (byInputMethod = false) => beginOn(desk(), byInputMethod),
  typed: (text) => typedOn(desk(), text),
  commit: () => commitOn(desk()),
  cancel: () => cancelOn(desk()),
  replace: (text) => replaceOn(desk(), text),
  compositionEnded: () => compositionEndedOn(desk()),
});

/** Calls back once, when the component goes. */
const useLast = (act: () => void): void => {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  useEffect(() => () => latest.current(), []);
};

/**
 * The life of an edit in the one textarea. The textarea is not controlled by React: nothing that reaches the grid may
 * touch it in the middle of a composition.
 */
export const useEditorSession = (
  textarea: RefObject<HTMLTextAreaElement | null>,
  row: Row | null,
  onCommit: Desk['onCommit'],
): EditorSession => {
  const [mode, setMode] = useState<EditorMode>('focused');
  const [text, setText] = useState('');
  const session = useRef<Session | null>(null);
  const chosen = useRef<Row | null>(null);
  const actions = actionsOn(() => ({ textarea, session, chosen, setMode, setText, onCommit }));

  useLayoutEffect(() => {
    chosen.current = row;
    const isShown = row === null || textarea.current?.value === row.progress;
    if (mode === 'focused' && session.current === null && !isShown) showText(textarea.current, row.progress);
  }, [row, mode, textarea, session, chosen]);
  useLast(actions.commit);
  useLeaving(() => session.current !== null && textarea.current?.value !== session.current.row.progress, actions.commit);

  return { ...actions, mode, text };
};
