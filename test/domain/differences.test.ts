import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { briefRuns, diffRuns, type Run } from '../../domain/differences/runs.ts';
import { tokensOf } from '../../domain/differences/tokens.ts';
import { ODD_TEXTS } from '../support/odd-texts.ts';

const side = (runs: readonly Run[], without: Run['kind']): string =>
  runs
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

const marked = (before: string, after: string): string =>
  diffRuns(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`))
    .join('');

const chinese = fc.string({ unit: fc.constantFrom('已', '完', '成', '3', '15', '场', ',', '。', '\n', '😀', '👨‍👩‍👧', 'a'), maxLength: 60 });

describe('pieces of a text', () => {
  test('are characters as people count them, but whole numbers and words', () => {
    expect(tokensOf('完成1,500.5场(12.5%)')).toEqual(['完', '成', '1,500.5', '场', '(', '12.5%', ')']);
    expect(tokensOf('二十三万套,GDP 3.')).toEqual(['二十三万', '套', ',', 'GDP', ' ', '3', '.']);
    expect(tokensOf('👍🏽👨‍👩‍👧e\u03011️⃣')).toEqual(['👍🏽', '👨‍👩‍👧', 'e\u0301', '1️⃣']);
  });

  test('make up the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tokensOf(text).join('')).toBe(text);
      }),
    );
  });
});

describe('differences', () => {
  test('mark the characters that went and those that came, numbers as wholes', () => {
    expect(marked('完成培训15场', '已完成培训21场')).toBe('+已+完成培训-15-+21+场');
    expect(marked('培训15场', '培训150场')).toBe('培训-15-+150+场');
    expect(marked('', '已开工')).toBe('+已开工+');
    expect(marked('已开工', '')).toBe('-已开工-');
    expect(marked('一样', '一样')).toBe('一样');
    expect(marked('', '')).toBe('');
  });

  test('never cut an emoji', () => {
    expect(marked('好👍', '好👍🏽')).toBe('好-👍-+👍🏽+');
    expect(marked('👨‍👩‍👧', '👨‍👩‍👦')).toBe('-👨‍👩‍👧-+👨‍👩‍👦+');
  });

  test('do not keep a single character that two rewritten clauses share by chance', () => {
    expect(marked('确定改造点位', '新建绿道九条')).toBe('-确定改造点位-+新建绿道九条+');
    expect(marked('甲乙丙的丁戊己', '子丑寅的卯辰巳')).toBe('-甲乙丙的丁戊己-+子丑寅的卯辰巳+');
  });

  test('hold both texts whole, whatever they are', () => {
    fc.assert(
      fc.property(chinese, chinese, (before, after) => {
        const runs = diffRuns(before, after);
        expect([side(runs, 'added'), side(runs, 'removed')]).toEqual([before, after]);
      }),
    );
  });

  test.each(ODD_TEXTS)('of %s are found in time', (_, text) => {
    const other = `${text.slice(0, 2400)}已${text.slice(2500)}完`;
    const started = performance.now();
    const runs = diffRuns(text, other);
    expect(performance.now() - started).toBeLessThan(1000);
    expect([side(runs, 'added'), side(runs, 'removed')]).toEqual([text, other]);
  });

  test('of two texts of 5,000 characters with nothing in common count as a replacement, in time', () => {
    const text = (from: number): string => Array.from({ length: 5000 }, (_, at) => String.fromCodePoint(from + at)).join('');
    const [before, after] = [text(0x4e00), text(0x7000)];
    const started = performance.now();
    expect(diffRuns(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added']);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('in brief', () => {
  const long = '很'.repeat(200);

  test('only the surroundings of the changes are left', () => {
    const brief = briefRuns(diffRuns(`${long}15场${long}`, `${long}16场${long}`));
    expect(brief.map(({ text }) => text.length)).toEqual([41, 2, 2, 41]);
    expect(brief[0]?.text.startsWith('…')).toBe(true);
    expect(brief.at(-1)?.text.endsWith('…')).toBe(true);
  });

  test('a short text stays as it is', () => {
    const runs = diffRuns('完成15场', '完成16场');
    expect(briefRuns(runs)).toBe(runs);
  });
});
