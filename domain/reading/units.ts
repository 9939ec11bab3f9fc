/**
 * Units that things are counted in, and which of them may stand for one another.
 *
 * Two units of one family measure the same kind of thing; where both have a size they convert (1 公顷 = 15 亩). `thing` is the
 * family of classifiers (个, 家, 处 …), which writers swap freely for one object. To extend: add a row.
 */

export type UnitFamily =
  | 'person'
  | 'thing'
  | 'household'
  | 'event'
  | 'length'
  | 'area'
  | 'money'
  | 'volume'
  | 'mass'
  | 'power'
  | 'energy'
  | 'time'
  | 'level'
  | 'percent'
  | 'points';

export type Unit = { readonly name: string; readonly family: UnitFamily; readonly size: number | null };

/** Family, then names; a name followed by `=n` has that size in the family's base unit. */
const TABLE = [
  ['person', '人 名 位 人次 人·月 人月 人·次 例 例次 剂次 剂 针次 人份 人(次) 人/次 人天 人日 学员 席'],
  ['household', '户 户次 农户 家庭'],
  ['event', '场 场次 次 期 批次 班次 课时 节 堂 轮 回 趟'],
  [
    'thing',
    '个 家 处 所 座 间 栋 幢 片 块 套 台 部 条 张 只 支 盏 口 根 株 棵 把 件 批 辆 项 部台 台套 台(套) 份 本 册 组 队 班 副 对 种 门 面 眼 孔 艘 架 头 扇 尊 盘 列 段 类 宗 起 篇 首 道 点位 村 镇 乡 街道 社区 小区 路口 家次 件次 个次 处次 车位 床 枚 杆 桩 枪 层 单元 幅 师 园 企 校 站 泊位 只次 单 车次 辆次 期次 梯 井 万 条次 套次 台次 朵 颗 瓶 顶 盒 袋 款 届 环 亭 馆 榀 圈 标台 标准台 标箱 羽 桶 面积',
  ],
  ['length', '米=1 m=1 延米=1 延长米=1 千米=1000 公里=1000 km=1000 ㎞=1000 车道公里=1000'],
  [
    'area',
    '平方米=1 平米=1 ㎡=1 m2=1 m²=1 平方=1 平=1 亩=666.6666666666666 公顷=10000 hm²=10000 顷=66666.66666666667 平方公里=1000000 平方千米=1000000',
  ],
  ['money', '元=1 元钱=1 块钱=1'],
  ['volume', '立方米=1 立方=1 方=1 m3=1 m³=1 升=0.001'],
  ['mass', '吨=1000 公斤=1 千克=1 斤=0.5'],
  ['power', '千瓦=1 kw=1 kva=1 千伏安=1 兆瓦=1000 mw=1000 mva=1000 兆伏安=1000'],
  ['energy', '千瓦时=1 kwh=1 兆瓦时=1000 度=1'],
  ['time', '个工作日=1 工作日=1 个自然日=1 天=1 小时=0 分钟=0 个月=0'],
  ['level', '微克/立方米 μg/m3 毫克/升 mg/l 分贝 分 秒 ‰ 微克 毫克'],
  ['percent', '% 个%'],
  ['points', '个百分点 百分点'],
] as const satisfies readonly (readonly [UnitFamily, string])[];

/** Other spellings of a unit, by the name that is kept. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['㎡', '平方米'],
  ['平米', '平方米'],
  ['m2', '平方米'],
  ['m²', '平方米'],
  ['平方', '平方米'],

  ['km', '公里'],
  ['m', '米'],
  ['平方千米', '平方公里'],
  ['kw', '千瓦'],
  ['mw', '兆瓦'],
  ['mva', 'MVA'],
  ['m3', '立方米'],
  ['m³', '立方米'],
  ['立方', '立方米'],
  ['个百分点', '百分点'],
  ['个%', '%'],
  ['工作日', '个工作日'],
  ['人(次)', '人次'],
  ['人/次', '人次'],
  ['人·次', '人次'],
  ['平', '平方米'],
  ['方', '立方米'],
  ['㎞', '公里'],
  ['hm²', '公顷'],
  ['元钱', '元'],
  ['块钱', '元'],
]);

/** Units that never follow a number as a unit by themselves; kept out of the lookup. */
const NOT_ALONE = new Set(['万', '面积', '面']);

