import { describe, expect, test } from 'vitest';
import { textOfCell } from '../../web/src/grid/clipboard-text.ts';
import { historyAction, keyAction, type Key } from '../../web/src/grid/editor-keys.ts';
import { moved } from '../../web/src/grid/move.ts';
import { emptyStack, record, redone, undone } from '../../web/src/state/undo-stack.ts';

const key = (name: string, over: Partial<Key> = {}): Key => ({
  key: name,
  keyCode: 0,
  isComposing: false,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...over,
});

describe('keys', () => {
  test.each([key('Enter', { isComposing: true }), key('Enter', { keyCode: 229 }), key('Escape', { isComposing: true })])(
    'belong to the input method while it composes',
    (pressed) => {
      expect(keyAction(pressed, 'editing')).toBeNull();
      expect(keyAction(pressed, 'focused')).toBeNull();
    },
  );

  test.each([
    [key('Enter'), { kind: 'commit', to: 'down' }],
    [key('Enter', { shiftKey: true }), { kind: 'commit', to: 'up' }],
    [key('Tab'), { kind: 'commit', to: 'next' }],
    [key('Tab', { shiftKey: true }), { kind: 'commit', to: 'previous' }],
    [key('Enter', { altKey: true }), { kind: 'new-line' }],
    [key('Enter', { ctrlKey: true }), null],
    [key('Escape'), { kind: 'cancel' }],
    [key('ArrowLeft'), null],
    [key('Backspace'), null],
    [key('z', { ctrlKey: true }), null],
  ])('in an open cell: %o', (pressed, action) => {
    expect(keyAction(pressed, 'editing')).toEqual(action);
  });

  test.each([
    [key('ArrowLeft'), { kind: 'move', to: 'left' }],
    [key('ArrowDown', { ctrlKey: true }), { kind: 'move', to: 'last' }],
    [key('Home'), { kind: 'move', to: 'row-start' }],
    [key('F2'), { kind: 'open' }],
    [key('Delete'), { kind: 'clear' }],
    [key('Backspace'), { kind: 'clear' }],
    [key('z', { ctrlKey: true }), { kind: 'undo' }],
    [key('Y', { ctrlKey: true }), { kind: 'redo' }],
    [key('z', { metaKey: true, shiftKey: true }), { kind: 'redo' }],
    [key('c', { ctrlKey: true }), null],
    [key('字'), null],
  ])('on a chosen cell: %o', (pressed, action) => {
    expect(keyAction(pressed, 'focused')).toEqual(action);
  });

  test('AltGr is no Ctrl', () => {
    expect(historyAction(key('z', { ctrlKey: true, altKey: true }))).toBeNull();
  });
});

describe('moving', () => {
  const extent = { rows: 3, columns: 7, page: 2 };
  test('stops at the edges', () => {
    expect(moved({ row: 0, column: 3 }, 'up', extent)).toEqual({ row: 0, column: 3 });
    expect(moved({ row: 2, column: 3 }, 'page-down', extent)).toEqual({ row: 2, column: 3 });
    expect(moved({ row: 1, column: 0 }, 'left', extent)).toEqual({ row: 1, column: 0 });
  });
  test('Tab goes on in the next row and leaves after the last cell', () => {
    expect(moved({ row: 0, column: 6 }, 'next', extent)).toEqual({ row: 1, column: 0 });
    expect(moved({ row: 1, column: 0 }, 'previous', extent)).toEqual({ row: 0, column: 6 });
    expect(moved({ row: 2, column: 6 }, 'next', extent)).toBeNull();
  });
});

describe('a text from the clipboard', () => {
  test.each([
    ['社区食堂\r\n', '社区食堂'],
    ['"第一行\n第二行"\r\n', '第一行\n第二行'],
    ['"有""引号""的\n一格"', '有"引号"的\n一格'],
    ['"喘息服务"', '"喘息服务"'],
    ['两行\r\n文字', '两行\n文字'],
    ['', ''],
  ])('%o is one cell', (plain, text) => {
    expect(textOfCell(plain)).toBe(text);
  });
});

describe('undo', () => {
  const first = { task: 't', before: '', after: '一' };
  const second = { task: 't', before: '一', after: '二' };
  test('goes back and forth in order, and a new change ends what could be redone', () => {
    const stack = record(record(emptyStack, first), second);
    const back = undone(stack);
    expect(back.command).toBe(second);
    expect(redone(back.stack)).toEqual({ command: second, stack });
    expect(redone(record(back.stack, first)).command).toBeNull();
  });
  test('has an end', () => {
    expect(undone(emptyStack)).toEqual({ command: null, stack: emptyStack });
  });
});
