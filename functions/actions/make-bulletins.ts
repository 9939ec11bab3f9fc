/** 自动起草 and 自动印发: bulletins of closed periods that nobody has to ask for. */
import { dueBulletins, machineId, stepOf, type Found, type Step } from '../../domain/bulletin/by-itself.ts';
import { headOfNext } from '../../domain/bulletin/draft.ts';
import type { BulletinHead, Draft as BulletinDraft } from '../../domain/bulletin/types.ts';
import { leadersOf, mailTo, officeOf, robotsOf } from '../../domain/mail/recipients.ts';
import type { BulletinRequest } from '../../domain/mail/requests.ts';
import { USUAL_MAILING, type BulletinSettings } from '../../domain/mail/settings.ts';
import type { Recipient } from '../../domain/mail/types.ts';
import type { Period } from '../../domain/period.ts';
import { SYSTEM } from '../../domain/reporting.ts';
import type { Sheet } from '../../domain/types.ts';
import { attachmentOf } from './bulletin-of-period.ts';
import { againDraft, bodyOf, firstDraft } from './draft-bulletin.ts';
import { readCity, type City } from './draft-letters.ts';
import { eachSheet } from './each-sheet.ts';
import { writeLetters, type LetterPorts } from './write-letters.ts';

type SheetRun = { readonly ports: LetterPorts; readonly sheet: Sheet; readonly city: City };

/** What there is of a period's bulletin, whole. */
type Made = Found & { readonly draft: BulletinDraft; readonly issued: readonly BulletinHead[] };

/** `planned` counts letters. `goesOn`: the period after this one may be looked after; numbers follow the order of the periods. */
type Came = { readonly planned: number; readonly goesOn: boolean };

const lookAt = async ({ ports: { store }, sheet: { id } }: SheetRun, period: Period): Promise<Made> => {
  // The draft first: once it is closed, the bulletin that was issued of it is listed.
  const { draft, progresses } = await store.making(id);
  const issued = await store.bulletins(id);
  const { body } = draft;
  const figures = body === null ? null : await store.figures(id, body.figures);
  if (body !== null && figures === null) throw new Error(`the draft of ${id} has no figures`);
  return {
    draft,
    issued,
    progress: progresses[period] ?? null,
    isIssued: issued.some((head) => head.period === period),
    open: body === null || figures === null ? null : { period: figures.period, corrects: body.corrects },
  };
};

/**
 * Drafts a bulletin, or issues it: of the open draft on the figures of its closing, else of a first text. What somebody has edited and the
 * figures have left behind is not issued, but saved to be checked. True where nobody else was first.
 */
const make = async ({ ports, sheet }: SheetRun, period: Period, step: 'draft' | 'issue', { draft, issued }: Made): Promise<boolean> => {
  const { store } = ports;
  const written = await (draft.body === null ? firstDraft(ports, sheet, period) : againDraft(ports, sheet, draft.body));
  if (written === null) return false;
  const body = await bodyOf(ports, sheet.id, written, SYSTEM);
  const next = { sheet: sheet.id, version: draft.version + 1 };
  const { by, at } = body;
  const saved = await (step === 'draft' || body.toCheck.length > 0
    ? store.saveDraft({ ...next, body }, period)
    : store.issue(
        headOfNext(issued, body, { sheet: sheet.id, id: machineId(period), period, by, at }),
        body,
        { ...next, body: null },
        period,
      ));
  return saved === 'saved';
};

const write = ({ ports, sheet }: SheetRun, to: readonly Recipient[], request: BulletinRequest): Promise<number> =>
  writeLetters(
    ports,
    sheet,
    request.told,
    to.map((recipient) => ({ recipient, request })),
  );

const toOffice = ({ city: { people } }: SheetRun): readonly Recipient[] => officeOf(people.members).map(mailTo);