const unitRows = (): [string, Unit][] =>
  TABLE.flatMap(([family, names]) =>
    names.split(' ').flatMap((entry): [string, Unit][] => {
      const [name = '', size] = entry.split('=');
      if (NOT_ALONE.has(name)) return [];
      const kept = ALIASES.get(name) ?? name;
      return [[name, { name: kept, family, size: size === undefined || size === '0' ? null : Number(size) }]];
    }),
  );

const UNITS: ReadonlyMap<string, Unit> = new Map(unitRows());
/** Names by their first character, the longest first. */
const byFirst = (): ReadonlyMap<string, readonly string[]> => {
  const index = new Map<string, string[]>();
  for (const name of UNITS.keys()) {
    const list = index.get(name.charAt(0));
    if (list) list.push(name);
    else index.set(name.charAt(0), [name]);
  }
  for (const list of index.values()) if (list.length > 1) list.sort((a, b) => b.length - a.length);
  return index;
};

const NAMES = byFirst();
const LONGEST = 8;

/** What makes a unit into "so much for each": 元/月, 人/台. */
const PER =
  /^\/(?:每)?(?:千人|万人|百人|百户|千户|人[·.]?月|人[·.]?年|人[·.]?次|平方米|年|月|日|天|人|户|台|亩|个|次|生|床|家|所|支|场|吨|公里|季度|周|车|套|座)/;

/** Unit that starts at `at`, longest first; `length` is what it takes of the text. */
export const unitAt = (text: string, at: number): { unit: Unit; length: number } | null => {
  const names = NAMES.get(text.charAt(at).toLowerCase());
  if (names === undefined) return null;
  const rest = text.slice(at, at + LONGEST).toLowerCase();
  const name = names.find((one) => rest.startsWith(one));
  const unit = name === undefined ? undefined : UNITS.get(name);
  if (name === undefined || unit === undefined) return null;
  const per = text[at + name.length] === '/' ? PER.exec(text.slice(at + name.length, at + name.length + 6)) : null;
  return per
    ? { unit: { name: unit.name + per[0].replace('每', ''), family: unit.family, size: null }, length: name.length + per[0].length }
    : { unit, length: name.length };
};

/** The unit of that name, or a thing's where the table does not know it. */
export const unitNamed = (name: string): Unit => UNITS.get(name) ?? { name, family: 'thing', size: null };

/** Whether a unit says "for each": 元/月. */
export const isPerUnit = (unit: Unit): boolean => unit.name.includes('/') && unit.family !== 'level';

/** How well two units agree: 1 the same, 0 they cannot measure one thing. */
export const unitAgreement = (a: Unit, b: Unit): number => {
  if (a.name === b.name) return 1;
  if (isPerUnit(a) !== isPerUnit(b)) return 0;
  if (a.family !== b.family) return 0;
  if (a.size !== null && b.size !== null) return 0.95;
  if (a.name.startsWith(b.name) || b.name.startsWith(a.name)) return 0.9;
  if (a.family === 'person' || a.family === 'event' || a.family === 'household') return 0.8;
  return a.family === 'thing' ? 0.4 : 0;
};

/** `value` in unit `from` as a number of unit `to`: 2 公顷 → 30 亩. */
export const convert = (value: number, from: Unit, to: Unit): number =>
  from.family === to.family && from.size !== null && to.size !== null && from.size !== to.size
    ? Number(((value * from.size) / to.size).toPrecision(12))
    : value;
