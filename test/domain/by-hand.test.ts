/** What is changed by hand wins over what is read, is marked, and can be taken back. */
import { describe, expect, test } from 'vitest';
import { applyChange } from '../../domain/by-hand/apply-change.ts';
import { NO_OVERRIDES } from '../../domain/by-hand/overrides.ts';
import { assess } from '../../domain/assess.ts';
import type { Assessment, IndicatorDefinition, Overrides } from '../../domain/types.ts';
import type { ByHandChange } from '../../domain/wire/indicators.ts';

const CONTENT = '组织应急演练40场,培训专业队伍10支';
const TEXT = '已组织应急演练20场,培训专业队伍2支';
const WHO = { by: '督查室', at: '2025-03-01T00:00:00.000Z' };

/** Applies changes one after the other, as a person would. */
const after = (
  changes: readonly ByHandChange[],
  text = TEXT,
  from: Overrides = NO_OVERRIDES,
): { overrides: Overrides; assessment: Assessment } => {
  let overrides = from;
  for (const change of changes) {
    const outcome = applyChange(overrides, change, assess(CONTENT, text, overrides), WHO);
    if (!outcome.ok) throw new Error(outcome.reason);
    overrides = outcome.overrides;
  }
  return { overrides, assessment: assess(CONTENT, text, overrides) };
};

const read = assess(CONTENT, TEXT);
const [drills, teams] = read.indicators.map(({ key }) => key);
if (drills === undefined || teams === undefined) throw new Error('two indicators are read');

const definition = (changes: Partial<IndicatorDefinition> = {}): IndicatorDefinition => ({
  label: '应急演练',
  op: '>=',
  target: 40,
  unit: '场',
  baseline: null,
  weight: 1,
  ...changes,
});

const refused = (change: ByHandChange, overrides = NO_OVERRIDES) => applyChange(overrides, change, assess(CONTENT, TEXT, overrides), WHO);

test('nothing by hand reads as the text alone', () => {
  expect(assess(CONTENT, TEXT, NO_OVERRIDES)).toEqual(read);
  expect(read.completion).toBeCloseTo((20 / 40 + 2 / 10) / 2, 9);
});

describe('a stated actual', () => {
  const stated = after([{ kind: 'actual', key: drills, value: 30, reason: '含镇街演练' }]);

  test('wins, is marked with who, when and why, and the text still says its own', () => {
    expect(stated.assessment.indicators[0]).toMatchObject({
      actual: 30,
      rate: 0.75,
      basis: 'by_hand',
      read: { actual: 20, rate: 0.5 },
      byHand: { actual: { value: 30, reason: '含镇街演练', by: '督查室', at: WHO.at }, toConfirm: false },
    });
    expect(stated.assessment.completion).toBeCloseTo((0.75 + 0.2) / 2, 9);
  });

  test('asks for confirmation when new text carries another figure, and goes on winning', () => {
    const { indicators } = assess(CONTENT, '已组织应急演练25场,培训专业队伍2支', stated.overrides);
    expect(indicators[0]).toMatchObject({ actual: 30, read: { actual: 25 }, byHand: { toConfirm: true } });
  });

  test.each([
    ['the same figure', '应急演练累计20场,培训专业队伍3支'],
    ['the stated figure', '已组织应急演练30场,培训专业队伍2支'],
    ['nothing of it', '培训专业队伍2支'],
  ])('asks nothing where new text carries %s', (_, text) => {
    const indicator = assess(CONTENT, text, stated.overrides).indicators[0];
    expect(indicator).toMatchObject({ actual: 30, byHand: { toConfirm: false } });
  });

  test('once confirmed stands against the new text, until another one', () => {
    const text = '已组织应急演练25场,培训专业队伍2支';
    const { overrides, assessment } = after([{ kind: 'confirm_actual', key: drills }], text, stated.overrides);
    expect(assessment.indicators[0]).toMatchObject({ actual: 30, byHand: { toConfirm: false } });
    expect(assess(CONTENT, '已组织应急演练28场', overrides).indicators[0]?.byHand.toConfirm).toBe(true);
  });

  test('taken back leaves no trace', () => {
    expect(after([{ kind: 'take_back_actual', key: drills }], TEXT, stated.overrides)).toEqual({
      overrides: NO_OVERRIDES,
      assessment: read,
    });
  });

  test('makes a silent task known', () => {
    const { assessment } = after([{ kind: 'actual', key: drills, value: 10, reason: '电话核实' }], '正在推进');
    expect([assessment.completion, assessment.indicators[1]?.rate, assessment.stage]).toEqual([0.125, 0, 'under_way']);
  });
});

describe('a definition', () => {
  test('of another target, unit and weight holds from then on', () => {
    const { assessment } = after([{ kind: 'define', key: drills, definition: definition({ target: 80, weight: 3 }) }]);
    expect(assessment.indicators[0]).toMatchObject({ target: 80, actual: 20, rate: 0.25, weight: 3, byHand: { defined: true } });
    expect(assessment.completion).toBeCloseTo((0.25 * 3 + 0.2) / 4, 9);
  });

  test('keeps a stated actual and weighs it against the new target', () => {
    const { assessment } = after([
      { kind: 'actual', key: drills, value: 30, reason: '核实' },
      { kind: 'define', key: drills, definition: definition({ target: 60 }) },
    ]);
    expect(assessment.indicators[0]).toMatchObject({ actual: 30, rate: 0.5, byHand: { toConfirm: false } });
  });

  test('put back is as the content says', () => {
    const changed = after([{ kind: 'define', key: drills, definition: definition({ target: 80 }) }]);
    expect(after([{ kind: 'put_back', key: drills }], TEXT, changed.overrides)).toEqual({ overrides: NO_OVERRIDES, assessment: read });
  });
});

