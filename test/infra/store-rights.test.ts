/** The rights that the roles have are those that the store needs: its calls are recorded where they would leave for AWS. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { USUAL_MAILING } from '../../domain/mail/settings.ts';
import { snapshotOf } from '../../domain/snapshots.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { letterKey, mailsPartition } from '../../functions/store/keys.ts';
import { bulletinOf, plainFigures } from '../support/bulletins.ts';
import { sampleComment, sampleMember, sampleSheet, sampleTask, sampleUnit } from '../support/samples.ts';
import { sampleLetter, sampleMail } from '../support/samples-mail.ts';
import { rightsOf, SETTINGS, type Statement, statements, templateOf } from './template.ts';

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

const [mail, letter] = [sampleMail(), sampleLetter()];

const snapshot = snapshotOf(sampleSheet(), [], { id: '2025-03', name: '2025-03', kind: 'period', at: event.at, by: event.by });

type Need = { readonly by: readonly string[]; readonly call: (store: Store) => Promise<unknown> };
const figures = plainFigures(sampleSheet());
const { text, ...bulletin } = bulletinOf(figures);
const body = { text, figures: 'f1', corrects: null, toCheck: [], by: event.by, at: event.at };
const draft = { sheet: '2025', version: 1, body: null };

/** Who calls what of the store when deployed. A method that is not here does not compile. */
const CALLS = {
  sheet: { by: ['ApiHandlerRole', 'ApiOfficeRole', 'ReassessHandlerRole', 'DigestHandlerRole'], call: (store) => store.sheet('2025') },
  projects: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.projects('2025') },
  task: { by: ['ApiHandlerRole', 'ReassessHandlerRole', 'DigestHandlerRole'], call: (store) => store.task(key) },
  project: {
    by: ['ApiHandlerRole', 'ApiOfficeRole', 'ChangesHandlerRole', 'DigestHandlerRole'],
    call: (store) => store.project(task.project),
  },
  saveTask: { by: ['ApiHandlerRole', 'ReassessHandlerRole'], call: (store) => store.saveTask({ task, event }) },
  event: { by: ['ApiHandlerRole'], call: (store) => store.event(task.id, 1) },
  eventsOfMonth: {
    by: ['ApiOfficeRole'],
    call: (store) => store.eventsOfMonth('2025', '2025-01', { from: '', until: '', unit: null, person: null, limit: 1 }),
  },
  editorsOfMonth: { by: ['ApiOfficeRole'], call: (store) => store.editorsOfMonth('2025', '2025-01') },
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
  units: { by: ['ApiHandlerRole', 'ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.units() },
  members: { by: ['ApiHandlerRole', 'ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.members() },
  register: { by: ['ApiOfficeRole'], call: (store) => store.register() },
  merges: { by: ['ApiHandlerRole', 'ApiOfficeRole'], call: (store) => store.merges() },
  boundMember: {
    by: ['ApiHandlerRole', 'ApiOfficeRole'],
    call: (store) => store.boundMember({ issuer: 'https://id.example.cn', subject: 's1' }),
  },
  memberOfEmail: { by: ['ApiHandlerRole', 'ApiOfficeRole'], call: (store) => store.memberOfEmail('a@pinghu.example') },
  saveMember: { by: ['ApiOfficeRole'], call: (store) => store.saveMember({ before: null, after: member, event: memberEvent }, 0) },
  saveUnit: { by: ['ApiOfficeRole'], call: (store) => store.saveUnit({ before: null, after: unit, event: unitEvent }, register) },
  registerHistory: { by: ['ApiOfficeRole'], call: (store) => store.registerHistory('u05') },
  refuseTickets: { by: ['ChangesHandlerRole'], call: (store) => store.refuseTickets('m1', 1) },
  ticketsRefusedAt: { by: ['LiveHandlerRole'], call: (store) => store.ticketsRefusedAt('m1') },
  connectionsOf: { by: ['ChangesHandlerRole'], call: (store) => store.connectionsOf('m1') },
  reports: { by: ['ApiHandlerRole', 'ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.reports('2025', '2025-03') },
  report: { by: ['ApiHandlerRole', 'ChangesHandlerRole'], call: (store) => store.report(report) },
  saveReport: { by: ['ApiHandlerRole'], call: (store) => store.saveReport(report) },
  head: {
    by: ['ApiHandlerRole', 'ApiOfficeRole', 'ChangesHandlerRole', 'DigestHandlerRole', 'PublicHandlerRole'],
    call: (store) => store.head('2025'),
  },
  saveReporting: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.saveReporting(sampleSheet().sheet, event, snapshot) },
  snapshots: { by: ['ApiOfficeRole', 'DigestHandlerRole', 'PublicHandlerRole'], call: (store) => store.snapshots('2025') },
  snapshot: { by: ['ApiOfficeRole', 'DigestHandlerRole', 'PublicHandlerRole'], call: (store) => store.snapshot('2025', snapshot.id) },
  dayMarks: { by: ['ApiOfficeRole'], call: (store) => store.dayMarks('2025') },
  saveDayMark: {
    by: ['DigestHandlerRole'],
    call: (store) => store.saveDayMark('2025', { day: '2025-03-31', completion: null, completionOfAll: 0, changes: 0 }),
  },
  saveSnapshot: { by: ['ApiOfficeRole'], call: (store) => store.saveSnapshot(snapshot) },
  mailLog: { by: ['ApiOfficeRole'], call: (store) => store.mailLog('2025', '2025-03') },
  mail: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.mail(mail) },
  saveMail: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.saveMail(mail) },
  planMails: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.planMails([{ entry: mail, letter }]) },
  unfinishedMails: { by: ['DigestHandlerRole'], call: (store) => store.unfinishedMails() },
  saveFigures: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.saveFigures('2025', figures) },
  figures: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.figures('2025', 'f1') },
  draft: { by: ['ApiOfficeRole'], call: (store) => store.draft('2025') },
  saveDraft: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.saveDraft(draft) },
  making: { by: ['DigestHandlerRole'], call: (store) => store.making('2025') },
  saveProgress: { by: ['DigestHandlerRole'], call: (store) => store.saveProgress('2025', '2025-03', 'done', null) },
  bulletins: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.bulletins('2025') },
  bulletin: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.bulletin('2025', 1) },
  issue: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.issue(bulletin, body, draft) },
  returnedMails: { by: ['ApiOfficeRole'], call: (store) => store.returnedMails() },
  mailing: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.mailing() },
  saveMailing: {
    by: ['ApiOfficeRole'],
    call: (store) => store.saveMailing({ ...USUAL_MAILING, version: 1 }, { by: event.by, at: event.at }),
  },
  choices: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.choices() },
  choose: { by: ['ApiOfficeRole'], call: (store) => store.choose('m1', { kind: 'summary', choice: 'none' }) },
  mentions: { by: ['ApiOfficeRole', 'DigestHandlerRole'], call: (store) => store.mentions('m1', { from: '', until: '' }) },
  digestPlace: { by: ['DigestHandlerRole'], call: (store) => store.digestPlace() },
  saveDigestPlace: { by: ['DigestHandlerRole'], call: (store) => store.saveDigestPlace({ handled: 1, told: null }, null) },
  sheets: { by: ['DigestHandlerRole', 'PublicHandlerRole'], call: (store) => store.sheets() },
  // As with `create`.
  listSheet: { by: [], call: (store) => store.listSheet('2025') },
  changedSince: { by: ['ApiHandlerRole'], call: (store) => store.changedSince('2025', { from: '2025-01', until: '2025-02', limit: 1 }) },
} satisfies Record<keyof Store, Need>;

