/** What the page says of working without a line, in Chinese: a part of the page's catalogue. */
export const OFFLINE_ZH_CN = {
  waiting: '待发送 {{n}}',
  waitingTag: '待发送',
  waitingHint: '已留在本机,联网后自动发送',
  awaySince: '未联网,显示的是 {{time}} 时的内容。',
  away: '未联网。',
  awayWays: '可以继续填报,修改留在本机,联网后自动发送;修改记录、设置暂时看不到。',
  historyAway: '未联网,暂时看不到修改记录。联网后自动显示。',
  settingsAway: '未联网,暂时看不到设置。联网后自动显示。',
  foundUnsent: '上次没有发出的 {{n}} 处修改已在本机找回,联网后自动发送。',
  notKeeping: '本机不能留存修改(浏览器禁止或空间已满)。请不要关闭页面,直到显示“已保存”。',
  newVersion: '有新版本。',
  reload: '刷新',

  unsentTitle: '还有 {{n}} 处修改没有保存',
  unsentWords: '退出后,这些修改和本机留存的台账都会删除,无法找回。可以先不退出,待显示“已保存”后再退出;或先复制文字。',
  unsentRow: '第 {{n}} 行',
  unsentElsewhere: '其他任务',
  stay: '先不退出',
  discardAndLeave: '放弃并退出',
  signedOutAway: '已在本机退出,本机留存的内容已删除。当时未联网,登录服务没有收到;下次登录时会重新核对账号。',
} as const;
