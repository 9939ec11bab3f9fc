import { describe, expect, test } from 'vitest';
import { assess } from '../../../domain/assess.ts';

describe('the stage where no figure speaks', () => {
  test.each([
    ['未启动', 'not_started'],
    ['正在编制招标文件', 'preparing'],
    ['完成施工图设计，施工招标挂网', 'preparing'],
    ['预计5月开工', 'preparing'],
    ['招标结束，已进场施工', 'under_way'],
    ['全部开工', 'under_way'],
    ['基本完成', 'under_way'],
    ['主体完工，正在装修', 'under_way'],
    ['按序时推进', 'under_way'],
    ['—', 'unknown'],
    ['详见附表', 'unknown'],
  ])('%s is %s', (progress, stage) => {
    expect(assess('新建公园10个', progress)).toMatchObject({ stage, completion: null });
  });

  test.each(['全部建成投用', '均已完工并投入使用', '完工待验收', '任务已全部完成'])('%s completes', (progress) => {
    expect(assess('新建公园10个', progress)).toMatchObject({ stage: 'completed', completion: 1 });
  });
});
