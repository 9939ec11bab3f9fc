/** What the page says of pace, in Chinese. */
export const PACE_ZH_CN = {
  pace: '序时进度',
  paceOf: '序时进度 · {{period}}',
  periodMonth: '{{year}}年{{n}}月',
  periodQuarter: '{{year}}年第{{n}}季度',
  paceClasses: '按进度筛选',
  pace_completed: '已完成',
  pace_ahead: '超序时',
  pace_on_pace: '按序时',
  pace_behind: '慢序时',
  pace_far_behind: '严重滞后',
  pace_unquantified: '未量化',
  paceAbove: '高于序时 {{points}} 个百分点',
  paceBelow: '低于序时 {{points}} 个百分点',
  paceEven: '与序时持平',
} as const;
