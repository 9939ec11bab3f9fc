import { createInstance, type TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { PAGE_EN } from '../../domain/text/page.en.ts';
import { PAGE_ZH_CN } from '../../domain/text/page.zh-CN.ts';
import type { IndicatorDefinition } from '../../domain/types.ts';
import type { ByHandChange } from '../../domain/wire/indicators.ts';
import { didWhat } from '../../web/src/history/change-words.ts';
import { dayBefore, dayOf, endsOfDay } from '../../web/src/history/days.ts';
import { assessment, indicator, sampleEvent, sampleState } from './samples.ts';

const speaking = async (lng: 'zh-CN' | 'en'): Promise<TFunction> => {
  const catalogue = createInstance();
  await catalogue.init({
    lng,
    ns: ['page'],
    defaultNS: 'page',
    keySeparator: false,
    nsSeparator: false,
    resources: { 'zh-CN': { page: PAGE_ZH_CN }, en: { page: PAGE_EN } },
    interpolation: { escapeValue: false },
  });
  return catalogue.t;
};

const now = assessment({ indicators: [indicator({ key: 'k', label: '队伍人数', unit: '人' })], removed: [{ key: 'gone', label: '演练' }] });

const definition: IndicatorDefinition = { label: '演练', op: '>=', target: 30000, unit: '场', baseline: null, weight: 1 };

const CHANGES: readonly (readonly [ByHandChange, string])[] = [
  [{ kind: 'actual', key: 'k', value: 150, reason: '含镇街民兵' }, '手工填写“队伍人数”实绩 150 人,理由:含镇街民兵'],
  [{ kind: 'take_back_actual', key: 'k' }, '撤回“队伍人数”的手工实绩,改用原文'],
  [{ kind: 'confirm_actual', key: 'k' }, '确认保留“队伍人数”的手工实绩'],
  [{ kind: 'completion', value: 0.425, reason: '现场核实' }, '手工填写整项完成率 42.5%,理由:现场核实'],
  [{ kind: 'take_back_completion' }, '撤回手工完成率,改按指标计算'],
  [{ kind: 'confirm_completion' }, '确认保留手工完成率'],
  [{ kind: 'define', key: 'k', definition: { ...definition, weight: 2 } }, '调整指标为“演练”(目标 ≥ 30,000 场,权重 2)'],
  [
    {
      kind: 'plan',
      plan: [
        { month: 3, share: 0.125 },
        { month: 6, share: 0.5 },
      ],
    },
    '设定计划进度:3月 12.5%、6月 50%;原为序时进度',
  ],
  [{ kind: 'take_back_plan' }, '取消计划进度(序时进度),改按序时进度'],
  [
    {
      kind: 'split',
      key: 'k',
      parts: [
        { key: 'a', definition },
        { key: 'b', definition: { ...definition, label: '覆盖率', op: '=', baseline: 83, target: 87, unit: '%' } },
      ],
    },
    '把“队伍人数”拆分为“演练”(目标 ≥ 30,000 场),“覆盖率”(目标 = 83 → 87%)',
  ],
  [{ kind: 'add', key: 'n', definition: { ...definition, op: 'done', target: 1, unit: '项' } }, '新增指标“演练”(目标 1 项)'],
  [{ kind: 'remove', key: 'gone' }, '移除指标“演练”'],
  [{ kind: 'put_back', key: 'k' }, '放回指标“队伍人数”'],
];

describe('what an event did', () => {
  test.each(CHANGES)('is a sentence: $kind', async (change, sentence) => {
    const made = sampleEvent({ what: 'indicators', change: JSON.stringify(change) });
    expect(didWhat(await speaking('zh-CN'), made, now)).toBe(sentence);
    expect(didWhat(await speaking('en'), made, now)).toMatch(/^[A-Z]/u);
  });

  test('is told of texts by what there was before and after', async () => {
    const t = await speaking('zh-CN');
    expect(didWhat(t, sampleEvent(), now)).toBe('修改进展情况');
    expect(didWhat(t, sampleEvent({ before: sampleState({ progress: '' }) }), now)).toBe('填写进展情况');
    expect(didWhat(t, sampleEvent({ after: sampleState({ progress: '' }) }), now)).toBe('清空进展情况');
    expect(didWhat(t, sampleEvent({ what: 'reading' }), now)).toBe('重新识读,文字未改');
  });

  test('names an indicator as it was called then, and without a name still says something', async () => {
    const t = await speaking('zh-CN');
    const change = JSON.stringify({ kind: 'remove', key: 'k' } satisfies ByHandChange);
    const byHand = { key: 'k', added: false, removed: true, definition: { ...definition, label: '旧名' }, actual: null };
    const named = sampleEvent({
      what: 'indicators',
      change,
      after: sampleState({ overrides: { indicators: [byHand], completion: null } }),
    });
    expect(didWhat(t, named, now)).toBe('移除指标“旧名”');
    expect(didWhat(t, sampleEvent({ what: 'indicators', change }), null)).toBe('移除指标“某项指标”');
    expect(didWhat(t, sampleEvent({ what: 'indicators', change: '{' }), null)).toBe('调整指标');
  });
});

describe('a day', () => {
  test('has its ends in the time zone of the reader', () => {
    const ends = endsOfDay('2024-03-28');
    expect(dayOf(ends?.from ?? '')).toBe('2024-03-28');
    expect(dayOf(ends?.until ?? '')).toBe('2024-03-29');
    expect(new Date(ends?.from ?? '').getHours()).toBe(0);
  });

  test('that is none has no ends', () => {
    expect([endsOfDay(''), endsOfDay('2024-02-30'), endsOfDay('28.3.2024')]).toEqual([null, null, null]);
  });

  test('before the first of a month is the last of the one before', () => {
    const noon = new Date(2024, 2, 1, 12).getTime();
    expect([dayBefore(0, noon), dayBefore(1, noon)]).toEqual(['2024-03-01', '2024-02-29']);
  });
});
