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
import {
  BULLETIN_PARTITIONS,
  CITY,
  COMMENT_PARTITIONS,
  DAYS_PREFIX,
  LIVE_PARTITIONS,
  MAIL_PARTITIONS,
  type MAILBOX,
  MAILING,
  REPORT_PREFIX,
  SHEET_PREFIX,
  SHEETS as SHEETS_LIST,
  SNAPSHOT_PARTITIONS,
} from '../../functions/store/keys.ts';
import { BY_SHEET, BY_TIME, TABLE_SHAPE } from '../../functions/store/table.ts';
import { tableOf } from './interfaces.ts';

/** All the ways to change or remove an item that is there. Deletes in a batch count as `BatchWriteItem`. */
const CHANGES_OF_ITEMS = ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete'].map(
  (action) => `dynamodb:${action}`,
);

/** Partitions of these names and no others: every item that a call is about must be in one of them. */
const only = (...partitions: readonly string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } });

/** All partitions but these. */
const allBut = (...partitions: readonly string[]) => ({ 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': partitions } });

/** All partitions that start so. */
const below = (prefixes: Readonly<Record<string, string>>): readonly string[] => Object.values(prefixes).map((prefix) => `${prefix}*`);

/** Events of history live in partitions of this name. */
const HISTORY = 'history#*';

/** Snapshots and what lists them. */
const SNAPSHOTS = below(SNAPSHOT_PARTITIONS);

/** Tickets and connections. */
const LIVE = below(LIVE_PARTITIONS);

/** What units said of their tasks. */
const REPORTS = `${REPORT_PREFIX}*`;

/** Issued bulletins and their figures; a draft is updated. */
const BULLETINS = [`${BULLETIN_PARTITIONS.issued}*`, `${BULLETIN_PARTITIONS.figures}*`];
const DRAFTS = `${BULLETIN_PARTITIONS.drafts}*`;

/** How each sheet stood at the end of each day. */
const DAYS = `${DAYS_PREFIX}*`;

/** How each sheet is reported on. */
const SHEETS = `${SHEET_PREFIX}*`;

/** The log of what is sent, its letters, and what is not finished. What came back is for another one to note. */
const MAILS = [`${MAIL_PARTITIONS.log}*`, `${MAIL_PARTITIONS.letters}*`, MAIL_PARTITIONS.unfinished];

export type RecordsProps = {
  /** A table that was restored and is used instead of the stack's own, with the ARN of its stream; null where the own one is used. */
  readonly restored: { readonly name: string; readonly stream: string } | null;
};

const key = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * The one table of the municipality. Rights to it are given here only, so that history, snapshots and bulletins stay closed to every role.
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
   * To read a sheet, its projects and history; to update tasks, marks and comments, and to put events, comments, reports and
   * tickets. Into the city's partition it puts who signs in for the first time; it changes nothing there.
   */
  grantEdits(grantee: IGrantable): void {
    const { comments, mentions } = COMMENT_PARTITIONS;
    const { ticket } = LIVE_PARTITIONS;
    this.allow(grantee, ['GetItem', 'Query'], allBut(...SNAPSHOTS));
    this.allow(grantee, ['UpdateItem'], allBut(CITY, SHEETS, ...LIVE));
    // A put replaces a whole item; an event, a comment and a ticket are put on the condition that they are new.
    this.allow(grantee, ['PutItem'], only(HISTORY, REPORTS, CITY, ...below({ comments, mentions, ticket })));
    this.grantIndexes(grantee, BY_SHEET, BY_TIME);
    this.denyChangesOfWhatStays(grantee);
  }

  /** To read everything, to keep units and members, to take snapshots, to issue bulletins, to have mail sent again, and to change how a sheet is reported on. */
  grantOffice(grantee: IGrantable): void {
    this.allow(grantee, ['GetItem', 'Query']);
    this.allow(grantee, ['UpdateItem'], only(CITY, SHEETS, DRAFTS, MAILING));
    this.allow(grantee, ['PutItem'], only(HISTORY, CITY, ...SNAPSHOTS, ...BULLETINS, ...MAILS));
    this.grantIndexes(grantee, BY_SHEET, BY_TIME);
    this.denyChangesOfWhatStays(grantee);
  }

  /** To read a sheet and to save its tasks as they are read anew, each with its event. */
  grantReadings(grantee: IGrantable): void {
    this.allow(grantee, ['GetItem', 'Query', 'UpdateItem']);
    this.allow(grantee, ['PutItem'], only(HISTORY));
    this.grantIndexes(grantee, BY_SHEET);
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
    this.allow(grantee, ['PutItem'], only(CITY));
    this.denyChangesOfWhatStays(grantee);
  }

  /** To read what a sheet's viewers are to be told, and to remove those that are gone. */
  grantNews(grantee: IGrantable): void {
    this.allow(grantee, ['GetItem'], only(REPORTS, SHEETS));
    this.allow(grantee, ['DeleteItem'], only(...LIVE));
  }

  /** To take tickets, and to note connections, who they are and what they have open. Nothing else is within reach. */
  grantLive(grantee: IGrantable): void {
    this.allow(grantee, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'], only(...LIVE));
    this.denyChangesOfWhatStays(grantee);
  }

  /** To read what is published: the list of sheets, their heads, and closed periods. Nobody's name and nothing that is being written is within reach. */
  grantPublished(grantee: IGrantable): void {
    this.allow(grantee, ['GetItem', 'Query'], only(SHEETS_LIST, SHEETS, ...SNAPSHOTS));
    this.denyChangesOfWhatStays(grantee);
  }

  /** To read sheets, people and comments, to close a period with its snapshot, to draft and issue its bulletin, and to note how each day ended and how far it has got. */
  grantDigests(grantee: IGrantable): void {
    this.allow(grantee, ['GetItem', 'Query']);
    this.allow(grantee, ['UpdateItem'], only(MAILING, SHEETS, DRAFTS));
    this.allow(grantee, ['PutItem'], only(HISTORY, DAYS, ...SNAPSHOTS, ...BULLETINS, ...MAILS));
    this.allow(grantee, ['DeleteItem'], only(MAIL_PARTITIONS.unfinished));
    this.grantIndexes(grantee, BY_SHEET);
    this.denyChangesOfWhatStays(grantee);
  }

  /** To write down what came back of a message. `updated` is what else it keeps: what members want to hear, or how far a mailbox was read. */
  grantReturns(grantee: IGrantable, updated: typeof MAILING | typeof MAILBOX): void {
    const { log, returned, unfinished } = MAIL_PARTITIONS;
    this.allow(grantee, ['GetItem'], only(...MAILS, updated));
    this.allow(grantee, ['PutItem'], only(`${log}*`, returned));
    this.allow(grantee, ['DeleteItem'], only(unfinished));
    this.allow(grantee, ['UpdateItem'], only(updated));
    this.denyChangesOfWhatStays(grantee);
  }

  private grantIndexes(grantee: IGrantable, ...indexes: readonly string[]): void {
    const resourceArns = indexes.map((index) => `${this.table.tableArn}/index/${index}`);
    Grant.addToPrincipal({ grantee, actions: ['dynamodb:Query'], resourceArns });
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
        conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [HISTORY, ...SNAPSHOTS, ...BULLETINS] } },
      }),
    );
  }
}
