import { endedDay } from '../../domain/day-marks.ts';
import { localDay } from '../../domain/mail/local-time.ts';
import { choosing } from '../../domain/mail/recipients.ts';
import { dailySpan, dueIn, momentOccasion, spanOf, type Due, type Span } from '../../domain/mail/schedule.ts';
import type { MailChoices } from '../../domain/mail/choices.ts';
import type { Occasion } from '../../domain/mail/types.ts';
import type { Member, UnitId } from '../../domain/people/types.ts';
import type { Day } from '../../domain/period.ts';
import { openPeriod } from '../../domain/reporting.ts';
import type { Sheet, SheetId } from '../../domain/types.ts';
import { type City, draftChase, draftMentions, draftSummary, figuresOf, readCity } from './draft-letters.ts';
import { eachSheet } from './each-sheet.ts';
import { makeBulletins } from './make-bulletins.ts';
import { markDay } from './mark-day.ts';
import { type LetterPorts, writeLetters } from './write-letters.ts';

export type DigestPorts = LetterPorts & {
  /** Closes a sheet's period where its cut-off is over on this day of the city. */
  readonly closeDue: (sheet: SheetId, today: Day) => Promise<unknown>;
  /** Sends what waits in the log. */
  readonly sendMails: () => Promise<unknown>;
};

/** A unit that owes reports and has nobody who could be told. */
export type Ownerless = { readonly sheet: SheetId; readonly units: readonly UnitId[] };

/** What a run has come to. `planned` counts letters, those that were planned before too. */
export type DigestRun = { readonly planned: number; readonly ownerless: readonly Ownerless[] };

type SheetRun = { readonly ports: DigestPorts; readonly sheet: Sheet; readonly city: City; readonly told: number | null };

const wanting = ({ people, choices }: City, mentions: MailChoices['mentions']): readonly Member[] =>
  choosing(people.members, choices).flatMap(({ member, chosen }) => (chosen.mentions === mentions ? [member] : []));

const NOTHING: DigestRun = { planned: 0, ownerless: [] };

const planMentions = async (
  { ports, sheet, city }: SheetRun,
  mentions: MailChoices['mentions'],
  span: Span,
  occasionOf: (mentionedAt: string) => Occasion,
): Promise<DigestRun> => {
  const found = await draftMentions(ports, sheet, wanting(city, mentions), span, occasionOf);
  let planned = 0;
  for (const [occasion, drafts] of found) {
    // oxlint-disable-next-line no-await-in-loop -- one occasion after the other
    planned += await writeLetters(ports, sheet, occasion, drafts);
  }
  return { planned, ownerless: [] };
};

const planDue = async (run: SheetRun, { kind, occasion, at }: Due): Promise<DigestRun> => {
  const { ports, sheet, city, told } = run;
  if (kind === 'mentions') return planMentions(run, 'daily', dailySpan(told, at), () => occasion);
  const figures = await figuresOf(ports, sheet);
  if (figures === null) return NOTHING;
  if (kind === 'summary') {
    const drafts = await draftSummary(ports, sheet, figures, city);
    return { planned: await writeLetters(ports, sheet, occasion, drafts), ownerless: [] };
  }
  const { drafts, ownerless } = draftChase(ports, sheet, figures, city);
  const planned = await writeLetters(ports, sheet, occasion, drafts);
  return { planned, ownerless: ownerless.length === 0 ? [] : [{ sheet: sheet.id, units: ownerless }] };
};

/** Everything of a sheet that a span asks for. */
const planSheet = async (run: SheetRun, dues: readonly Due[], span: Span): Promise<readonly DigestRun[]> => {
  const runs: DigestRun[] = [];
  if (run.city.settings.mentions.isOn) runs.push(await planMentions(run, 'at_once', span, momentOccasion));
  // oxlint-disable-next-line no-await-in-loop -- in their order
  for (const due of dues) runs.push(await planDue(run, due));
  return runs;
};

/** Plans what is due since the run before. Nothing is noted as done before all of it is in the log. */
const planAll = async (ports: DigestPorts): Promise<DigestRun> => {
  const { store, letters, now } = ports;
  const place = await store.digestPlace();
  const span = spanOf(place?.handled ?? null, now());
  if (span.from >= span.to) return NOTHING;
  const city = await readCity(ports);
  const ended = endedDay(span, letters.timeZone);
  let told = place?.told ?? null;
  const ofSheet = async (id: SheetId): Promise<readonly DigestRun[]> => {
    await ports.closeDue(id, localDay(span.to, letters.timeZone));
    const sheet = await store.head(id);
    if (sheet === null) return [];
    if (ended !== null && openPeriod(sheet.reporting) !== null) await markDay(store, id, ended);
    const dues = dueIn(span, city.settings, sheet.reporting, letters.timeZone);
    told = dues.findLast(({ kind }) => kind === 'mentions')?.at ?? told;
    return planSheet({ ports, sheet, city, told: place?.told ?? null }, dues, span);
  };
  const runs = (await eachSheet(await store.sheets(), ofSheet)).flat();
  // Another run at the same time has planned the same letters of the same names: whichever comes second has nothing to note.
  await store.saveDigestPlace({ handled: span.to, told }, place);
  return { planned: runs.reduce((sum, { planned }) => sum + planned, 0), ownerless: runs.flatMap(({ ownerless }) => ownerless) };
};

/**
 * Closes what is to be closed, notes how sheets stood as a day ends, writes the letters that are due, makes the bulletins that are, and sends what waits.
 *
 * To be called each minute. Two runs at once, or one that is repeated, come to the same letters and bulletins. Where one part of it goes wrong
 * the others are done all the same before it throws, and the next run begins where this one did.
 */
export const runDigest = async (ports: DigestPorts): Promise<DigestRun> => {
  const [planned] = await Promise.allSettled([planAll(ports)]);
  const [made] = await Promise.allSettled([makeBulletins(ports)]);
  await ports.sendMails();
  if (planned.status === 'rejected') throw planned.reason;
  if (made.status === 'rejected') throw made.reason;
  return { ...planned.value, planned: planned.value.planned + made.value };
};
