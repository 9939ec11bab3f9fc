/**
 * Words around a number that belong to no name: verbs, places and filler in front, comparators behind.
 *
 * To extend: add a word to its row.
 */

/** Cut off the front of a label. */
export const HEAD_WORDS =
  // verbs of making
  '/ 新改扩建 新改建 新建成 新建 新增建设 新增设 新增 新设立 新设 新开通 新开设 新添 新开发 新开办 新启动建设 新启动 新开工 新开 新辟 新培育 新培养 新 续建 扩建 改建 改扩建 ' +
  '建成投用 建成启用 建成并投入使用 建成 建设完成 建设 改造提升 提升改造 提标改造 改造 完成 开展 组织开展 组织实施 组织 举办 实施 推进 加快推进 持续推进 打造 创建 培育 培养 ' +
  '开发 挖掘 提供 落实 安装 配备 配置 增设 设置 设立 建立 搭建 开办 开设 发放 帮扶 帮助 实现 启动建设 启动 开工建设 开工 更换 更新 整治 治理 修复 打通 铺设 督促 推广 办好 ' +
  // manner
  '积极 加快 大力 深入 确保 力争 争取 努力 继续 持续 全面 累计建成 累计 免费 计划 先行 率先 重点 有序 规范 规范化 标准化 智能化 年内 全年 年底前 今年 其中 同时 并 以及 再 为 对 在 共 将 由 从 自 按 ' +
  // places
  '全市 全县 全区 全镇 全乡 全街道 城区 市区 主城区 本市 本县 本区 我市 我县 我区 辖区 城乡 县域 市域 面向';

/** Cut off the end of the words in front of a number. */
export const TAIL_WORDS =
  '≥ ≤ 不少于 不低于 不高于 不超过 不小于 不大于 不得低于 至少 达到 达 约 大约 近 超过 超 逾 低于 高于 控制在 控制到 压缩至 压缩到 缩短至 缩短到 压减至 压减到 提高到 提高至 提升到 提升至 ' +
  '增加到 增加至 新增到 下降到 下降至 降至 降到 扩大到 保持在 稳定在 力争 共计 共 各 合计 总计 累计 累计达 均 为 到 至 有 从 由 自 分别 等 并 , - 不断 的';

/** What follows one of these late in a label is the thing itself: 镇村医疗机构运用|中医技术. */
export const INNER_VERBS = '开展 提供 安装 运用 更换 配备 实施 推广 增设 购买 发放 接种 享受 新添 实现';
