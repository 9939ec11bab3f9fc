import type { PACE_ZH_CN } from './pace.zh-CN.ts';

/** What the page says of pace, in English. */
export const PACE_EN = {
  pace: 'Pace',
  paceOf: 'Pace · {{period}}',
  periodMonth: '{{n}}/{{year}}',
  periodQuarter: '{{year}} Q{{n}}',
  paceClasses: 'Filter by pace',
  pace_completed: 'Done',
  pace_ahead: 'Ahead',
  pace_on_pace: 'On pace',
  pace_behind: 'Behind',
  pace_far_behind: 'Far behind',
  pace_unquantified: 'No figure',
  paceAbove: '{{points}} points above the pace',
  paceBelow: '{{points}} points below the pace',
  paceEven: 'Exactly at the pace',
} as const satisfies Record<keyof typeof PACE_ZH_CN, string>;
