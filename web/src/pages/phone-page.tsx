import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskId } from '../../../domain/types.ts';
import { ConflictHost } from '../conflict/conflict-host.tsx';
import { ConfirmButton } from '../reports/confirm-button.tsx';
import { useSession } from '../session/session.ts';
import { useAddress } from '../state/address.ts';
import { mineFirst, NO_FILTER } from '../state/task-filter.ts';
import { NewsChip } from './news-chip.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { Summary } from './summary.tsx';
import { TaskCard } from './task-card.tsx';
import { useFound } from './use-found.ts';

const goToUnsaved = (): void =>
  (document.querySelector('.task-card .unsaved') ?? document.querySelector('.task-card .tag-waiting'))?.scrollIntoView({ block: 'center' });

const showCard = (task: TaskId): void => {
  const card = document.querySelector<HTMLElement>(`.task-card[data-task="${CSS.escape(task)}"]`);
  card?.scrollIntoView({ block: 'center' });
  card?.focus({ preventScroll: true });
};

/** The sheet on a narrow screen: one card a task, my own first. */
export const PhonePage = () => {
  const { t } = useTranslation();
  const { actor } = useSession();
  const task = useAddress('task');
  const { rows, sought, filter, setFilter, showAll } = useFound(NO_FILTER);
  const { mine, others } = mineFirst(rows, actor);
  useEffect(() => {
    if (task !== null) showCard(task);
  }, [task]);
  return (
    <div className="phone-page">
      <PhoneBar onGoToUnsaved={goToUnsaved} />
      <ConflictHost onDone={showCard} />
      <Summary filter={filter} onFilter={setFilter} />
      <main className="task-cards">
        <NewsChip news={filter.news} onNews={(news) => setFilter({ ...filter, news })} />
        <ConfirmButton />
        {(sought !== '' || filter.unit !== null || filter.onlyUnreported) && (
          <button type="button" className="filter-chip" aria-pressed="true" onClick={showAll}>
            {t('foundShowAll', { n: rows.length })}
          </button>
        )}
        {mine.length > 0 && <h2 className="cards-heading">{t('myTasks')}</h2>}
        {mine.map((row) => (
          <TaskCard key={row.id} row={row} />
        ))}
        {mine.length > 0 && others.length > 0 && <h2 className="cards-heading">{t('otherTasks')}</h2>}
        {others.map((row) => (
          <TaskCard key={row.id} row={row} />
        ))}
      </main>
    </div>
  );
};
