import { describe, expect, test } from 'vitest';
import { assess } from '../../../domain/assess.ts';

const completion = (content: string, progress: string) => assess(content, progress).completion;

describe('words that complete a one-off promise', () => {
  test.each([
    ['开通环湖观光巴士', '5月1日起正式运营'],
    ['建成市档案馆新馆', '自6月9日开馆以来运行平稳'],
    ['市妇幼保健院整体迁建', '新院区已正式开诊'],
    ['建成城市内涝监测平台', '平台已上线试运行'],
    ['建成区级退役军人服务中心', '已完工并移交使用单位'],
    ['出台人才安居实施细则', '该细则已于3月由市政府办公室印发'],
    ['编制完成海绵城市专项规划', '规划已获市政府批复'],
    ['提高特困人员供养标准', '新标准自7月1日起执行'],
    ['为环卫工人购买意外伤害保险', '保费已全额缴纳，保单全部生效'],
  ])('%s: %s', (content, progress) => {
    expect(assess(content, progress)).toMatchObject({ completion: 1, stage: 'completed' });
  });

  test.each([
    ['a draft of the document', '出台人才安居实施细则', '征求意见稿已完成，正在公开征求意见'],
    ['a document about the works', '建成市档案馆新馆', '建设方案已印发'],
    ['a plan that goes on', '发放高龄津贴', '拟于9月提标，并从1月起补发'],
    ['goods that have come', '建成城市内涝监测平台', '设备已全部到货'],
    ['one share of several works', '建成市档案馆新馆', '布展工程完成90%'],
  ])('%s does not', (_, content, progress) => {
    expect(completion(content, progress)).toBeNull();
  });
});

describe('words that point at everything promised', () => {
  test.each(['上述站点均已投用', '以上项目均已完工', '两项任务均已完成', '均已建成并向市民免费开放', '各项目已全部竣工'])(
    '%s',
    (progress) => {
      expect(completion('新建消防站2座、微型消防站12个', progress)).toBe(1);
    },
  );

  test('a name of one of them does not', () => {
    expect(completion('新建消防站2座、微型消防站12个', '城东消防站均已完工')).toBeNull();
  });
});

describe('a promised share', () => {
  test('is not reached because something runs', () => {
    expect(completion('视频监控联网率达到95%以上', '平台已上线运行，各校陆续联网')).toBeNull();
  });

  test('is reached by what is said of the share', () => {
    expect(completion('视频监控联网率达到95%以上', '任务已完成')).toBe(1);
  });
});
