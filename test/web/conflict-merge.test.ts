import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merge } from '../../web/src/conflict/merge.ts';
import { ODD_TEXTS } from '../support/odd-texts.ts';

const BASE = '完成应急救护培训演练15场,培训专业应急队伍5支150人';

describe('changes that do not overlap', () => {
  test('are merged', () => {
    const mine = BASE.replace('15场', '21场');
    const theirs = `${BASE},基地主体完工`;
    expect(merge(BASE, mine, theirs)).toEqual({ text: '完成应急救护培训演练21场,培训专业应急队伍5支150人,基地主体完工', overlaps: [] });
  });

  test('with emoji and line breaks are merged without cutting any', () => {
    expect(merge('一👍\n二👨‍👩‍👧', '一👍🏽\n二👨‍👩‍👧', '一👍\n二👨‍👩‍👦')).toEqual({ text: '一👍🏽\n二👨‍👩‍👦', overlaps: [] });
  });

  test('and are the same on both sides count once', () => {
    expect(merge(BASE, BASE.replace('15场', '21场'), BASE.replace('15场', '21场'))?.text).toBe(BASE.replace('15场', '21场'));
  });

  test('on one side only give that side', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (base, changed) => {
        expect(merge(base, changed, base)).toEqual({ text: changed, overlaps: [] });
        expect(merge(base, base, changed)).toEqual({ text: changed, overlaps: [] });
      }),
    );
  });
});

describe('changes that overlap', () => {
  test('of one number are never made into a third one', () => {
    expect(merge('培训105场', '培训106场', '培训205场')).toEqual({
      text: '培训106场',
      overlaps: [{ base: '105', mine: '106', theirs: '205' }],
    });
    expect(merge('培训二十三场', '培训二十五场', '培训三十三场')?.overlaps).toHaveLength(1);
  });

  test('leave what else both did', () => {
    const merged = merge('甲15场,乙3个,丙', '甲16场,乙3个,丙丁', '甲17场,乙4个,丙');
    expect(merged).toMatchObject({ text: '甲16场,乙4个,丙丁', overlaps: [{ mine: '16', theirs: '17' }] });
  });

  test('because both added at one place keep both, theirs first', () => {
    const merged = merge('已开工', '已开工;完成3处', '已开工;验收2处');
    expect(merged?.overlaps).toHaveLength(1);
    expect(merged?.text).toBe('已开工;验收2处;完成3处');
  });

  test('because both added a number do not run the two together', () => {
    expect(merge('培训场', '培训15场', '培训20场')?.text).toBe('培训15场');
  });

  test('because one removed what the other changed are shown', () => {
    expect(merge('甲乙丙', '', '甲丁丙')?.overlaps.length).toBeGreaterThan(0);
  });
});

describe('long texts', () => {
  const long = Array.from({ length: 625 }, (_, at) => `第${at}项已完成,`)
    .join('')
    .slice(0, 5000);

  test('of 5,000 characters are merged in time', () => {
    const started = performance.now();
    const merged = merge(long, `开头${long}`, `${long}结尾`);
    expect(merged).toEqual({ text: `开头${long}结尾`, overlaps: [] });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test.each(ODD_TEXTS)('such as %s take no longer', (_, text) => {
    const started = performance.now();
    merge(text, `甲${text}`, `${text.slice(0, -3)}乙`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
