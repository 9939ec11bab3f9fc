/** Whom one occasion is for, and what each of them is told. */
import { worksOnMainland } from '../../domain/holidays.ts';
import { localDay } from '../../domain/mail/local-time.ts';
import { chaseOf, leadersOf, mailTo, robotsOf, type Choices } from '../../domain/mail/recipients.ts';
import type { ChaseRequest, MentionsRequest } from '../../domain/mail/requests.ts';
import { mentionsIn, type Span } from '../../domain/mail/schedule.ts';
import { type MailSettings, USUAL_MAILING } from '../../domain/mail/settings.ts';
import type { Occasion } from '../../domain/mail/types.ts';
import type { Member, MemberId, Register, UnitId } from '../../domain/people/types.ts';
import { workingDaysUntil } from '../../domain/period.ts';
import { daysOf, openPeriod } from '../../domain/reporting.ts';
import { latestClosing } from '../../domain/snapshots.ts';
import { type Summary, summaryOf } from '../../domain/summary.ts';
import type { Sheet, SheetId } from '../../domain/types.ts';
import { eachAtOnce } from './each-at-once.ts';
import type { Draft, LetterPorts } from './write-letters.ts';

/** What is known of the city when letters are drafted. */
export type City = { readonly settings: MailSettings; readonly people: Pick<Register, 'members' | 'units'>; readonly choices: Choices };

/** The settings as they are, and who there is. */
export const readCity = async ({ store }: Pick<LetterPorts, 'store'>): Promise<City> => {
  const [settings, members, units, choices] = await Promise.all([store.mailing(), store.members(), store.units(), store.choices()]);
  return { settings: settings ?? USUAL_MAILING, people: { members, units }, choices };
};

/** A sheet's figures, the name of the snapshot that they are held against, and what the office sent back in the open period. */
export type Figures = { readonly summary: Summary; readonly since: string | null; readonly sentBack: ChaseRequest['sentBack'] };

/** Members whose mentions are looked up side by side. */
const AT_ONCE = 8;

/** Works the figures of a sheet out; null where it has no tasks, and so nothing to tell. */
export const figuresOf = async ({ store }: LetterPorts, sheet: Sheet): Promise<Figures | null> => {
  const [contents, reports, heads] = await Promise.all([
    store.sheet(sheet.id),
    store.reports(sheet.id, sheet.reporting.period),
    store.snapshots(sheet.id),
  ]);
  if (contents === null || contents.tasks.length === 0) return null;
  const latest = latestClosing(heads);
  const frozen = latest === null ? null : await store.snapshot(sheet.id, latest.id);
  // The sheet as it was read by its key: the index of its rows may lag behind a closing.
  return {
    summary: summaryOf({ ...contents, sheet }, reports, frozen?.tasks ?? null),
    since: latest?.name ?? null,
    sentBack: reports.filter(({ state }) => state === 'sent_back'),
  };
};

const summaryRequest = async ({ letters }: LetterPorts, { id, reporting }: Sheet, { summary, since }: Figures) => ({
  kind: 'summary' as const,
  summary,
  since,
  bulletin: await letters.bulletinOf(id, reporting.period),
});

export const draftSummary = async (ports: LetterPorts, sheet: Sheet, figures: Figures, city: City): Promise<readonly Draft[]> => {
  const request = await summaryRequest(ports, sheet, figures);
  const leaders = leadersOf(city.settings, city.people.members, city.choices).map(mailTo);
  return [...leaders, ...robotsOf(city.settings, 'summary')].map((recipient) => ({ recipient, request }));
};

/** Drafts to all who owe reports, and the units that owe some with nobody to tell. */
export type ChaseDrafts = { readonly drafts: readonly Draft[]; readonly ownerless: readonly UnitId[] };

const chaseRequest = (
  { letters, now }: LetterPorts,
  sheet: Sheet,
  { summary, sentBack }: Figures,
  owing: Summary['owing'],
): ChaseRequest => {
  const today = localDay(now(), letters.timeZone);
  const { due } = daysOf(sheet.reporting, sheet.reporting.period);
  return { kind: 'chase', summary, owing, sentBack, daysLeft: workingDaysUntil(today, due, worksOnMainland) };
};

export const draftChase = (ports: LetterPorts, sheet: Sheet, figures: Figures, { settings, people }: City): ChaseDrafts => {
  const { debtors, ownerless } = chaseOf(figures.summary, people);
  const all = figures.summary.owing;
  const robots = all.length === 0 ? [] : robotsOf(settings, 'chase');
  return {
    ownerless,
    drafts: [
      ...debtors.map(({ member, owing }) => ({ recipient: mailTo(member), request: chaseRequest(ports, sheet, figures, owing) })),
      ...robots.map((recipient) => ({ recipient, request: chaseRequest(ports, sheet, figures, all) })),
    ],
  };
};

/** The comments of a span that mention a member, with their tasks; withdrawn ones are not told of. */
const mentionsOf = async ({ store }: LetterPorts, sheet: SheetId, member: MemberId, span: Span): Promise<MentionsRequest['mentions']> => {
  const events = (await store.mentions(member, mentionsIn(span))).filter((event) => event.sheet === sheet);
  const found = await Promise.all(
    events.map(async ({ project, task: of, comment: id }) => {
      const [comment, task] = await Promise.all([store.comment(of, id), store.task({ project, task: of })]);
      return comment === null || comment.withdrawn !== null || task === null ? [] : [{ comment, task }];
    }),
  );
  return found.flat();
};

/** Letters to those whom a span mentions, by the occasion that a mention of this time belongs to. */
export const draftMentions = async (
  ports: LetterPorts,
  sheet: Sheet,
  members: readonly Member[],
  span: Span,
  occasionOf: (mentionedAt: string) => Occasion,
): Promise<ReadonlyMap<Occasion, readonly Draft[]>> => {
  const drafts: (Draft & { readonly occasion: Occasion })[] = [];
  await eachAtOnce(AT_ONCE, members, async (member) => {
    const found = await mentionsOf(ports, sheet.id, member.id, span);
    for (const [occasion, mentions] of Map.groupBy(found, ({ comment }) => occasionOf(comment.at)))
      drafts.push({ occasion, recipient: mailTo(member), request: { kind: 'mentions', mentions } });
  });
  return Map.groupBy(drafts, ({ occasion }) => occasion);
};

/** What somebody who tries a kind out is told in the recipients' place: of all units, or of what concerns themselves. */
export const draftForOne = async (
  ports: LetterPorts,
  sheet: Sheet,
  figures: Figures,
  kind: 'summary' | 'chase',
  member: Member,
): Promise<readonly Draft[]> => {
  const recipient = mailTo(member);
  if (kind === 'summary') return [{ recipient, request: await summaryRequest(ports, sheet, figures) }];
  const { owing } = figures.summary;
  return owing.length === 0 || openPeriod(sheet.reporting) === null
    ? []
    : [{ recipient, request: chaseRequest(ports, sheet, figures, owing) }];
};