/** Beside these: a first sign-in at either Lambda, which leaves the register alone. */
const MORE: readonly Need[] = [
  {
    by: ['ApiHandlerRole', 'ApiOfficeRole'],
    call: (store) => store.saveMember({ before: null, after: member, event: memberEvent }, null),
  },
  // Who answers people has mail sent again; what has come to its end is taken out of the list of the unfinished where it is sent.
  { by: ['DigestHandlerRole'], call: (store) => store.saveMail({ ...mail, state: 'sent' }) },
];

const ROLES = [
  'ApiHandlerRole',
  'ApiOfficeRole',
  'ChangesHandlerRole',
  'DigestHandlerRole',
  'LiveHandlerRole',
  'PublicHandlerRole',
  'ReassessHandlerRole',
];

const place = z.object({ project: z.string() });

/** One call: of an item by its key, of a new item, or of a partition by the first value of its condition. */
const single = z.object({
  IndexName: z.string().optional(),
  Key: place.optional(),
  Item: place.optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
});

const request = z.union([z.object({ TransactItems: z.array(z.record(z.string(), single)) }), single]);

/** What a command asks for; a transaction, all that it holds. An index is no partition of the table. */
type Asked = { readonly right: string; readonly partition: string | null };

const askedBy = (action: string, one: z.infer<typeof single>): Asked => {
  const name = /= (:\w+)/u.exec(one.KeyConditionExpression ?? '')?.[1] ?? '';
  const partition = one.Key?.project ?? one.Item?.project ?? z.string().parse(one.ExpressionAttributeValues?.[name]);
  return one.IndexName === undefined
    ? { right: `dynamodb:${action} on RecordsTable.Arn`, partition }
    : { right: `dynamodb:${action} on RecordsTable.Arn/index/${one.IndexName}`, partition: null };
};

