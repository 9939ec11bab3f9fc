import { describe, expect, test } from 'vitest';
import { may, mayWithdraw } from '../../domain/access.ts';
import { commentCount, isUnread, newerFigures, NO_COMMENTS } from '../../domain/comments/figures.ts';
import { mentionedIn, mentionPieces } from '../../domain/comments/mentions.ts';
import { withdrawComment, writeComment } from '../../domain/comments/write-comment.ts';
import { ADMIN, EDITOR, sampleComment, sampleMember, sampleTask, VIEWER } from '../support/samples.ts';

const AT = '2025-03-01T02:00:00.000Z';
const ID = '00000000-0000-4000-8000-000000000001';
const asked = (text: string, mentions: readonly string[] = []) => ({ id: ID, text, mentions });
const [wang, li] = [sampleMember(), sampleMember({ id: 'm4', name: '李强' })];
const office = { actor: ADMIN, unit: '' };

describe('mentions in a text', () => {
  test('are found by name, the longer name before the shorter one', () => {
    expect(mentionPieces('请@王敏、@王敏华核对', ['王敏', '王敏华'])).toEqual([
      { start: 0, text: '请', name: null },
      { start: 1, text: '@王敏', name: '王敏' },
      { start: 4, text: '、', name: null },
      { start: 5, text: '@王敏华', name: '王敏华' },
      { start: 9, text: '核对', name: null },
    ]);
  });

  test.each(['', '@', '@@', 'a@b.cn', '@王', '没有人'])('of nobody leave the text whole: "%s"', (text) => {
    expect(mentionPieces(text, ['王敏']).map((piece) => piece.text)).toEqual(text === '' ? [] : [text]);
  });

  test.each(['@王敏@王敏', '@@王敏', '王敏@', '<b>@王敏</b>\n@李强'])('joined, the pieces are the text again: "%s"', (text) => {
    const pieces = mentionPieces(text, ['王敏', '李强']);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.map(({ start, text: { length } }) => text.slice(start, start + length))).toEqual(pieces.map((piece) => piece.text));
  });

  test('are of those who were chosen and still stand there, each once', () => {
    expect(mentionedIn('@王敏 @王敏', [wang, wang, li])).toEqual([wang]);
    expect(mentionedIn('王敏', [wang])).toEqual([]);
  });

  test('are of as many of one name as the text has', () => {
    const other = sampleMember({ id: 'm5' });
    expect(mentionedIn('@王敏', [wang, other])).toEqual([wang]);
    expect(mentionedIn('@王敏 @王敏', [wang, other])).toEqual([wang, other]);
  });
});

describe('a comment', () => {
  test('is numbered, counted in the figures, and leaves the version alone', () => {
    const task = sampleTask({ comments: { written: 4, withdrawn: 1, lastBy: 'm2' } });
    expect(writeComment(task, asked('请@王敏 核对', ['m2']), [wang, li], { actor: ADMIN, unit: '督查室' }, AT)).toEqual({
      ok: true,
      change: {
        task: { ...task, comments: { written: 5, withdrawn: 1, lastBy: 'm1' } },
        comment: sampleComment({ number: 5, text: '请@王敏 核对', mentions: [{ id: 'm2', name: '王敏' }], unit: '督查室' }),
        mentions: [
          {
            member: 'm2',
            sheet: '2025',
            project: '2025-p1',
            task: '2025-t1',
            comment: ID,
            number: 5,
            by: { id: 'm1', name: '督查室' },
            at: AT,
          },
        ],
      },
    });
  });

  test('that mentions its author tells nobody', () => {
    const decision = writeComment(sampleTask(), asked('@王敏', ['m2']), [wang], { actor: EDITOR, unit: '教育局' }, AT);
    expect(decision).toMatchObject({ ok: true, change: { comment: { mentions: [{ id: 'm2' }] }, mentions: [] } });
  });

  test.each([
    ['nobody', [wang]],
    ['m2', [sampleMember({ removedAt: AT })]],
    ['m2', [sampleMember({ name: '王小敏' })]],
  ])('cannot mention somebody who is no member, was removed, or is called otherwise', (id, members) => {
    expect(writeComment(sampleTask(), asked('@王敏', [id]), members, office, AT)).toEqual({ ok: false, reason: 'unknown_member' });
  });

  test('is for those who may comment on the task', () => {
    const other = sampleTask({ units: ['u06'] });
    for (const actor of [ADMIN, EDITOR, VIEWER])
      for (const task of [sampleTask(), other])
        expect(writeComment(task, asked('甲'), [], { actor, unit: '' }, AT).ok).toBe(may(actor, 'comment', task));
  });

  test('is withdrawn by its author or an admin', () => {
    const comment = sampleComment({ by: { id: 'm2', name: '王敏' } });
    expect([ADMIN, EDITOR, { ...EDITOR, id: 'm9' }, VIEWER].map((actor) => mayWithdraw(actor, comment))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(withdrawComment(comment, ADMIN, AT)).toEqual({ ...comment, withdrawn: { by: { id: 'm1', name: '督查室' }, at: AT } });
    expect(withdrawComment(comment, VIEWER, AT)).toBeNull();
  });
});

describe('unread', () => {
  const figures = { written: 3, withdrawn: 0, lastBy: 'm9' };
  const own = sampleTask({ comments: figures });
  const other = sampleTask({ comments: figures, units: ['u06'] });

  test('are for an admin all, for an editor those on own tasks, for a viewer none', () => {
    expect([ADMIN, EDITOR, VIEWER].map((actor) => [isUnread(actor, own), isUnread(actor, other)])).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ]);
  });

  test('are for everybody those that mention them, until they have seen them', () => {
    for (const actor of [ADMIN, EDITOR, VIEWER]) expect(isUnread(actor, other, { seen: 1, mentioned: 2 })).toBe(true);
    expect(isUnread(VIEWER, other, { seen: 2, mentioned: 2 })).toBe(false);
  });

  test('are none that were seen, one wrote oneself, or are all withdrawn', () => {
    expect(isUnread(ADMIN, own, { seen: 3, mentioned: 1 })).toBe(false);
    expect(isUnread(ADMIN, sampleTask({ comments: { ...figures, lastBy: 'm1' } }))).toBe(false);
    expect(isUnread(ADMIN, sampleTask({ comments: { ...figures, withdrawn: 3 } }), { seen: 0, mentioned: 3 })).toBe(false);
    expect(isUnread(ADMIN, sampleTask())).toBe(false);
  });
});

test('of two figures those that tell of more are the newer ones', () => {
  const older = { written: 3, withdrawn: 0, lastBy: 'm1' };
  const newer = { written: 3, withdrawn: 1, lastBy: 'm1' };
  expect([newerFigures(older, newer), newerFigures(newer, older), newerFigures(older, NO_COMMENTS)]).toEqual([newer, newer, older]);
  expect(commentCount(newer)).toBe(2);
});
