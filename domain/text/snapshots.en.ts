import type { SNAPSHOTS_ZH_CN } from './snapshots.zh-CN.ts';

/** What the page says of snapshots, in English. */
export const SNAPSHOTS_EN = {
  snapshots: 'Snapshots',
  snapshotListed: 'Snapshots taken',
  snapshotLoading: 'Loading snapshots',
  snapshotFailed: 'The snapshots could not be read.',
  snapshotNone: 'No snapshot yet. One is taken whenever a period is closed.',
  snapshotAgain: '{{period}} (closing {{n}})',
  snapshotTake: 'Take a snapshot now',
  snapshotTakeHint: 'It holds the sheet as it is at this moment, and cannot be changed or removed.',
  snapshotTakeNow: 'Take it',
  snapshotTaken: 'The snapshot is taken.',
  snapshotName: 'Name',
  snapshotNameHint: 'Such as “Mid-year check”; at most {{n}} characters.',
  snapshotCompare: 'Comparison',
  snapshotFrom: 'From',
  snapshotTo: 'To',
  snapshotNow: 'now',
  movementOnly: 'Only what moved',
  movementNone: 'Nothing moved between the two.',
  movementNew: 'Added since',
  movementGone: 'Removed since',
  gainSince: '{{points}} points since the snapshot {{name}}',
  gainNone: 'As in the snapshot {{name}}',
  gainFromUnknown: 'No figure in the snapshot {{name}}',
} as const satisfies Record<keyof typeof SNAPSHOTS_ZH_CN, string>;
