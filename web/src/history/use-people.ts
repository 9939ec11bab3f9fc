import { useTranslation } from 'react-i18next';
import { READER_ID } from '../../../domain/reading/version.ts';
import type { HistoryEvent, SheetId } from '../../../domain/types.ts';
import type { Editor } from '../../../domain/wire/feed.ts';
import { whoDid } from './change-words.ts';
import type { Choice } from './feed-filters.tsx';
import { useEditors } from './history-query.ts';

/** Members first, each group by name. */
const byStanding = (a: Editor, b: Editor): number => Number(b.isMember) - Number(a.isMember) || a.name.localeCompare(b.name, 'zh');

/** Everybody who changed something of the sheet. Whoever is `chosen` is among them. */
export const usePeople = (sheet: SheetId, events: readonly HistoryEvent[], chosen: string): readonly Choice[] => {
  const { t } = useTranslation();
  const editors = useEditors(sheet);
  const nameOf = ({ id, name, isMember }: Editor): string =>
    isMember || id === READER_ID ? whoDid(t, { id, name }) : t('formerPerson', { name });
  const names = new Map(editors.toSorted(byStanding).map((editor) => [editor.id, nameOf(editor)]));
  // Somebody whose first change has just come.
  for (const { by } of events) if (!names.has(by.id)) names.set(by.id, whoDid(t, by));
  if (chosen !== '' && !names.has(chosen)) names.set(chosen, t('somebody'));
  return [...names].map(([value, name]) => ({ value, name }));
};
