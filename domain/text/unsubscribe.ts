/** What the page behind a mail's 退订 says, in both languages. `{{address}}` is filled in. */
export const UNSUBSCRIBE_TEXT = {
  title: { 'zh-CN': '退订邮件', en: 'Unsubscribe' },
  ask: {
    summary: {
      'zh-CN': '不再向 {{address}} 发送汇总和通报邮件。',
      en: 'Stop sending summaries and bulletins to {{address}}.',
    },
    mentions: {
      'zh-CN': '不再向 {{address}} 发送评论提及的邮件。',
      en: 'Stop sending mails about mentions in comments to {{address}}.',
    },
  },
  stop: { 'zh-CN': '确认退订', en: 'Unsubscribe' },
  done: {
    summary: {
      'zh-CN': '已退订:不再向 {{address}} 发送汇总和通报邮件。',
      en: 'Done: no more summaries and bulletins go to {{address}}.',
    },
    mentions: {
      'zh-CN': '已退订:不再向 {{address}} 发送评论提及的邮件。',
      en: 'Done: no more mails about mentions in comments go to {{address}}.',
    },
  },
  again: {
    'zh-CN': '如需恢复,请登录实事台账,在右上角账号菜单的“通知设置”中修改。',
    en: 'To get them again, sign in to Shishi and choose Notifications in the account menu.',
  },
  badLink: {
    'zh-CN': '这个退订链接不正确,或已不再有效,没有任何改动。请从最近的邮件重新打开,或登录后在“通知设置”中修改。',
    en: 'This link is not right, or no longer valid. Nothing was changed. Open it from a recent mail, or sign in and choose Notifications.',
  },
} as const;
