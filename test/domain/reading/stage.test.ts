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
    ['暂未动工', 'not_started'],
    ['因资金未到位，未能按计划启动', 'not_started'],
    ['至今未进场', 'not_started'],
    ['还没有全面开展', 'not_started'],
    ['需待省级批复后实施，目前未开展', 'not_started'],
    ['尚未启动。下一步将尽快组织招标', 'not_started'],
    ['安排在三季度举行，筹备工作目前尚未开始', 'not_started'],
    ['未开工，方案正在论证', 'preparing'],
    ['雨季过后立即组织实施', 'preparing'],
    ['中标单位已进场', 'under_way'],
    ['见附件2', 'unknown'],
    ['联系人：赵工，联系电话13900001111', 'unknown'],
    ['—', 'unknown'],
    ['详见附表', 'unknown'],
  ])('%s is %s', (progress, stage) => {
    expect(assess('新建公园10个', progress)).toMatchObject({ stage, completion: null });
  });

  test.each(['全部建成投用', '均已完工并投入使用', '完工待验收', '任务已全部完成'])('%s completes', (progress) => {
    expect(assess('新建公园10个', progress)).toMatchObject({ stage: 'completed', completion: 1 });
  });
});
