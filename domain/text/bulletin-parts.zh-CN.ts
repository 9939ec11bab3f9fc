/** What the parts of a bulletin are called, in Chinese. */
export const BULLETIN_PARTS_ZH_CN = {
  bulletin_title: '标题',
  bulletin_redHead: '红头(可空)',
  bulletin_addressee: '主送(可空)',
  bulletin_opening: '导语',
  bulletin_overall: '总体情况',
  bulletin_slow: '慢序时与严重滞后任务',
  bulletin_ranking: '单位排名',
  bulletin_changes: '较上期变化',
  bulletin_owing: '未报送单位',
  bulletin_next: '下一步工作',
  bulletin_office: '署名',
  bulletin_date: '成文日期',
} as const;
