import { useSheetState } from '../state/sheet-state.tsx';
import { SaveIndicator } from './save-indicator.tsx';
import { Summary } from './summary.tsx';
import { TaskCard } from './task-card.tsx';
import { LanguageSwitch } from './top-bar.tsx';

const goToUnsaved = (): void => document.querySelector('.task-card .unsaved')?.scrollIntoView({ block: 'center' });

/** The sheet on a narrow screen: one card a task. */
export const PhonePage = () => {
  const { sheet, save, view } = useSheetState();
  return (
    <div className="phone-page">
      <header className="top-bar">
        <h1>{sheet.name}</h1>
        <span className="spring" />
        <SaveIndicator save={save} onGoTo={goToUnsaved} />
        <LanguageSwitch />
      </header>
      <Summary />
      <main className="task-cards">
        {view.rows.map((row) => (
          <TaskCard key={row.id} row={row} />
        ))}
      </main>
    </div>
  );
};
