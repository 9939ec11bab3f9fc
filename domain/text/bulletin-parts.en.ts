import type { BULLETIN_PARTS_ZH_CN } from './bulletin-parts.zh-CN.ts';

/** What the parts of a bulletin are called, in English. */
export const BULLETIN_PARTS_EN = {
  bulletin_title: 'Title',
  bulletin_redHead: 'Red head (may be empty)',
  bulletin_addressee: 'Addressee (may be empty)',
  bulletin_opening: 'Opening',
  bulletin_overall: 'Overall',
  bulletin_slow: 'Behind and far behind',
  bulletin_ranking: 'Ranking of units',
  bulletin_changes: 'Changes since the last period',
  bulletin_owing: 'Units that have not reported',
  bulletin_next: 'Next steps',
  bulletin_office: 'Issuing office',
  bulletin_date: 'Date',
} as const satisfies Record<keyof typeof BULLETIN_PARTS_ZH_CN, string>;