const asked = (command: string, input: z.infer<typeof request>): Asked[] =>
  'TransactItems' in input
    ? input.TransactItems.flatMap((item) => Object.entries(item).map(([verb, one]) => askedBy(`${verb}Item`, one)))
    : [askedBy(command.replace(/Command$/u, ''), input)];

const recorded = async ({ call }: Need): Promise<Asked[]> => {
  const seen: Asked[] = [];
  const client = documentClient({ region: 'local', credentials: { accessKeyId: 'none', secretAccessKey: 'none' } });
  client.middlewareStack.add(
    (_, context) => (args) => {
      seen.push(...asked(context.commandName ?? '', request.parse(args.input)));
      return Promise.resolve({ response: {}, output: { $metadata: {} } });
    },
    { step: 'initialize' },
  );
  await call(dynamoStore(client, 'table'));
  return seen;
};

const calls: readonly Need[] = [...Object.values(CALLS), ...MORE];
const template = templateOf({ municipality: { ...SETTINGS, publicPage: true } });

const neededBy = async (role: string): Promise<Asked[]> =>
  (await Promise.all(calls.filter(({ by }) => by.includes(role)).map(recorded))).flat();

const conditions = z.record(z.string(), z.object({ 'dynamodb:LeadingKeys': z.array(z.string()) })).default({});

/** True where a statement is about the partition. */
const isAbout = ({ condition }: Statement, partition: string | null): boolean =>
  Object.entries(conditions.parse(condition)).every(([operator, { 'dynamodb:LeadingKeys': patterns }]) => {
    const isThere = patterns.some((pattern) =>
      pattern.endsWith('*') ? partition?.startsWith(pattern.slice(0, -1)) === true : partition === pattern,
    );
    return operator.endsWith('StringNotLike') ? !isThere : isThere;
  });

const mayDo = (role: string, { right, partition }: Asked): boolean => {
  const about = statements(template).filter(
    (statement) =>
      statement.role === role &&
      statement.actions.some((action) => statement.on.some((on) => `${action} on ${on}` === right)) &&
      isAbout(statement, partition),
  );
  return about.some(({ effect }) => effect === 'Allow') && !about.some(({ effect }) => effect === 'Deny');
};

describe.each(ROLES)('%s', (role) => {
  test('may do to the table what its part of the store does, and nothing else', async () => {
    const given = rightsOf(template, role).filter((right) => right.includes('RecordsTable.Arn'));
    expect([...new Set((await neededBy(role)).map(({ right }) => right))].toSorted()).toEqual(given);
  });

  test('may do so where its part of the store does it', async () => {
    expect((await neededBy(role)).filter((one) => !mayDo(role, one))).toEqual([]);
  });
});

test('the edit path reaches no snapshot, and changes no member, unit or sheet', async () => {
  const { snapshot: read, saveSnapshot, saveUnit, saveReporting } = CALLS;
  const refused = (need: Need) => recorded(need).then((all) => all.filter((one) => !mayDo('ApiHandlerRole', one)));
  expect(await refused(read)).not.toEqual([]);
  expect(await refused(saveSnapshot)).not.toEqual([]);
  expect(await refused(saveUnit)).toEqual([{ right: 'dynamodb:UpdateItem on RecordsTable.Arn', partition: 'city' }]);
  expect((await refused(saveReporting)).map(({ partition }) => partition)).toContain('sheet#2025');
});

test('the page for everybody reaches what its route calls, and of all else nothing: no member, no history, no mail, no task', async () => {
  const methods = await Promise.all(Object.entries(CALLS).map(async ([name, need]) => ({ name, all: await recorded(need) })));
  const within = methods.filter(({ all }) => all.some((one) => mayDo('PublicHandlerRole', one))).map(({ name }) => name);
  expect(within).toEqual(['hasSheet', 'head', 'snapshots', 'snapshot', 'sheets']);
});

test.each(ROLES)('%s takes no message and no letter out of the log', (role) => {
  const right = 'dynamodb:DeleteItem on RecordsTable.Arn';
  const partitions = [mailsPartition({ sheet: '2025', period: '2025-03' }), letterKey(mail).project];
  expect(partitions.filter((partition) => mayDo(role, { right, partition }))).toEqual([]);
});

test('the office changes no task, and hands out no ticket', async () => {
  for (const need of [CALLS.saveTask, CALLS.issueTicket]) {
    expect((await recorded(need)).some((one) => mayDo('ApiOfficeRole', one) && !(one.partition ?? '').startsWith('history#'))).toBe(false);
  }
});
