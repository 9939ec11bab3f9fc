import type { OFFLINE_ZH_CN } from './offline.zh-CN.ts';

/** What the page says of working without a line, in English. */
export const OFFLINE_EN = {
  waiting: 'To be sent: {{n}}',
  waitingTag: 'To be sent',
  waitingHint: 'Kept on this device and sent once you are online',
  awaySince: 'Offline. This is the sheet as of {{time}}.',
  away: 'Offline.',
  awayWays: 'You can go on reporting: edits are kept on this device and sent once you are online. History and settings are not available.',
  historyAway: 'Offline: the history is not available. It appears once you are online.',
  settingsAway: 'Offline: the settings are not available. They appear once you are online.',
  foundUnsent: 'Edits not sent last time were found on this device: {{n}}. They are sent once you are online.',
  notKeeping: 'This device cannot keep edits (forbidden by the browser, or full). Leave the page open until it says “Saved”.',
  newVersion: 'There is a new version.',
  reload: 'Reload',

  unsentTitle: 'Edits not saved: {{n}}',
  unsentWords:
    'Signing out deletes them, and the sheet kept on this device, for good. You can stay until the page says “Saved”, or copy the text first.',
  unsentRow: 'Row {{n}}',
  unsentElsewhere: 'Another task',
  stay: 'Stay signed in',
  discardAndLeave: 'Discard and sign out',
  signedOutAway:
    'You are signed out on this device, and what it kept is deleted. The sign-in service could not be told; the next sign-in asks for the account again.',
} as const satisfies { readonly [key in keyof typeof OFFLINE_ZH_CN]: string };
