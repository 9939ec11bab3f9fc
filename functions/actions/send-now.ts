import { dailySpan } from '../../domain/mail/schedule.ts';
import { choosing } from '../../domain/mail/recipients.ts';
import type { Occasion } from '../../domain/mail/types.ts';
import type { Member } from '../../domain/people/types.ts';
import type { Actor, Sheet } from '../../domain/types.ts';
import type { SendNow } from '../../domain/wire/mailing.ts';
import { type City, draftChase, draftForOne, draftMentions, draftSummary, figuresOf, readCity } from './draft-letters.ts';
import { type Draft, type LetterPorts, writeLetters } from './write-letters.ts';

export type SendNowOutcome =
  | { readonly ok: true; readonly planned: number }
  | { readonly ok: false; readonly reason: 'not_found' | 'not_a_member' | 'year_over' };

type Asked = Pick<SendNow, 'kind'> & { readonly occasion: Occasion; /** Null for the recipients. */ readonly tester: Member | null };

const draftsFor = async (ports: LetterPorts, sheet: Sheet, city: City, { kind, occasion, tester }: Asked): Promise<readonly Draft[]> => {
  if (kind === 'mentions') {
    const all = choosing(city.people.members, city.choices).flatMap(({ member, chosen }) => (chosen.mentions === 'none' ? [] : [member]));
    const span = dailySpan(null, ports.now());
    return (await draftMentions(ports, sheet, tester === null ? all : [tester], span, () => occasion)).get(occasion) ?? [];
  }
  const figures = await figuresOf(ports, sheet);
  if (figures === null) return [];
  if (tester !== null) return draftForOne(ports, sheet, figures, kind, tester);
  return kind === 'summary' ? draftSummary(ports, sheet, figures, city) : draftChase(ports, sheet, figures, city).drafts;
};

/** Plans letters of a kind because somebody asks: for its recipients, or as a test for whoever asks. Sent again, it plans no more. */
export const sendNow = async (ports: LetterPorts, { id, sheet: of, kind, to }: SendNow, actor: Actor): Promise<SendNowOutcome> => {
  const { store } = ports;
  const [sheet, city] = await Promise.all([store.head(of), readCity(ports)]);
  if (sheet === null) return { ok: false, reason: 'not_found' };
  if (kind === 'chase' && sheet.reporting.isOver) return { ok: false, reason: 'year_over' };
  const self = city.people.members.find((member) => member.id === actor.id);
  if (to === 'me' && self === undefined) return { ok: false, reason: 'not_a_member' };
  const occasion = `now-${id}`;
  const drafts = await draftsFor(ports, sheet, city, { kind, occasion, tester: to === 'me' ? (self ?? null) : null });
  return { ok: true, planned: await writeLetters(ports, sheet, occasion, drafts) };
};
