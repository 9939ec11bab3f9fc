import { expect, test } from 'vitest';
import { remembered } from '../../../domain/reading/memo.ts';

test('a text just read is not read again', () => {
  let reads = 0;
  const read = remembered((text) => {
    reads += 1;
    return text.length;
  });
  expect([read('公园'), read('公园'), read('口袋公园')]).toEqual([2, 2, 4]);
  expect(reads).toBe(2);
});

test('not everything is kept', () => {
  let reads = 0;
  const read = remembered((text) => {
    reads += 1;
    return text;
  });
  for (let at = 0; at < 1000; at += 1) read(String(at));
  expect(read('0')).toBe('0');
  expect(reads).toBe(1001);
});
