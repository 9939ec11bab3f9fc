import { describe, expect, test } from 'vitest';
import { type Choice, matching, mentionQuery } from '../../web/src/comments/mention-search.ts';

describe('what is being mentioned', () => {
  test.each([
    ['@', 1, { start: 0, words: '' }],
    ['请@王', 3, { start: 1, words: '王' }],
    ['请＠王敏', 4, { start: 1, words: '王敏' }],
    ['@王敏 @李', 6, { start: 4, words: '李' }],
    ['@王敏 请', 2, { start: 0, words: '王' }],
    ['(@wang', 6, { start: 1, words: 'wang' }],
  ])('in "%s" at %i', (text, caret, query) => expect(mentionQuery(text, caret)).toEqual(query));

  test.each([
    ['', 0],
    ['王敏', 2],
    ['@王敏 ', 4],
    ['@王敏\n', 4],
    ['wang@pinghu.gov.cn', 12],
    [`@${'长'.repeat(21)}`, 22],
  ])('in "%s" at %i nobody', (text, caret) => expect(mentionQuery(text, caret)).toBeNull());
});

test('members are found by name or unit, whoever leads the task before the others', () => {
  const choice = (id: string, name: string, units: string[], leads = false): Choice => ({ id, name, units, leads });
  const all = [choice('a', '李强', ['民政局']), choice('b', '王敏', ['教育局'], true), choice('c', 'Wang', ['财政局'])];
  const found = (words: string): string[] => matching(all, words).map(({ id }) => id);
  expect([found(''), found('政局'), found('教育'), found('wANG'), found('无')]).toEqual([['b', 'a', 'c'], ['a', 'c'], ['b'], ['c'], []]);
});
