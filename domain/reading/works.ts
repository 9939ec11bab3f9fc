/**
 * Stages of building works: what is said of one of them (桩基完成60%, 路基完成15公里) is not said of the whole.
 */

/** To extend: add a word. */
export const STAGE_OF_WORKS =
  /桩基|主体|装修|装饰|外立面|幕墙|土方|土建|砌筑|路基|路面|面层|地下室|基础(?!设施|教育|性)|基坑|结构|安装工程|管线|浇筑|垫层/;