describe('removing, adding and splitting', () => {
  test('a removed indicator counts no more, is listed, and can be put back', () => {
    const removed = after([{ kind: 'remove', key: teams }]);
    expect(removed.assessment.indicators).toHaveLength(1);
    expect(removed.assessment.completion).toBe(0.5);
    expect(removed.assessment.removed).toEqual([{ key: teams, label: read.indicators[1]?.label }]);
    expect(after([{ kind: 'put_back', key: teams }], TEXT, removed.overrides).assessment).toEqual(read);
  });

  test('an added indicator is read from the text by its label', () => {
    const added = definition({ label: '知识讲座', target: 20, unit: '场' });
    const { assessment } = after([{ kind: 'add', key: 'own-1', definition: added }], `${TEXT},举办知识讲座5场`);
    expect(assessment.indicators[2]).toMatchObject({ key: 'own-1', label: '知识讲座', actual: 5, rate: 0.25, byHand: { added: true } });
  });

  test('splitting puts the parts in the place of the one, and putting it back keeps the parts to be removed one by one', () => {
    const parts = [
      { key: 'own-1', definition: definition({ label: '消防演练', target: 10 }) },
      { key: 'own-2', definition: definition({ label: '防汛演练', target: 30 }) },
    ];
    const split = after([{ kind: 'split', key: drills, parts }], '消防演练10场,防汛演练15场,培训专业队伍2支');
    expect(split.assessment.indicators.map(({ label, rate }) => [label, rate])).toEqual([
      [read.indicators[1]?.label, 0.2],
      ['消防演练', 1],
      ['防汛演练', 0.5],
    ]);
    const undone = after(
      [
        { kind: 'remove', key: 'own-1' },
        { kind: 'remove', key: 'own-2' },
        { kind: 'put_back', key: drills },
      ],
      TEXT,
      split.overrides,
    );
    expect(undone).toEqual({ overrides: NO_OVERRIDES, assessment: read });
  });

  test('with all indicators removed nothing is known', () => {
    const { assessment } = after([
      { kind: 'remove', key: drills },
      { kind: 'remove', key: teams },
    ]);
    expect([assessment.completion, assessment.indicators]).toEqual([null, []]);
  });
});

describe("the whole task's completion", () => {
  const stated = after([{ kind: 'completion', value: 0.8, reason: '现场核查' }]);

  test('wins over the mean, which is still told', () => {
    expect(stated.assessment).toMatchObject({
      completion: 0.8,
      readCompletion: 0.35,
      byHand: { value: 0.8, by: '督查室' },
      toConfirm: false,
    });
  });

  test('asks for confirmation when the mean comes to be another, and can be confirmed or taken back', () => {
    const text = '已组织应急演练40场,培训专业队伍2支';
    expect(assess(CONTENT, text, stated.overrides).toConfirm).toBe(true);
    expect(after([{ kind: 'confirm_completion' }], text, stated.overrides).assessment).toMatchObject({ completion: 0.8, toConfirm: false });
    expect(after([{ kind: 'take_back_completion' }], text, stated.overrides).overrides).toEqual(NO_OVERRIDES);
  });

  test('of 1 is completed', () => {
    expect(after([{ kind: 'completion', value: 1, reason: '已验收' }]).assessment.stage).toBe('completed');
  });
});

describe('a change that does not fit is refused', () => {
  test.each<[string, ByHandChange, string]>([
    ['of an indicator that is not there', { kind: 'actual', key: 'gone', value: 1, reason: '甲' }, 'unknown_indicator'],
    ['adding under a key that is taken', { kind: 'add', key: drills, definition: definition() }, 'indicator_exists'],
    ['taking back what nobody stated', { kind: 'take_back_actual', key: drills }, 'nothing_to_change'],
    ['confirming what nobody stated', { kind: 'confirm_completion' }, 'nothing_to_change'],
    ['putting back what is as it was', { kind: 'put_back', key: drills }, 'nothing_to_change'],
    [
      'splitting into parts of one key',
      {
        kind: 'split',
        key: drills,
        parts: [
          { key: 'a', definition: definition() },
          { key: 'a', definition: definition() },
        ],
      },
      'indicator_exists',
    ],
  ])('%s', (_, change, reason) => expect(refused(change)).toEqual({ ok: false, reason }));
});

test('what is by hand survives a text that is read quite otherwise', () => {
  const { overrides } = after([{ kind: 'define', key: drills, definition: definition({ target: 80 }) }]);
  const other = assess('建设公园5个', '已建成公园1个', overrides);
  expect(other.indicators.map(({ target, rate }) => [target, rate])).toEqual([
    [5, 0.2],
    [80, 0],
  ]);
});
