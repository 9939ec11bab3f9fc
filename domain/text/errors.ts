/** What is said of every error that leaves the server, in both languages: what happened, and what to do. */
export const ERROR_MESSAGES = {
  invalid_json: { 'zh-CN': '请求内容不是有效的 JSON,没有保存。', en: 'The request body is not valid JSON. Nothing was saved.' },
  invalid_request: {
    'zh-CN': '请求内容不符合要求,没有保存。请按提示修改后重试。',
    en: 'The request does not have the expected shape. Nothing was saved; mend the named fields and try again.',
  },
  too_long: {
    'zh-CN': '没有保存:进展情况最多 5000 字。请删减后再保存。',
    en: 'Not saved: progress takes at most 5,000 characters. Shorten it and save again.',
  },
  control_character: {
    'zh-CN': '没有保存:文字里有不可见的控制字符。请删除后再保存。',
    en: 'Not saved: the text has invisible control characters. Remove them and save again.',
  },
  body_too_large: { 'zh-CN': '没有保存:请求超过 256 KB。', en: 'Not saved: the request is over 256 KB.' },
  unsupported_media_type: {
    'zh-CN': '没有保存:请求类型须为 application/json。',
    en: 'Not saved: the content type must be application/json.',
  },
  unauthenticated: { 'zh-CN': '请先登录。', en: 'Sign in first.' },
  not_a_member: {
    'zh-CN': '您已登录,但还不是本市台账的成员。请联系督查室,用您登录的邮箱邀请您。',
    en: 'You are signed in, but not a member here. Ask the supervision office to invite the e-mail address that you sign in with.',
  },
  forbidden: {
    'zh-CN': '没有保存:您没有这一项的权限。如需修改,请联系督查室。',
    en: 'Not saved: you may not do this. Ask the supervision office if you should.',
  },
  not_found: { 'zh-CN': '没有找到。它可能已被移动或删除。', en: 'Not found. It may have been moved or removed.' },
  method_not_allowed: { 'zh-CN': '不支持这种操作。', en: 'This operation is not supported here.' },
  stale: {
    'zh-CN': '没有保存:别人刚改过这一格。您的文字仍在,请对照后再保存。',
    en: 'Not saved: someone has just changed this cell. Your text is kept; compare and save again.',
  },
  outdated: {
    'zh-CN': '没有保存:别人刚改过这一条。请刷新后再改。',
    en: 'Not saved: someone has just changed this entry. Reload and change it again.',
  },
  email_taken: {
    'zh-CN': '没有保存:这个邮箱已属于另一位成员。',
    en: 'Not saved: this e-mail address belongs to another member.',
  },
  unknown_unit: {
    'zh-CN': '没有保存:所选单位已不在单位名单中。请刷新后重选。',
    en: 'Not saved: a chosen unit is not in the list of units. Reload and choose again.',
  },
  editor_without_unit: {
    'zh-CN': '没有保存:填报人员至少要有一个单位。请选择单位。',
    en: 'Not saved: an editor needs at least one unit. Choose one.',
  },
  last_admin: {
    'zh-CN': '没有保存:这是最后一位登录过的管理员。请先让另一位管理员登录。',
    en: 'Not saved: this is the last admin who has signed in. Have another admin sign in first.',
  },
  unit_name_taken: {
    'zh-CN': '没有保存:已有同名单位。请换一个名称,或将两个单位合并。',
    en: 'Not saved: a unit of this name exists. Choose another name, or merge the two.',
  },
  unit_merged: {
    'zh-CN': '没有保存:这个单位已并入另一单位,不能再改。',
    en: 'Not saved: this unit has been merged into another one and cannot be changed any more.',
  },
  unit_into_itself: { 'zh-CN': '没有保存:单位不能并入自身。', en: 'Not saved: a unit cannot be merged into itself.' },
  edit_id_reused: {
    'zh-CN': '没有保存:同一编号的修改已经保存过别的内容。请刷新后重试。',
    en: 'Not saved: another edit was already saved under the same id. Reload and try again.',
  },
  unknown_indicator: {
    'zh-CN': '没有保存:这个指标已不在本任务中。请刷新后重试。',
    en: 'Not saved: this indicator is no longer part of the task. Reload and try again.',
  },
  indicator_exists: {
    'zh-CN': '没有保存:同一编号的指标已存在。请刷新后重试。',
    en: 'Not saved: an indicator with this key exists already. Reload and try again.',
  },
  nothing_to_change: {
    'zh-CN': '没有改动:这里没有手工填写的内容可以撤回或确认。',
    en: 'Nothing changed: there is nothing set by hand here to take back or confirm.',
  },
  comment_empty: { 'zh-CN': '没有发送:评论没有内容。', en: 'Not sent: the comment is empty.' },
  comment_too_long: {
    'zh-CN': '没有发送:评论最多 2000 字。请删减后再发送。',
    en: 'Not sent: a comment takes at most 2,000 characters. Shorten it and send again.',
  },
  too_many_mentions: {
    'zh-CN': '没有发送:一条评论最多提及 20 人。',
    en: 'Not sent: a comment mentions at most 20 members.',
  },
  unknown_member: {
    'zh-CN': '没有发送:所提及的人已不在成员名单中,或已更名。请重新选择。',
    en: 'Not sent: somebody mentioned is no member any more, or has another name. Choose again.',
  },
  period_closed: {
    'zh-CN': '没有保存:这一期已经关闭或尚未开放。请刷新后再看。',
    en: 'Not saved: this period is closed or not open yet. Reload the page.',
  },
  not_lead_unit: {
    'zh-CN': '没有保存:这个单位不是本任务的牵头单位。请刷新后再看。',
    en: 'Not saved: this unit does not lead the task. Reload the page.',
  },
  nothing_reported: {
    'zh-CN': '没有退回:这一项本期尚未报送。',
    en: 'Not sent back: this task has not been reported in this period.',
  },
  other_year: { 'zh-CN': '没有保存:只能选择本年度的一期。', en: 'Not saved: choose a period of the sheet’s own year.' },
  cut_off_before_due: {
    'zh-CN': '没有保存:截止日不能早于报送日。',
    en: 'Not saved: the cut-off cannot come before the due day.',
  },
  bulletin_too_long: {
    'zh-CN': '没有保存:通报的每一节最多 3000 字。请删减后再保存。',
    en: 'Not saved: a section of the bulletin takes at most 3,000 characters. Shorten it and save again.',
  },
  draft_outdated: {
    'zh-CN': '没有保存:通报草稿刚被别人改过、签发或放弃。您的文字仍在,请核对后再保存。',
    en: 'Not saved: someone has just changed, issued or discarded the draft. Your text is kept; check it and save again.',
  },
  draft_open: {
    'zh-CN': '没有新建:已有一份通报草稿。请先签发或放弃它。',
    en: 'Nothing was made: a draft of a bulletin is open. Issue or discard it first.',
  },
  robot_address: {
    'zh-CN': '没有保存:机器人的地址须为企业微信或钉钉给出的完整 Webhook 地址。',
    en: 'Not saved: a robot’s address must be the whole webhook address that WeCom or DingTalk gives.',
  },
  year_over: {
    'zh-CN': '没有发送:本年度各期已全部关闭,没有可催办的报送。',
    en: 'Not sent: all periods of the year are closed, so nothing is owed.',
  },
  unavailable: {
    'zh-CN': '暂时无法保存或读取,服务正在恢复。请稍后重试。',
    en: 'The service cannot read or save at the moment. Try again shortly.',
  },
  internal: {
    'zh-CN': '服务出错,没有保存。请稍后重试;如仍不行,请联系管理员。',
    en: 'The server failed and nothing was saved. Try again; if it persists, tell your administrator.',
  },
} as const satisfies Record<string, { 'zh-CN': string; en: string }>;

export type ErrorCode = keyof typeof ERROR_MESSAGES;
