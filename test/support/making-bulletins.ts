/** A city on the embedded engine in which bulletins are made by themselves, sheet by sheet, with whom they are told to. */
import type { BulletinHead, BulletinText, Draft } from '../../domain/bulletin/types.ts';
import { type BulletinSettings, USUAL_MAILING } from '../../domain/mail/settings.ts';
import type { Period } from '../../domain/period.ts';
import { usualReporting, type ReportingChange } from '../../domain/reporting.ts';
import { changeReporting } from '../../functions/actions/change-reporting.ts';
import { saveDraft, startDraft } from '../../functions/actions/draft-bulletin.ts';
import { editProgress } from '../../functions/actions/edit-progress.ts';
import { issueBulletin } from '../../functions/actions/issue-bulletin.ts';
import { makeBulletins } from '../../functions/actions/make-bulletins.ts';
import type { LetterParts, Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable } from './engine.ts';
import { letterParts } from './letter-parts.ts';
import { ADMIN, sampleMember, sampleProject, sampleSheet, sampleTask } from './samples.ts';
import { addMember } from './sign-in.ts';

const ROBOT = {
  id: 'r1',
  name: '督查群',
  channel: 'wecom',
  kinds: ['summary'],
  address: 'https://qyapi.weixin.qq.com/x',
  secret: '',
} as const;
const DOING = { by: { id: 'm1', name: '督查室' }, at: '2025-01-01T00:00:00.000Z' };

/** An instant by the city's clocks: `2025-04-07T10:00`. */
export const instant = (local: string): number => Date.parse(`${local}:00+08:00`);

/** Whom an issued bulletin of March goes to. */
export const LEADERS = ['bulletin 2025-03 issued mail:leader', 'bulletin 2025-03 issued wecom:r1'];

/** Ids that a page would make. */
export const [FIRST, SECOND] = ['6f6a1b52-3c1e-4a57-9d7c-6a9d0e5b7c11', '7f6a1b52-3c1e-4a57-9d7c-6a9d0e5b7c11'] as const;

const addMembers = (store: Store): Promise<unknown> =>
  Promise.all(
    (
      [
        ['office', 'admin', null],
        ['former', 'admin', DOING.at],
        ['leader', 'viewer', null],
        ['other', 'viewer', null],
      ] as const
    ).map(([id, role, removedAt]) =>
      addMember(store, sampleMember({ id, name: id, email: `${id}@pinghu.example`, role, units: [], removedAt })),
    ),
  );

/** What the office does on the sheet that is looked at. */
const officeAt = (store: Store, id: string, now: () => number, letters: LetterParts) => {
  const ports = { store, now, letters };
  const change = async (of: ReportingChange): Promise<void> => {
    const version = (await store.head(id))?.reporting.version ?? 0;
    const outcome = await changeReporting(ports, id, { version, change: of }, ADMIN);
    if (!outcome.ok) throw new Error(outcome.reason);
  };
  return {
    close: (period: Period) => change({ kind: 'close', period }),
    goBackTo: (period: Period) => change({ kind: 'open', period }),
    begin: async (of: { readonly period: Period } | { readonly corrects: number }): Promise<Draft> => {
      const outcome = await startDraft(ports, id, { version: (await store.draft(id)).version, of }, ADMIN);
      if (!outcome.ok) throw new Error(outcome.reason);
      return outcome.draft;
    },
    /** Saves the draft with these texts, all of it checked. */
    edit: async (changes: Partial<BulletinText>): Promise<void> => {
      const { version, body } = await store.draft(id);
      if (body === null) throw new Error('no draft');
      const outcome = await saveDraft(ports, id, { version, text: { ...body.text, ...changes }, toCheck: [] }, ADMIN);
      if (!outcome.ok) throw new Error(outcome.reason);
    },
    progress: (text: string) =>
      editProgress(ports, { project: `${id}-p1`, task: `${id}-t1` }, { editId: 'edit-0001', version: 1, progress: text }, ADMIN),
    issue: async (uuid: string): Promise<BulletinHead> => {
      const outcome = await issueBulletin(ports, id, { id: uuid, version: (await store.draft(id)).version }, ADMIN);
      if (!outcome.ok) throw new Error(outcome.reason);
      return outcome.head;
    },
  };
};

/** A sheet of its own of one task, known to a store that knows no other one; `now` is the time there. */
const newSheet = async (whole: Store, id: string, period: Period) => {
  const [project, task] = [`${id}-p1`, `${id}-t1`];
  const sheet = { id, name: '民生实事', city: '平湖市', reporting: usualReporting(period) };
  await whole.create(
    sampleSheet({ sheet, projects: [sampleProject({ id: project, sheet: id })], tasks: [sampleTask({ id: task, project, sheet: id })] }),
  );
  const store: Store = { ...whole, sheets: () => Promise.resolve([id]) };
  const mail = letterParts();
  const time = { now: instant('2025-04-07T10:00') };
  const clock = (): number => time.now;
  return {
    id,
    store,
    mail,
    time,
    clock,
    office: officeAt(store, id, clock, mail.letters),
    make: (over: Store = store, letters: LetterParts = mail.letters): Promise<number> =>
      makeBulletins({ store: over, letters, now: clock }),
    /** Issued bulletins: number, period, by whom. */
    issued: async (): Promise<readonly string[]> =>
      (await store.bulletins(id)).map(({ number, period: of, by }) => `${number} ${of} ${by.name}`),
    told: (): readonly string[] =>
      mail
        .planned()
        .map(({ entry: { kind, period: of, occasion, recipient } }) => `${kind} ${of} ${occasion} ${recipient.channel}:${recipient.id}`)
        .toSorted(),
  };
};

export type MakingSheet = Awaited<ReturnType<typeof newSheet>>;

export const makingCity = async () => {
  const engine = await embeddedTable();
  const store = dynamoStore(documentClient(engine.config), engine.table);
  await addMembers(store);
  let year = 2300;
  return {
    stop: engine.stop,
    store,
    newSheet: (period: Period = '2025-03'): Promise<MakingSheet> => newSheet(store, `${(year += 1)}`, period),
    want: async (changes: Partial<BulletinSettings> = {}): Promise<void> => {
      const { version } = (await store.mailing()) ?? USUAL_MAILING;
      const bulletin: BulletinSettings = { how: 'issue', after: 1, time: '09:00', since: DOING.at, ...changes };
      const summary = { ...USUAL_MAILING.summary, to: ['leader'] };
      await store.saveMailing({ ...USUAL_MAILING, version: version + 1, summary, robots: [ROBOT], bulletin }, DOING);
    },
  };
};
