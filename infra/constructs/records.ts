import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type ITableV2,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Effect, Grant, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { CITY, COMMENT_PARTITIONS, LIVE_PARTITIONS, SNAPSHOT_PARTITIONS } from '../../functions/store/keys.ts';
import { BY_SHEET, BY_TIME, TABLE_SHAPE } from '../../functions/store/table.ts';
import { tableOf } from './interfaces.ts';

/** All the ways to change or remove an item that is there. Deletes in a batch count as `BatchWriteItem`. */
const CHANGES_OF_ITEMS = ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete'].map(
  (action) => `dynamodb:${action}`,
);

/** Events of history live in partitions of this name. */
const ON_HISTORY = { 'dynamodb:LeadingKeys': ['history#*'] };

/** Snapshots and what lists them. */
const SNAPSHOTS = Object.values(SNAPSHOT_PARTITIONS).map((prefix) => `${prefix}*`);

const ON_SNAPSHOTS = { 'dynamodb:LeadingKeys': SNAPSHOTS };

/** What is put once and stays as it is. */
const ON_WHAT_STAYS = { 'dynamodb:LeadingKeys': [...ON_HISTORY['dynamodb:LeadingKeys'], ...SNAPSHOTS] };

/** Units, members, and what leads to them live in one partition. */
const ON_CITY = { 'dynamodb:LeadingKeys': [CITY] };

/** Tickets and connections live in partitions of these names. */
const ON_LIVE = { 'dynamodb:LeadingKeys': Object.values(LIVE_PARTITIONS).map((prefix) => `${prefix}*`) };

/** Comments and the events of their mentions are put; marks are updated. */
const ON_COMMENTS = {
  'dynamodb:LeadingKeys': [COMMENT_PARTITIONS.comments, COMMENT_PARTITIONS.mentions].map((prefix) => `${prefix}*`),
};

const ON_TICKETS = { 'dynamodb:LeadingKeys': [`${LIVE_PARTITIONS.ticket}*`] };

export type RecordsProps = {
  /** A table that was restored and is used instead of the stack's own, with the ARN of its stream; null where the own one is used. */
  readonly restored: { readonly name: string; readonly stream: string } | null;
};

const key = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * The one table of the municipality. Rights to it are given here only, so that history and snapshots stay closed to every role.
 *
 * A restored table takes the own one's place by a setting. The own one stays in the stack, so the setting can be taken back.
 */
export class Records extends Construct {
  /** The table that is used. */
  readonly table: ITableV2;

  constructor(scope: Construct, id: string, { restored }: RecordsProps) {
    super(scope, id);
    const own = tableOf(this.newTable());
    this.table =
      restored === null
        ? own
        : TableV2.fromTableAttributes(this, 'Restored', { tableName: restored.name, tableStreamArn: restored.stream });
  }

  private newTable(): TableV2 {
    return new TableV2(this, 'Table', {
      partitionKey: key(TABLE_SHAPE.partitionKey),
      sortKey: key(TABLE_SHAPE.sortKey),
      timeToLiveAttribute: TABLE_SHAPE.ttl,
      globalSecondaryIndexes: TABLE_SHAPE.indexes.map((index) => ({
        indexName: index.name,
        partitionKey: key(index.partitionKey),
        sortKey: key(index.sortKey),
        projectionType: ProjectionType.ALL,
      })),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /**
   * To read a sheet, its projects and history, and to update a task and put the event that tells of it in one transaction;
   * to keep comments, units and members, to take snapshots, and to hand out tickets.
   */
  grantEdits(grantee: IGrantable): void {
    this.grantIndex(grantee, BY_TIME);
    this.allow(grantee, ['PutItem'], { 'ForAllValues:StringLike': ON_TICKETS });
    this.allow(grantee, ['PutItem'], { 'ForAllValues:StringLike': ON_CITY });
    this.allow(grantee, ['PutItem'], { 'ForAllValues:StringLike': ON_COMMENTS });
    this.allow(grantee, ['PutItem'], { 'ForAllValues:StringLike': ON_SNAPSHOTS });
    this.grantReadings(grantee);
  }

  /** To read a sheet and to save its tasks as they are read anew, each with its event. */
  grantReadings(grantee: IGrantable): void {
    this.allow(grantee, ['GetItem', 'Query', 'UpdateItem']);
    // A put replaces a whole item; only events are put, each on the condition that it is new.
    this.allow(grantee, ['PutItem'], { 'ForAllValues:StringLike': ON_HISTORY });
    this.grantIndex(grantee, BY_SHEET);
    this.denyChangesOfWhatStays(grantee);
  }

  /** To read a project's tasks and to write the roll-up into the project's item. */
  grantRollUps(grantee: IGrantable): void {
    this.allow(grantee, ['Query', 'UpdateItem']);
    this.denyChangesOfWhatStays(grantee);
  }

  /** To go through all items, to bring each to its new shape, and to put the units that tasks name. */
  grantMigrations(grantee: IGrantable): void {
    this.allow(grantee, ['GetItem', 'Query', 'Scan', 'UpdateItem']);
    this.allow(grantee, ['PutItem'], { 'ForAllValues:StringLike': ON_CITY });
    this.denyChangesOfWhatStays(grantee);
  }

  /** To find a sheet's viewers and to remove those that are gone. */
  grantViewers(grantee: IGrantable): void {
    this.allow(grantee, ['DeleteItem'], { 'ForAllValues:StringLike': ON_LIVE });
  }

  /** To take tickets, and to note connections, who they are and what they have open. Nothing else is within reach. */
  grantLive(grantee: IGrantable): void {
    this.allow(grantee, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'], { 'ForAllValues:StringLike': ON_LIVE });
    this.denyChangesOfWhatStays(grantee);
  }

  private grantIndex(grantee: IGrantable, index: string): void {
    Grant.addToPrincipal({ grantee, actions: ['dynamodb:Query'], resourceArns: [`${this.table.tableArn}/index/${index}`] });
  }

  private allow(grantee: IGrantable, actions: readonly string[], conditions: Record<string, Record<string, unknown>> = {}): void {
    Grant.addToPrincipal({
      grantee,
      actions: actions.map((action) => `dynamodb:${action}`),
      resourceArns: [this.table.tableArn],
      conditions,
    });
  }

  private denyChangesOfWhatStays(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'HistoryIsNeverChanged',
        effect: Effect.DENY,
        actions: CHANGES_OF_ITEMS,
        resources: [this.table.tableArn],
        conditions: { 'ForAnyValue:StringLike': ON_WHAT_STAYS },
      }),
    );
  }
}
