/** The rights that the roles have are those that the store needs: its calls are recorded where they would leave for AWS. */
import { expect, test } from 'vitest';
import * as z from 'zod';
import { USUAL_MAILING } from '../../domain/mail/settings.ts';
import { snapshotOf } from '../../domain/snapshots.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { sampleComment, sampleMember, sampleSheet, sampleTask, sampleUnit } from '../support/samples.ts';
import { rightsOf, templateOf } from './template.ts';

const task = sampleTask();
const key = { project: task.project, task: task.id };
const rollUp = { completion: null, completionOfAll: 0, known: 0, total: 1 };
const connection = { id: 'c1', sheet: '2025', member: 'm1', name: '督查室', unit: '', connectedAt: 0, expiresAt: 1 };
const state = { progress: '', overrides: task.overrides, completion: null, stage: 'unknown' } as const;
const event = {
  subject: task.id,
  project: task.project,
  units: task.units,
  version: 1,
  editId: 'edit-0001',
  what: 'progress' as const,
  change: '',
  before: state,
  after: state,
  by: { id: 'm1', name: '督查室' },
  at: task.updatedAt,
};

const comment = sampleComment();
const mention = { ...key, sheet: '2025', member: 'm1', comment: comment.id, number: 1, by: comment.by, at: comment.at };

const [member, unit] = [sampleMember(), sampleUnit()];
const register = { version: 0, units: [], members: [] };
const told = { version: 1, before: null, by: event.by, at: event.at };
const memberEvent = { ...told, subject: member.id, what: 'member_invited' as const, after: { ...member, signedIn: false } };
const unitEvent = { ...told, subject: unit.id, what: 'unit_added' as const, after: unit };

const report = {
  sheet: '2025',
  period: '2025-03',
  task: task.id,
  unit: unit.id,
  state: 'reported' as const,
  taskVersion: 1,
  reason: '',
  by: event.by,
  at: event.at,
  version: 1,
};

const snapshot = snapshotOf(sampleSheet(), [], { id: '2025-03', name: '2025-03', kind: 'period', at: event.at, by: event.by });

