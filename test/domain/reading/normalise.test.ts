import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise, originalRange } from '../../../domain/reading/normalise.ts';

test.each([
  ['完成１２００个，达１００％', '完成1200个,达100%'],
  ['新建遊樂場３個', '新建游乐场3个'],
  ['己完成24个', '已完成24个'],
  ['自己的书', '自己的书'],
  ['更换19,846户', '更换19846户'],
  ['完成 1 200 个', '完成1200个'],
  ['种树3，500棵', '种树3500棵'],
  ['6.15、2700、15', '6.15、2700、15'],
  ['12,35', '12,35'],
  ['完成 77 .1 %', '完成77.1%'],
  ['AED 200 台', 'AED 200台'],
])('%s is read as %s', (typed, read) => {
  expect(normalise(typed).text).toBe(read);
});

test('a range of the reading is a range of the text as typed', () => {
  const typed = '完成 1 200 个';
  const normal = normalise(typed);
  const { start, end } = originalRange(normal, normal.text.indexOf('1200'), normal.text.indexOf('1200') + 4);
  expect(typed.slice(start, end)).toBe('1 200');
});

test('every character kept knows where it came from', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const { text, origin } = normalise(typed);
      expect(origin).toHaveLength(text.length);
      expect(origin.every((at, index) => at < typed.length && at > (origin[index - 1] ?? -1))).toBe(true);
    }),
  );
});
