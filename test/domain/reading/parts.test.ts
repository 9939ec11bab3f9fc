import { describe, expect, test } from 'vitest';
import { assess } from '../../../domain/assess.ts';

const rounded = (content: string, progress: string): number | null => {
  const { completion } = assess(content, progress);
  return completion === null ? null : Number(completion.toFixed(4));
};

describe('parts called by name', () => {
  test.each([
    ['新建书场3处', '南门书场、河西书场已开放，古街书场在建', 0.6667],
    ['新建养老院2所', '城东养老院已投入运营，城西养老院正在装修', 0.5],
    ['扩建净水厂2座', '城东净水厂已通水运行（2万吨/日），城西净水厂正在安装设备', 0.5],
    ['新建幼儿园5所', '东湖幼儿园、西苑幼儿园已开园，另外3所主体已结顶', 0.4],
    ['打通断头路5条', '人民路北延、兴业路已通车，学院路、滨河路路基完成，文昌路征迁中', 0.4],
    ['完成3所学校迁建', '一中迁建项目已投用；实验小学完成主体工程；职教中心完成规划设计', 0.3333],
  ])('%s: %s', (content, progress, expected) => {
    expect(rounded(content, progress)).toBe(expected);
  });

  test.each([
    ['fewer names than promised', '新建书场3处', '南门书场已开放，古街书场在建'],
    ['works, no places', '新建养老院2所', '土建已完工，设备正在安装'],
    ['none of them finished', '新建养老院2所', '城东养老院正在施工，城西养老院正在装修'],
  ])('%s say nothing of the whole', (_, content, progress) => {
    expect(rounded(content, progress)).toBeNull();
  });
});

describe('a whole and its part where all are promised', () => {
  test.each([
    ['村级文化礼堂全覆盖', '320个村中已建成304个', 0.95],
    ['高中宿舍空调安装全覆盖', '全区800间宿舍中尚有40间未装', 0.95],
    ['食堂明厨亮灶覆盖率达到100%', '120所学校食堂中已有114所接入', 0.95],
    ['课后服务覆盖率100%', '全市98所学校课后服务实现全覆盖', 1],
    ['校医配备率100%', '全县应配150名，实配147名', 0.98],
  ])('%s: %s', (content, progress, expected) => {
    expect(rounded(content, progress)).toBe(expected);
  });

  test('a whole alone says nothing', () => {
    expect(rounded('村级文化礼堂全覆盖', '全县共有320个村')).toBeNull();
  });
});
