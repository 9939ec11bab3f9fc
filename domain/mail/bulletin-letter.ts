/** 通报: the issued bulletin for its readers, and what the office has to do about one. */
import type { Bulletin, BulletinTask } from '../bulletin/types.ts';
import { PACE_CLASSES } from '../pace.ts';
import { periodWords } from '../text/period-words.ts';
import { line, listed, type Content, type Item, type Part } from './content.ts';
import type { BulletinRequest } from './requests.ts';
import { clipped, dayWords, framed, gapWords, linkTo, nameOf, oneLine, standingWords, taskWay, type Telling } from './telling.ts';

type Issued = Extract<BulletinRequest, { told: 'issued' }>;
type ForOffice = Exclude<BulletinRequest, Issued>;

const MOST = { title: 100, file: 120, slow: 10, units: 3, overall: 800 } as const;

const attachedPart = ({ say }: Telling, { name }: Issued['attached']): Part => ({
  title: '',
  blocks: [line(say('summaryAttached', { name: oneLine(name, MOST.file) }))],
});

/** The office's own words, which end in the counts by class, as on the paper; those stand alone where it wrote nothing. */
const overallPart = ({ say }: Telling, { text: { overall }, figures: { tally, tasks } }: Bulletin, href: string): Part => {
  const counts = PACE_CLASSES.map((one) => ({ class: one, way: { words: say(`pace_${one}`), href }, count: tally[one] }));
  return {
    title: say('bulletinOverall'),
    blocks: [
      ...clipped(overall.trim(), MOST.overall)
        .split('\n')
        .filter((words) => words.trim() !== '')
        .map(line),
      ...(tasks.length === 0 ? [] : [{ kind: 'counts' as const, counts }]),
    ],
  };
};

const slowItem = (telling: Telling, { task, number, content, units, class: of, completion, gap }: BulletinTask): Item => {
  const { say } = telling;
  const standing = standingWords(say, { class: of, completion });
  const leading = units.slice(0, MOST.units).map(nameOf).join(say('letterBetween'));
  return {
    way: taskWay(telling, { id: task, number, content }),
    class: of,
    notes: [
      units.length > MOST.units ? say('letterUnits', { units: leading, n: units.length }) : leading,
      say('letterGap', { standing, gap: gapWords(say, gap ?? 0) }),
    ],
    text: [],
  };
};

const slowPart = (telling: Telling, { figures: { tasks, slow } }: Bulletin, href: string): Part => {
  const { say } = telling;
  const known = new Map(tasks.map((task) => [task.task, task]));
  return {
    title: say('summarySlow', { n: slow.length }),
    blocks: [
      ...(slow.length === 0 ? [line(say('summaryNoneSlow'))] : []),
      ...listed(
        slow.flatMap((id) => known.get(id) ?? []),
        MOST.slow,
        (some) => ({ kind: 'items', items: some.map((task) => slowItem(telling, task)) }),
        (left) => ({ words: say('bulletinRest', { n: left }), href }),
      ),
    ],
  };
};

const issuedLetter = ({ bulletin, attached }: Issued, telling: Telling): Content => {
  const { say, setting } = telling;
  const { title, number: n, office, date, period } = bulletin;
  const href = linkTo(setting, { view: 'bulletins', bulletin: String(n) });
  const words = { period: periodWords(say, period), n };
  return framed(telling, say('bulletinWhy'), {
    subject: say('bulletinSubject', { ...words, sheet: nameOf(setting.sheet.name) }),
    headline: oneLine(title, MOST.title),
    lead: say('bulletinLead', { ...words, office: oneLine(office, MOST.title), date: dayWords(say, date) }),
    parts: [attachedPart(telling, attached), overallPart(telling, bulletin, href), slowPart(telling, bulletin, href)],
    next: { words: say('bulletinOpen'), href },
  });
};

/** What is to be done, and the parts of the draft that are to be looked at. */
const taskOf = (request: ForOffice, { say }: Telling, period: string) => {
  switch (request.told) {
    case 'drafted':
      return { headline: say('bulletinDrafted', { period }), lead: say('bulletinDraftedHow', { period }), toCheck: [] };
    case 'unchecked':
      return {
        headline: say('bulletinUnchecked', { period }),
        lead: say('bulletinUncheckedHow', { n: request.toCheck.length }),
        toCheck: request.toCheck.map((part) => line(say(`bulletin_${part}`))),
      };
    case 'waiting': {
      const { period: of, corrects } = request.behind;
      const behind =
        corrects === null ? say('bulletinOfPeriod', { period: periodWords(say, of) }) : say('bulletinCorrection', { n: corrects });
      const lead = say(request.how === 'draft' ? 'bulletinWaitingDraft' : 'bulletinWaitingIssue', { period, behind });
      return { headline: say('bulletinWaiting', { period }), lead, toCheck: [] };
    }
  }
};

const officeLetter = (request: ForOffice, telling: Telling): Content => {
  const { say, setting } = telling;
  const { headline, lead, toCheck } = taskOf(request, telling, periodWords(say, request.period));
  return framed(telling, say('bulletinOfficeWhy'), {
    subject: say('letterAbout', { sheet: nameOf(setting.sheet.name), words: headline }),
    headline,
    lead,
    parts: [{ title: say('bulletinToLookAt'), blocks: toCheck }],
    next: { words: say('bulletinOpenDraft'), href: linkTo(setting, { view: 'bulletins', bulletin: 'draft' }) },
  });
};

export const bulletinLetter = (request: BulletinRequest, telling: Telling): Content =>
  request.told === 'issued' ? issuedLetter(request, telling) : officeLetter(request, telling);