/** Who calls what of the store when deployed. A method that is not here does not compile. */
const CALLS = {
  sheet: { by: ['ApiHandlerRole', 'ReassessHandlerRole', 'DigestHandlerRole'], call: (store) => store.sheet('2025') },
  task: { by: ['ApiHandlerRole', 'ReassessHandlerRole', 'DigestHandlerRole'], call: (store) => store.task(key) },
  project: { by: ['ApiHandlerRole', 'ChangesHandlerRole', 'DigestHandlerRole'], call: (store) => store.project(task.project) },
  saveTask: { by: ['ApiHandlerRole', 'ReassessHandlerRole'], call: (store) => store.saveTask({ task, event }) },
  event: { by: ['ApiHandlerRole'], call: (store) => store.event(task.id, 1) },
  eventsOfMonth: {
    by: ['ApiHandlerRole'],
    call: (store) => store.eventsOfMonth('2025', '2025-01', { from: '', until: '', unit: null, person: null, limit: 1 }),
  },
  editorsOfMonth: { by: ['ApiHandlerRole'], call: (store) => store.editorsOfMonth('2025', '2025-01') },
  history: { by: ['ApiHandlerRole'], call: (store) => store.history(task.id, { limit: 1, before: null }) },
  saveRollUp: { by: ['ChangesHandlerRole'], call: (store) => store.saveRollUp(task.project, rollUp) },
  hasSheet: { by: ['ApiHandlerRole'], call: (store) => store.hasSheet('2025') },
  saveComment: { by: ['ApiHandlerRole'], call: (store) => store.saveComment({ task, comment, mentions: [mention] }) },
  comments: { by: ['ApiHandlerRole'], call: (store) => store.comments(task.id, { limit: 1, before: null }) },
  comment: { by: ['ApiHandlerRole', 'DigestHandlerRole'], call: (store) => store.comment(task.id, comment.id) },
  saveWithdrawal: { by: ['ApiHandlerRole'], call: (store) => store.saveWithdrawal(comment, task) },
  marks: { by: ['ApiHandlerRole'], call: (store) => store.marks('m1', '2025') },
  markSeen: { by: ['ApiHandlerRole'], call: (store) => store.markSeen('m1', task.id, 1) },
  // Only the local server makes a sheet as yet.
  create: { by: [], call: (store) => store.create(sampleSheet()) },
  issueTicket: { by: ['ApiHandlerRole'], call: (store) => store.issueTicket(connection, 1) },
  takeTicket: { by: ['LiveHandlerRole'], call: (store) => store.takeTicket('ticket', 1) },
  addConnection: { by: ['LiveHandlerRole'], call: (store) => store.addConnection(connection) },
  connection: { by: ['LiveHandlerRole'], call: (store) => store.connection('c1', 1) },
  renewConnection: { by: ['LiveHandlerRole'], call: (store) => store.renewConnection(connection, 1) },
  removeConnection: { by: ['LiveHandlerRole', 'ChangesHandlerRole'], call: (store) => store.removeConnection(connection) },
  openCell: { by: ['LiveHandlerRole'], call: (store) => store.openCell(connection, null, 1) },
  viewers: { by: ['LiveHandlerRole', 'ChangesHandlerRole'], call: (store) => store.viewers('2025', 1) },
  units: { by: ['ApiHandlerRole', 'DigestHandlerRole'], call: (store) => store.units() },
  members: { by: ['ApiHandlerRole', 'DigestHandlerRole'], call: (store) => store.members() },
  register: { by: ['ApiHandlerRole'], call: (store) => store.register() },
  merges: { by: ['ApiHandlerRole'], call: (store) => store.merges() },
  boundMember: { by: ['ApiHandlerRole'], call: (store) => store.boundMember({ issuer: 'https://id.example.cn', subject: 's1' }) },
  memberOfEmail: { by: ['ApiHandlerRole'], call: (store) => store.memberOfEmail('a@pinghu.example') },
  saveMember: { by: ['ApiHandlerRole'], call: (store) => store.saveMember({ before: null, after: member, event: memberEvent }, 0) },
  saveUnit: { by: ['ApiHandlerRole'], call: (store) => store.saveUnit({ before: null, after: unit, event: unitEvent }, register) },
  registerHistory: { by: ['ApiHandlerRole'], call: (store) => store.registerHistory('u05') },
  refuseTickets: { by: ['ChangesHandlerRole'], call: (store) => store.refuseTickets('m1', 1) },
  ticketsRefusedAt: { by: ['LiveHandlerRole'], call: (store) => store.ticketsRefusedAt('m1') },
  connectionsOf: { by: ['ChangesHandlerRole'], call: (store) => store.connectionsOf('m1') },
  reports: { by: ['ApiHandlerRole', 'DigestHandlerRole'], call: (store) => store.reports('2025', '2025-03') },
  report: { by: ['ApiHandlerRole'], call: (store) => store.report(report) },
  saveReport: { by: ['ApiHandlerRole'], call: (store) => store.saveReport(report) },
  head: { by: ['ApiHandlerRole', 'DigestHandlerRole'], call: (store) => store.head('2025') },
  saveReporting: {
    by: ['ApiHandlerRole', 'DigestHandlerRole'],
    call: (store) => store.saveReporting(sampleSheet().sheet, event, snapshot),
  },
  snapshots: { by: ['ApiHandlerRole', 'DigestHandlerRole'], call: (store) => store.snapshots('2025') },
  snapshot: { by: ['ApiHandlerRole', 'DigestHandlerRole'], call: (store) => store.snapshot('2025', snapshot.id) },
  saveSnapshot: { by: ['ApiHandlerRole'], call: (store) => store.saveSnapshot(snapshot) },
  mailing: { by: ['ApiHandlerRole', 'DigestHandlerRole'], call: (store) => store.mailing() },
  saveMailing: { by: ['ApiHandlerRole'], call: (store) => store.saveMailing({ ...USUAL_MAILING, version: 1 }, event) },
  choices: { by: ['ApiHandlerRole', 'DigestHandlerRole'], call: (store) => store.choices() },
  choose: { by: ['ApiHandlerRole'], call: (store) => store.choose('m1', { kind: 'summary', choice: 'none' }) },
  mentions: { by: ['ApiHandlerRole', 'DigestHandlerRole'], call: (store) => store.mentions('m1', { from: '', until: '' }) },
  digestPlace: { by: ['DigestHandlerRole'], call: (store) => store.digestPlace() },
  saveDigestPlace: { by: ['DigestHandlerRole'], call: (store) => store.saveDigestPlace({ handled: 1, told: null }, null) },
  sheets: { by: ['DigestHandlerRole'], call: (store) => store.sheets() },
  // As with `create`.
  listSheet: { by: [], call: (store) => store.listSheet('2025') },
  changedSince: { by: ['ApiHandlerRole'], call: (store) => store.changedSince('2025', { from: '2025-01', until: '2025-02', limit: 1 }) },
} satisfies Record<keyof Store, { by: readonly string[]; call: (store: Store) => Promise<unknown> }>;

const request = z.object({ IndexName: z.string().optional(), TransactItems: z.array(z.record(z.string(), z.unknown())).optional() });

/** The rights that one command needs: a transaction those of what it holds. */
const rightsFor = (command: string, { IndexName: index, TransactItems: items }: z.infer<typeof request>): string[] => {
  const table = `RecordsTable.Arn${index === undefined ? '' : `/index/${index}`}`;
  const itemActions = items
    ?.flatMap((item) => Object.keys(item))
    .map((verb) => (verb === 'ConditionCheck' ? 'ConditionCheckItem' : `${verb}Item`));
  return (itemActions ?? [command.replace(/Command$/u, '')]).map((action) => `dynamodb:${action} on ${table}`);
};

const rightsNeeded = async (call: (store: Store) => Promise<unknown>): Promise<string[]> => {
  const seen: string[] = [];
  const client = documentClient({ region: 'local', credentials: { accessKeyId: 'none', secretAccessKey: 'none' } });
  client.middlewareStack.add(
    (_, context) => (args) => {
      seen.push(...rightsFor(context.commandName ?? '', request.parse(args.input)));
      return Promise.resolve({ response: {}, output: { $metadata: {} } });
    },
    { step: 'initialize' },
  );
  await call(dynamoStore(client, 'table'));
  return seen;
};

test.each(['ApiHandlerRole', 'ChangesHandlerRole', 'DigestHandlerRole', 'LiveHandlerRole', 'ReassessHandlerRole'])(
  '%s may do to the table what its part of the store does, and nothing else',
  async (role) => {
    const calls: readonly { by: readonly string[]; call: (store: Store) => Promise<unknown> }[] = Object.values(CALLS);
    const needed = await Promise.all(calls.filter(({ by }) => by.includes(role)).map(({ call }) => rightsNeeded(call)));
    const given = rightsOf(templateOf(), role).filter((right) => right.includes('RecordsTable.Arn'));
    expect([...new Set(needed.flat())].toSorted()).toEqual(given);
  },
);
