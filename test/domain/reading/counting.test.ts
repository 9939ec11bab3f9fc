import { describe, expect, test } from 'vitest';
import { assess } from '../../../domain/assess.ts';

const rounded = (content: string, progress: string): number | null => {
  const { completion } = assess(content, progress);
  return completion === null ? null : Number(completion.toFixed(4));
};

describe('numbers that are no results', () => {
  test.each([
    ['surveys and their parts', '加装电梯90台', '摸排意向单元140个，其中96个达到三分之二业主同意比例'],
    ['applications', '加装电梯90台', '累计受理申请75台'],
    ['capacity to come', '新增停车位800个', '方案已通过评审，可建泊位820个'],
    ['deliveries', '安装健身器材600套', '已签订供货合同，供货500套'],
    ['what begun sites will hold', '新增停车位800个', '3个停车场已开工，共计泊位650个'],
    ['a plan by dates', '新建公厕20座', '6月底前完成8座，全年完成20座'],
    ['something that goes on', '新建派出所2个', '1个已封顶，1个在做基础'],
    ['the sites of a rate', '建设智慧社区20个', '20个社区设备安装率达80%'],
    ['telephone numbers', '创建示范户300户', '联系人：周工，电话0571-88001234'],
    ['numbers of documents', '创建示范户300户', '详见市政办〔2024〕26号文件及附件3'],
    ['a share of those who agree', '加装电梯90台', '居民同意率91%'],
    ['the rest of what is prepared', '新建公厕20座', '已选址15座，其余5座群众反对'],
  ])('%s', (_, content, progress) => {
    expect(rounded(content, progress)).toBeNull();
  });
});

describe('which numbers are results', () => {
  test.each([
    ['the last layer of a road', '新建绿道10公里', '完成绿道路基及面层7500米', 0.75],
    ['what there is now and is done', '新建公园10个', '计划新建10个，现有4个已开放，其余6个正在施工', 0.4],
    ['the done ones of a whole in the clause before', '新建公园10个', '公园项目10个，已完工6个', 0.6],
    ['done ones among those surveyed', '实施改造600户', '已完成600户入户评估，其中已改造390户', 0.65],
    ['finished works after the finished design', '改造路口240个', '240个路口中，已完成设计240个、完成施工96个', 0.4],
    ['the works, not the permits for them', '改造路口240个', '完成施工许可办理200个，完成施工60个', 0.25],
    ['people served', '为500名残疾人提供辅助器具', '已为360名残疾人提供辅助器具820件', 0.72],
    ['posts by who has them', '开发护林员岗位200个', '护林员岗位在岗180人', 0.9],
    ['as of now, after an earlier count', '新建公厕20座', '上半年完成8座，目前完成12座', 0.6],
    ['months one after the other', '新建公厕20座', '1-6月完成4座，7月完成5座', 0.45],
    ['ways of making, side by side', '新增泊位2000个', '结合小区改造新增400个，公共停车场新增300个，路内施划500个', 0.6],
    ['one programme had twice', '免费筛查2万人', '完成胃癌筛查15200人、肠癌筛查15100人', 0.755],
    ['those done, not those that were inspected', '改造危房200户', '鉴定危房230户，其中200户纳入改造计划，已竣工150户', 0.75],
    ['those that all were done for, behind their approval', '资助学生200名', '审核通过190名，已全部发放', 0.95],
    ["this year's, not all years'", '新建充电站60座', '今年以来新建充电站51座，累计建成290座', 0.85],
    ['done states of a list that makes up the target', '完成微改造30个', '完成竣工验收12个，待验收9个，施工中9个', 0.7],
    ['both counts of a part that is a list', '实施改造1.5万户', '其中煤改气6800户、煤改电5200户已完工', 0.8],
    ['all but those left out of a list', '建设便民服务点10个', '除城南、东港2个点外，均已投用', 0.8],
    ['a count behind names with numbers', '新开公交线路6条', '新开103路、105路、环城2号线等3条', 0.5],
    ['a share of the task, whatever is done', '安装报警器10万户', '已安装户数占任务数的九成以上', 0.9],
    ['things, not the projects that make them', '新增托位400个', '托位项目8个，新增托位300个', 0.75],
  ])('%s', (_, content, progress, expected) => {
    expect(rounded(content, progress)).toBe(expected);
  });
});
