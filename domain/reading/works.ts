/**
 * Stages of building works: what is said of one of them (桩基完成60%, 路基完成15公里) is not said of the whole.
 *
 * The last layer of a road or a path is no stage: where it lies, the road lies.
 */

/** To extend: add a word. */
export const STAGE_OF_WORKS =
  /桩基|主体|装修|装饰|外立面|幕墙|土方|土建|砌筑|砌体|路基|垫层|水稳|底基层|地下室|基础(?!设施|教育|性)|基坑|结构|安装工程|管线|浇筑|布展|陈列|附属|室外|景观|机电|水电|给排水|暖通|弱电|消防工程|内装|软装|钢筋|钢构|屋面|门窗|桥墩|桥台|箱梁|梁板|下部|盖梁|承台|围护|支护|立杆|布线|沟槽|开挖|回填|场平|平整|清表|测绘|征迁|拆迁|设计|招标|前期/;

/** The last layer, in the length of which the whole is finished. */
const LAST_LAYER = /面层|路面|沥青|铺装|罩面/;

/** The stage that some words in front of a number speak of; empty for the whole. */
export const stageOfWorks = (words: string): string => {
  const stage = STAGE_OF_WORKS.exec(words)?.[0] ?? '';
  return stage === '' || LAST_LAYER.test(words) ? '' : stage;
};
