/**
 * The table's shape: names of its keys and indexes. The infrastructure and the local engine make the table from this.
 *
 * `bySheet` holds the items of a sheet; `byTime` the history events of a sheet's month.
 */
export const TABLE_SHAPE = {
  partitionKey: 'project',
  sortKey: 'task',
  ttl: 'ttl',
  indexes: [
    { name: 'bySheet', partitionKey: 'sheet', sortKey: 'order' },
    { name: 'byTime', partitionKey: 'month', sortKey: 'time' },
  ],
} as const;

export const BY_SHEET = TABLE_SHAPE.indexes[0].name;

export const BY_TIME = TABLE_SHAPE.indexes[1].name;