/** The bulletin to those whom the leaders' 汇总 goes to. */
const tellOfIssued = async (run: SheetRun, head: BulletinHead): Promise<number> => {
  const { settings, people, choices } = run.city;
  const bulletin = await run.ports.store.bulletin(head.sheet, head.number);
  if (bulletin === null) throw new Error(`there is no bulletin ${head.number} of ${head.sheet}`);
  const to = [...leadersOf(settings, people.members, choices).map(mailTo), ...robotsOf(settings, 'summary')];
  return write(run, to, { kind: 'bulletin', told: 'issued', period: head.period, bulletin, attached: attachmentOf(head) });
};

/** Says what was made of a period. Where somebody has issued the draft by now, or given it up, there is nothing to say. */
const tell = async (run: SheetRun, period: Period, { issued, draft: { body }, open }: Made): Promise<number> => {
  const head = issued.find(({ id }) => id === machineId(period));
  if (head !== undefined) return tellOfIssued(run, head);
  if (body === null || open?.period !== period || open.corrects !== null) return 0;
  const { toCheck } = body;
  return write(run, toOffice(run), { kind: 'bulletin', told: toCheck.length === 0 ? 'drafted' : 'unchecked', period, toCheck });
};

const tellOfWaiting = async (run: SheetRun, period: Period, { progress, open }: Made): Promise<number> => {
  const { how } = run.city.settings.bulletin;
  return progress === 'waiting' || open === null || how === 'by_hand'
    ? 0
    : write(run, toOffice(run), { kind: 'bulletin', told: 'waiting', period, how, behind: open });
};

/** Brings the bulletin of one period as far as it goes. Each step is noted with what it did, so that one that breaks off is taken up after it. */
const advance = async (run: SheetRun, period: Period): Promise<Came> => {
  const made = await lookAt(run, period);
  const { progress } = made;
  const note = (to: 'waiting' | 'done') => run.ports.store.saveProgress(run.sheet.id, period, to, progress);
  const step: Step = stepOf(period, run.city.settings.bulletin.how, made);
  switch (step) {
    case 'draft':
    case 'issue':
      return (await make(run, period, step, made)) ? advance(run, period) : { planned: 0, goesOn: false };
    case 'tell': {
      const planned = await tell(run, period, made);
      await note('done');
      return { planned, goesOn: true };
    }
    case 'wait': {
      const planned = await tellOfWaiting(run, period, made);
      if (progress === null) await note('waiting');
      return { planned, goesOn: false };
    }
    case 'leave':
      await note('done');
      return { planned: 0, goesOn: true };
  }
};

/** The periods of a sheet that are due and not done, in their order. */
const pendingOf = async ({ store, letters, now }: LetterPorts, sheet: Sheet, settings: BulletinSettings): Promise<readonly Period[]> => {
  const due = dueBulletins(await store.snapshots(sheet.id), settings, sheet.reporting, letters.timeZone).filter(({ at }) => at <= now());
  if (due.length === 0) return [];
  const { progresses } = await store.making(sheet.id);
  return due.flatMap(({ period }) => (progresses[period] === 'done' ? [] : [period]));
};

const ofSheet = async (ports: LetterPorts, sheet: Sheet, settings: BulletinSettings): Promise<number> => {
  const pending = await pendingOf(ports, sheet, settings);
  if (pending.length === 0) return 0;
  const run = { ports, sheet, city: await readCity(ports) };
  let planned = 0;
  for (const period of pending) {
    // oxlint-disable-next-line no-await-in-loop -- one period after the other
    const came = await advance(run, period);
    planned += came.planned;
    if (!came.goesOn) break;
  }
  return planned;
};

/**
 * Makes the bulletins of all sheets that are due, and writes the letters that tell of them; gives how many. Called at any time, as often and
 * by as many at once as one likes: each period's is made once, what was missed is caught up with, and where it breaks off the next call goes on.
 */
export const makeBulletins = async (ports: LetterPorts): Promise<number> => {
  const { store } = ports;
  const { bulletin } = (await store.mailing()) ?? USUAL_MAILING;
  if (bulletin.how === 'by_hand') return 0;
  const planned = await eachSheet(await store.sheets(), async (id) => {
    const sheet = await store.head(id);
    return sheet === null ? 0 : ofSheet(ports, sheet, bulletin);
  });
  return planned.reduce((sum, count) => sum + count, 0);
};
