/** Writing a bulletin: other figures, and two people at once, take nobody's words away. */
import { expect, test } from 'vitest';
import { correctionText, editedParts, newText, rebased, regenerated, unsavedParts, type TextEdit } from '../../domain/bulletin/draft.ts';
import { proseOf } from '../../domain/bulletin/prose.ts';
import { official } from '../../domain/bulletin/words.ts';
import { bulletinOf, plainFigures, seedFigures } from '../support/bulletins.ts';
import { assessmentOf, sampleSheet, sampleTask } from '../support/samples.ts';

const before = seedFigures();
const text = newText(before, null, '2024-04-03');

test('the first text is that of the figures; what the office gives by itself is as in its last bulletin', () => {
  expect(editedParts(text, before)).toEqual([]);
  const last = { ...text, office: '平湖市人民政府办公室', addressee: '各镇人民政府', redHead: '督查通报', opening: '旧的' };
  expect(newText(before, last, '2024-05-08')).toEqual({ ...last, opening: text.opening, date: '2024-05-08' });
});

test('on other figures, what nobody edited is written anew; what somebody did stays, and is to be checked where the figures moved', () => {
  const after = { ...before, reported: 23, owing: [] };
  const edited = { ...text, overall: '我写的总体情况。', owing: '我写的未报送。', office: '办公室' };
  const again = regenerated({ text: edited, toCheck: [] }, before, after);
  expect(again).toEqual({ text: edited, toCheck: ['owing'] });
  expect(regenerated({ text, toCheck: [] }, before, after).text.owing).toBe(proseOf(after).owing);
  // Once more, with nothing moved since: it is still to be checked.
  expect(regenerated(again, after, after).toCheck).toEqual(['owing']);
});

test('a correction has the text that was wrong, and names it', () => {
  const wrong = bulletinOf(before, {}, { number: 3 });
  const corrected = correctionText(wrong, '2024-04-10');
  expect(corrected.opening).toBe(`平湖市2024年民生实事项目进展情况通报${official('(第3期)有误,现予更正,以本期为准。')}\n${text.opening}`);
  expect(corrected).toEqual({ ...text, opening: corrected.opening, date: '2024-04-10' });
});

const mine: TextEdit = { version: 1, base: text, text: { ...text, next: '我写的下一步。', title: '我的标题' }, clashes: [] };

test('two people who edit different parts have both', () => {
  const both = rebased(mine, 2, { ...text, overall: '他写的总体情况。' });
  expect(both.text).toEqual({ ...mine.text, overall: '他写的总体情况。' });
  expect([both.version, both.clashes, unsavedParts(both)]).toEqual([2, [], ['title', 'next']]);
});

test('where both edited one part mine stays, theirs is at hand, and it is marked until it is settled', () => {
  const clashing = rebased(mine, 2, { ...text, next: '他写的下一步。' });
  expect([clashing.text.next, clashing.base.next, clashing.clashes]).toEqual(['我写的下一步。', '他写的下一步。', ['next']]);
  expect(rebased(clashing, 3, { ...text, next: '他写的下一步。', owing: '他又写了。' })).toMatchObject({
    clashes: ['next'],
    text: { owing: '他又写了。', next: '我写的下一步。' },
  });
  const settled = { ...clashing, text: { ...clashing.text, next: clashing.base.next } };
  expect(rebased(settled, 3, clashing.base).clashes).toEqual([]);
});

test('both wrote the same: there is nothing to settle', () => {
  const same = rebased(mine, 2, { ...text, next: '我写的下一步。' });
  expect([same.clashes, unsavedParts(same)]).toEqual([[], ['title']]);
});

test('a sheet that comes to have tasks gets its sections', () => {
  const empty = plainFigures(sampleSheet({ projects: [], tasks: [] }));
  const full = plainFigures(sampleSheet({ tasks: [sampleTask({ assessment: assessmentOf(0.2) })] }));
  const { text: now } = regenerated({ text: newText(empty, null, '2025-04-03'), toCheck: [] }, empty, full);
  expect(now.slow).toBe(proseOf(full).slow);
});
