/** 提及: who mentioned the recipient, where and when, in their own words. */
import { listed, type Content, type Item } from './content.ts';
import type { MentionsRequest } from './requests.ts';
import { clipped, framed, linkTo, nameOf, taskWay, timeWords, type Telling } from './telling.ts';

const MOST = { comments: 20, words: 400 } as const;

const itemOf = (telling: Telling, { comment, task }: MentionsRequest['mentions'][number]): Item => {
  const { say } = telling;
  const words = { by: nameOf(comment.by.name), unit: nameOf(comment.unit), time: timeWords(telling, comment.at) };
  return {
    way: taskWay(telling, task, { tab: 'comments' }),
    class: null,
    notes: [say(words.unit === '' ? 'mentionsBy' : 'mentionsByUnit', words)],
    text: [{ kind: 'same', text: comment.withdrawn === null ? clipped(comment.text, MOST.words) : say('mentionsWithdrawn') }],
  };
};

export const mentionsLetter = ({ mentions }: MentionsRequest, telling: Telling): Content => {
  const { say, setting } = telling;
  const [only] = mentions.length === 1 ? mentions : [];
  const words = { sheet: nameOf(setting.sheet.name), n: mentions.length, by: nameOf(only?.comment.by.name ?? '') };
  return framed(telling, say('mentionsWhy'), {
    subject: say(only === undefined ? 'mentionsSubject' : 'mentionsSubjectOne', words),
    headline: say('mentionsHeadline', words),
    lead: say('mentionsLead'),
    parts: [
      {
        title: '',
        blocks: listed(
          mentions,
          MOST.comments,
          (some) => ({ kind: 'items', items: some.map((one) => itemOf(telling, one)) }),
          (left) => ({ words: say('mentionsRest', { n: left }), href: linkTo(setting) }),
        ),
      },
    ],
    next: { words: say('letterOpen'), href: linkTo(setting) },
  });
};
